import type { Capabilities } from '../../core/index.js';
import { askTogether } from '../asking.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { createGatewayClient } from '../http.js';
import { checkOrder, sourceOf } from '../order.js';
import { refusesInside } from '../refusal.js';
import { fingerprint } from '../texts.js';
import { capabilities as published } from './capabilities.js';
import { type Clip, idsOf, readClips, resultOf, ticketOf } from './clips.js';
import { paths, workOf } from './wire.js';

const id = 'openai-hk';

/** How many clip ids one feed address names: a hundred are under 4 kB, and servers refuse lines above 8 kB. */
const largestFeed = 100;

/** OpenAI-HK (openai-hk.com, suno-scene page), a thin layer over Suno. Its tickets are lists of clip ids. */
export const openaiHk: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.openai-hk.com',
  create(settings) {
    // It publishes no errors at all, so no 5xx is known to have cost nothing.
    const client = createGatewayClient(id, settings);
    const places = overridden(id, paths, settings.overrides);
    const capabilities: Capabilities = { ...published, rhythm: settings.rhythm ?? published.rhythm };

    const feed = async (ids: readonly string[], signal: AbortSignal): Promise<Clip[]> => {
      const json = await client.ask(
        `${places.feed}/${ids.map(encodeURIComponent).join(',')}`,
        undefined,
        signal,
      );
      const clips = readClips(json);
      if (clips !== undefined) return clips;
      throw refusesInside(json)
        ? client.refused(json, true)
        : client.unreadable(json, true, 'the feed is no list');
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      async submit(order, signal) {
        checkOrder(id, capabilities, order);
        const { path, body } = workOf(order, () => sourceOf(id, order));
        const json = await client.submit(places[path], body, signal);
        const clips = readClips(json) ?? [];
        if (clips.length > 0) return { ticket: ticketOf(clips) };
        if (refusesInside(json)) throw client.refused(json, false);
        throw client.unreadable(json, false, 'the answer names no clips');
      },

      poll: (tickets, signal) =>
        askTogether(tickets, async (group) => {
          const ids = [...new Set(group.flatMap(idsOf))];
          const clips = new Map<string, Clip>();
          // Twelve stems are twenty-four clips: only a batch of those takes more than one request.
          for (let start = 0; start < ids.length; start += largestFeed) {
            for (const each of await feed(ids.slice(start, start + largestFeed), signal))
              clips.set(each.id, each);
          }
          return new Map(group.map((ticket) => [ticket, resultOf(ticket, clips, client.clean)]));
        }),
    };
  },
};
