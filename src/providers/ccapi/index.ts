import {
  type Capabilities,
  type Order,
  operationOf,
  type PollResult,
  ProviderError,
  type Ticket,
} from '../../core/index.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { pollTogether } from '../shared/batch.js';
import { refusesBeforeWork, refusesInside } from '../shared/classify-error.js';
import { createGatewayClient } from '../shared/client.js';
import { firstText } from '../shared/json.js';
import { fingerprint } from '../shared/redact.js';
import { checkTimeRange } from '../shared/time-range.js';
import { otherOf, sourceOf, validateOrder } from '../shared/validate-order.js';
import { capabilities as published } from './capabilities.js';
import { actions, workOf } from './requests/index.js';
import { envelope, readTasks } from './responses/tasks.js';
import { ticketFor, ticketIn } from './tickets.js';

const id = 'ccapi';

/** A task nobody submitted. */
const nobodysTask = `task_${'0'.repeat(32)}`;

/** CCAPI (docs.ccapi.ai), built on new-api. Its tickets are task ids, with the operation before those that are no songs. */
export const ccapi: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.ccapi.ai',
  create(settings) {
    const client = createGatewayClient(id, settings, refusesBeforeWork);
    const codes = overridden(id, actions, settings.overrides);
    const capabilities: Capabilities = {
      ...published,
      pollInterval: settings.pollInterval ?? published.pollInterval,
    };

    /** One task by the call whose form the page gives in full; several by the batch call. */
    const fetchTasks = async (
      tickets: readonly Ticket[],
      signal: AbortSignal,
    ): Promise<Map<Ticket, PollResult>> => {
      const [first = '', ...more] = new Set(tickets.map((ticket) => ticketIn(ticket).task));
      const json =
        more.length === 0
          ? await client.ask(`/suno/fetch/${encodeURIComponent(first)}`, undefined, signal)
          : await client.ask('/suno/fetch', { ids: [first, ...more] }, signal);
      if (refusesInside(json)) throw client.refused(json, true);
      const answer = envelope.safeParse(json);
      if (!answer.success || answer.data.data === undefined) {
        throw client.unreadable(json, true, 'the answer holds no task records');
      }
      return readTasks(answer.data.data, tickets, client.clean);
    };

    /** A direct action is over when its submit answers, which holds the task id alone: so it is fetched at once. */
    const firstLook = async (ticket: Ticket, signal: AbortSignal): Promise<PollResult | undefined> => {
      try {
        const result = (await fetchTasks([ticket], signal)).get(ticket);
        return result?.state === 'made' ? result : undefined;
      } catch {
        // The order stands whatever becomes of this question; it is asked again in the usual rhythm.
        return undefined;
      }
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      async submit(order, signal) {
        validateOrder(id, capabilities, order);
        checkTimeRange(id, order);
        if (order.operation === 'mixlyrics' || order.operation === 'persona')
          throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered`);
        const { action, body } = workOf(
          order,
          () => sourceOf(id, order),
          () => otherOf(id, order),
        );
        // Two slashes, as the page writes the address of every submit.
        const json = await client.submit(`//suno/submit/${encodeURIComponent(codes[action])}`, body, signal);
        const answer = envelope.safeParse(json);
        const task =
          answer.success && typeof answer.data.data === 'string' ? firstText(answer.data.data) : undefined;
        if (task !== undefined && !refusesInside(json)) {
          const ticket = ticketOf(task, order);
          if (operationOf(order.operation).yields === 'tracks') return { ticket };
          return { ticket, result: await firstLook(ticket, signal) };
        }
        // A refusal that names a task all the same is no sure refusal.
        if (task === undefined && refusesInside(json)) throw client.refused(json, false);
        throw client.unreadable(json, false, 'the answer names no task');
      },

      poll: (tickets, signal) => pollTogether(tickets, (group) => fetchTasks(group, signal)),

      // Fetching costs nothing, and only a known key hears that there is no such task.
      check: (signal) => checkAccount(() => fetchTasks([nobodysTask], signal)),
    };
  },
};

const ticketOf = (task: string, order: Order): Ticket => {
  switch (order.operation) {
    case 'upload':
      return ticketFor(task, 'upload', order.values.audio, order.values.title ?? '');
    case 'acapella': {
      const { from, to } = order.values;
      return ticketFor(task, 'acapella', to - from, order.source?.title ?? '');
    }
    default:
      return operationOf(order.operation).yields === 'tracks' ? task : ticketFor(task, order.operation);
  }
};
