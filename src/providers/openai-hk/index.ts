import {
  type Capabilities,
  type Order,
  type PollResult,
  ProviderError,
  type Submission,
  type Ticket,
} from '../../core/index.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { pollTogether } from '../shared/batch.js';
import { refusesInside } from '../shared/classify-error.js';
import { createGatewayClient } from '../shared/client.js';
import { fingerprint } from '../shared/redact.js';
import { checkTimeRange, timeRangeIn } from '../shared/time-range.js';
import { otherOf, sourceOf, validateOrder } from '../shared/validate-order.js';
import {
  createPersona,
  type Desk,
  describeStyle,
  extractVoice,
  lookAtCalls,
  lookAtWords,
  mixLyrics,
  orderFile,
  orderLyrics,
  timedWords,
  uploadAudio,
} from './calls/index.js';
import { capabilities as published } from './capabilities.js';
import { createPace } from './pace.js';
import {
  exactReplaceWork,
  freeReplaceWork,
  type OrderFor,
  paths,
  type Work,
  workOf,
} from './requests/index.js';
import { type Clip, idsOf, readClips, resultOf, ticketOf } from './responses/clips.js';
import { callIn, callTicket } from './tickets.js';

const id = 'openai-hk';

/** How many clip ids one feed address names: a hundred are under 4 kB, and servers refuse lines above 8 kB. */
const largestFeed = 100;

/** A clip nobody made. */
const nobodysClip = '00000000-0000-0000-0000-000000000000';

/** OpenAI-HK (openai-hk.com, suno-scene page), a thin layer over Suno. Its tickets are lists of clip ids, or name a call. */
export const openaiHk: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.openai-hk.com',
  create(settings) {
    // It publishes no errors at all, so no 5xx is known to have cost nothing.
    const client = createGatewayClient(id, settings);
    const places = overridden(id, paths, settings.overrides);
    const capabilities: Capabilities = {
      ...published,
      pollInterval: settings.pollInterval ?? published.pollInterval,
    };
    const desk: Desk = { client, places, clock: settings.clock, pace: createPace(settings.clock) };

    const make = async ({ path, body }: Work, signal: AbortSignal): Promise<Submission> => {
      const json = await client.submit(places[path], body, signal);
      const clips = readClips(json) ?? [];
      if (clips.length > 0) return { ticket: ticketOf(clips) };
      if (refusesInside(json)) throw client.refused(json, false);
      throw client.unreadable(json, false, 'the answer names no clips');
    };

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

    const askForClips = (tickets: readonly Ticket[], signal: AbortSignal): Promise<Map<Ticket, PollResult>> =>
      pollTogether(tickets, async (group) => {
        const ids = [...new Set(group.flatMap(idsOf))];
        const clips = new Map<string, Clip>();
        // Twelve stems are twenty-four clips: only a batch of those takes more than one request.
        for (let start = 0; start < ids.length; start += largestFeed) {
          for (const each of await feed(ids.slice(start, start + largestFeed), signal))
            clips.set(each.id, each);
        }
        return new Map(group.map((ticket) => [ticket, resultOf(ticket, clips, client.clean)]));
      });

    const replace = async (order: OrderFor<'replace'>, signal: AbortSignal): Promise<Submission> => {
      const source = sourceOf(id, order);
      if (order.values.method === 'exact') {
        return make(exactReplaceWork(order, source, await timedWords(desk, source.clipId, signal)), signal);
      }
      // The free way only sings better for knowing which words are where.
      const words = await timedWords(desk, source.clipId, signal).catch(() => []);
      return make(freeReplaceWork(order, source, words), signal);
    };

    const submit = async (order: Order, signal: AbortSignal): Promise<Submission> => {
      validateOrder(id, capabilities, order);
      checkTimeRange(id, order);
      const source = () => sourceOf(id, order);
      switch (order.operation) {
        case 'lyrics':
          return orderLyrics(desk, order, signal);
        case 'mixlyrics':
          return mixLyrics(desk, order, signal);
        case 'style':
          return describeStyle(desk, order, signal);
        case 'upload':
          return uploadAudio(desk, order, signal);
        case 'karaoke': {
          const { clipId } = source();
          const result = await lookAtWords(desk, clipId, signal);
          return { ticket: callTicket('timing', clipId), result };
        }
        case 'wav':
        case 'video':
        case 'midi':
          return orderFile(desk, order.operation, source().clipId, signal);
        case 'acapella':
          return extractVoice(desk, order, source(), signal);
        case 'persona':
          if (source().operation === 'upload')
            throw new ProviderError(id, 'cannot', 'no', 'a persona cannot be made from an upload');
          return createPersona(desk, order, source(), timeRangeIn(order, source), signal);
        case 'replace':
          return replace(order, signal);
        case 'bpm':
        case 'sounds':
          throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered`);
        default:
          return make(workOf(order, { source, other: () => otherOf(id, order) }), signal);
      }
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      submit: (order, signal) =>
        submit(order, signal).catch((error: unknown) => {
          if (error instanceof ProviderError || !signal.aborted) throw error;
          // Only a free question before the order is cut short in this way: nothing has been ordered.
          throw new ProviderError(id, 'timed_out', 'no', 'the call was cut short');
        }),

      async poll(tickets, signal) {
        const ofClips = tickets.filter((ticket) => idsOf(ticket).length > 0);
        const ofCalls = tickets.filter((ticket) => callIn(ticket) !== undefined && !ofClips.includes(ticket));
        const clips = await askForClips(ofClips, signal);
        const { answers: calls, trouble } = await lookAtCalls(desk, ofCalls, signal);
        // When nothing at all was heard it is the gateway's trouble, not that of one call.
        if (trouble !== undefined && clips.size + calls.size === 0) throw trouble;
        const silent: PollResult = trouble === undefined ? { state: 'unknown' } : { state: 'waiting' };
        return new Map(tickets.map((ticket) => [ticket, clips.get(ticket) ?? calls.get(ticket) ?? silent]));
      },

      // A feed of nobody's clip costs nothing and is answered to known keys alone.
      check: (signal) => checkAccount(() => feed([nobodysClip], signal)),
    };
  },
};
