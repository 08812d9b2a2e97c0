import type { Capabilities } from '../../core/index.js';
import { firstText } from '../answers.js';
import { askTogether } from '../asking.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { createGatewayClient } from '../http.js';
import { checkOrder, sourceOf } from '../order.js';
import { refusesBeforeWork, refusesInside } from '../refusal.js';
import { fingerprint } from '../texts.js';
import { capabilities as published } from './capabilities.js';
import { actions, envelope, readTasks, workOf } from './wire.js';

const id = 'ccapi';

/** CCAPI (docs.ccapi.ai), built on new-api. Its tickets are task ids. */
export const ccapi: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.ccapi.ai',
  create(settings) {
    const client = createGatewayClient(id, settings, refusesBeforeWork);
    const codes = overridden(id, actions, settings.overrides);
    const capabilities: Capabilities = { ...published, rhythm: settings.rhythm ?? published.rhythm };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      async submit(order, signal) {
        checkOrder(id, capabilities, order);
        const { action, body } = workOf(order, () => sourceOf(id, order));
        // Two slashes, as the page writes the address of every submit.
        const json = await client.submit(`//suno/submit/${encodeURIComponent(codes[action])}`, body, signal);
        const answer = envelope.safeParse(json);
        const ticket =
          answer.success && typeof answer.data.data === 'string' ? firstText(answer.data.data) : undefined;
        if (ticket !== undefined && !refusesInside(json)) return { ticket };
        // A refusal that names a task all the same is no sure refusal.
        if (ticket === undefined && refusesInside(json)) throw client.refused(json, false);
        throw client.unreadable(json, false, 'the answer names no task');
      },

      poll: (tickets, signal) =>
        askTogether(tickets, async (ids) => {
          const json = await client.ask('/suno/fetch', { ids }, signal);
          if (refusesInside(json)) throw client.refused(json, true);
          const answer = envelope.safeParse(json);
          if (!answer.success || answer.data.data === undefined) {
            throw client.unreadable(json, true, 'the answer holds no task records');
          }
          const tasks = readTasks(answer.data.data, client.clean);
          return new Map(ids.map((ticket) => [ticket, tasks.get(ticket) ?? { state: 'unknown' }]));
        }),
    };
  },
};
