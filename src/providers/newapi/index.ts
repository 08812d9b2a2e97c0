import { type Order, ProviderError, type Submission } from '../../core/index.js';
import { overridden, type ProviderDefinition, type ProviderSettings } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { refusesBeforeWork, type Said } from '../shared/classify-error.js';
import { createGatewayClient } from '../shared/client.js';
import { fingerprint } from '../shared/redact.js';
import { otherOf, sourceOf, validateOrder } from '../shared/validate-order.js';
import { makeCall } from './calls.js';
import { capabilitiesBy } from './capabilities.js';
import { type Places, places } from './endpoints.js';
import { lookAt } from './poll/index.js';
import { fetchTasks } from './poll/tasks.js';
import { checkParts } from './requests/checks.js';
import { workOf } from './requests/index.js';
import { createPauses, type Desk } from './session.js';
import { take, upload } from './submit.js';
import { ticketFor } from './tickets.js';

const id = 'newapi';

/** A task nobody submitted. */
const nobodysTask = '00000000-0000-0000-0000-000000000000';

/** The account that made the track is gone from the gateway (QuantumNous/new-api, relay/relay_task.go). */
const isGone = /\b(?:channel_not_found|task_channel_disable)\b/;

/** Said before anything is handed on (QuantumNous/new-api, relay/relay_task.go and controller/relay.go). */
const isEarly = /\b(?:build_request_failed|get_channel_failed|invalid_api_platform)\b/;

/**
 * Any reseller's new-api (page "Generate music"); each has an address of its own. Its tickets are task ids, or say what
 * else they name. Builds differ in all but songs and fetching, so the rest stands in {@link places}.
 */
export const newapi: ProviderDefinition = {
  id,
  defaultUrl: undefined,
  create(settings) {
    const early = (said: Said) => refusesBeforeWork(said) || isEarly.test(said.code);
    const client = createGatewayClient(id, settings, early, {
      fault: ({ code }) => (isGone.test(code) ? 'maker_gone' : undefined),
    });
    const table = tableFrom(settings.overrides);
    const capabilities = capabilitiesBy(table, settings.pollInterval);
    const desk: Desk = { client, table, clock: settings.clock, isDue: createPauses(settings.clock) };

    const submit = async (order: Order, signal: AbortSignal): Promise<Submission> => {
      const source = () => sourceOf(id, order);
      switch (order.operation) {
        case 'lyrics': {
          const body = { prompt: order.values.prompt, notify_hook: order.callbackUrl };
          const { task } = await take(desk, { path: table.lyrics, body }, signal);
          if (task === undefined)
            throw new ProviderError(id, 'bad_answer', 'maybe', 'the answer names no task');
          return { ticket: ticketFor('lyrics', task) };
        }
        case 'upload':
          return upload(desk, order, signal);
        case 'style':
        case 'acapella':
        case 'persona':
        case 'karaoke':
        case 'wav':
        case 'video':
        case 'midi':
          return makeCall(desk, order, source, signal);
        case 'bpm':
        case 'sounds':
        case 'mixlyrics':
          throw new ProviderError(id, 'cannot', 'no', `${order.operation} is not offered`);
        default: {
          const work = workOf(order, { source, other: () => otherOf(id, order), table });
          const { task, clips } = await take(desk, work, signal);
          return { ticket: task ?? ticketFor('clips', ...clips) };
        }
      }
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      poll: (tickets, signal) => lookAt(desk, tickets, signal),

      async submit(order, signal) {
        validateOrder(id, capabilities, order);
        checkParts(id, order, table);
        return submit(order, signal);
      },

      // Fetching costs nothing, and only a known key hears that there is no such task.
      check: (signal) => checkAccount(() => fetchTasks(desk, 'MUSIC', [nobodysTask], signal)),
    };
  },
};

const tableFrom = (overrides: ProviderSettings['overrides']): Places => {
  const table = overridden(id, places, overrides);
  if (table.continueBy === 'place' || table.continueBy === 'clip') return table;
  throw new Error(`${id}: continueBy is “place” or “clip”, not “${table.continueBy}”.`);
};
