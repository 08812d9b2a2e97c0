import { type Capabilities, type PollResult, ProviderError, type Ticket } from '../../core/index.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { pollTogether } from '../shared/batch.js';
import { refusesInside } from '../shared/classify-error.js';
import { createGatewayClient } from '../shared/client.js';
import { fingerprint } from '../shared/redact.js';
import { validateOrder } from '../shared/validate-order.js';
import { capabilities as published } from './capabilities.js';
import { places } from './endpoints.js';
import { bodyOf } from './requests/index.js';
import { acceptance, amountIn, envelope, faultOfCode, resultOf, statusShape } from './responses/answer.js';

const id = 'apixo';

/** A task nobody ordered. */
const nobodysTask = 'task_00000000';

/** APIXO (apixo.ai, page "Suno"). Its tickets are task ids. */
export const apixo: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.apixo.ai',
  create(settings) {
    // It does not say which of its own troubles come before the work, so no 5xx is known to have cost nothing.
    const client = createGatewayClient(id, settings, () => false, { fault: faultOfCode });
    const table = overridden(id, places, settings.overrides);
    const capabilities: Capabilities = {
      ...published,
      pollInterval: settings.pollInterval ?? published.pollInterval,
    };

    /** The `data` of an answer to a question; an outer code that says no is an error. */
    const ask = async (path: string, signal: AbortSignal): Promise<unknown> => {
      const json = await client.ask(path, undefined, signal);
      if (refusesInside(json)) throw client.refused(json, true);
      const answer = envelope.safeParse(json);
      if (!answer.success || answer.data.data === undefined)
        throw client.unreadable(json, true, 'the answer holds no data');
      return answer.data.data;
    };

    const look = async (ticket: Ticket, signal: AbortSignal): Promise<PollResult> => {
      const data = await ask(`${table.status}?taskId=${encodeURIComponent(ticket)}`, signal);
      const status = statusShape.safeParse(data);
      if (!status.success) throw client.unreadable(data, true, 'the answer names no state');
      const result = resultOf(ticket, status.data, client.clean);
      if (result !== undefined) return result;
      // The song is over and will not read any better: that is no reason to shut the gateway to others.
      const { code, detail } = client.unreadable(data, true, 'its result cannot be read');
      return { state: 'failed', code, detail };
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      async submit(order, signal) {
        validateOrder(id, capabilities, order);
        const json = await client.submit(table.generate, bodyOf(order, table.provider), signal);
        const answer = envelope.safeParse(json);
        const accepted = acceptance.safeParse(answer.success ? answer.data.data : undefined);
        const refused = refusesInside(json);
        if (accepted.success && !refused) return { ticket: accepted.data.taskId };
        // A refusal that names a task all the same is no sure refusal.
        if (refused && !accepted.success) throw client.refused(json, false);
        throw client.unreadable(json, false, 'the answer names no task');
      },

      poll: (tickets, signal) =>
        pollTogether(tickets, async (group) => {
          const looks = [...new Set(group)].map(
            async (ticket) => [ticket, await look(ticket, signal)] as const,
          );
          return new Map(await Promise.all(looks));
        }),

      async check(signal) {
        let amount: number | undefined;
        const said = await checkAccount(async () => {
          try {
            amount = amountIn(await ask(table.balance, signal));
          } catch (error) {
            if (!(error instanceof ProviderError) || error.code !== 'unknown_task') throw error;
            // The page does not name this call: where it is not there, a task nobody ordered tells about the key.
            await look(nobodysTask, signal);
          }
        });
        return amount === undefined ? said : { ...said, balance: String(amount), empty: amount <= 0 };
      },
    };
  },
};
