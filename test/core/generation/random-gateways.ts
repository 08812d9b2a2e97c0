import {
  type FaultCode,
  type PollResult,
  ProviderError,
  type Submission,
  type Ticket,
} from '../../../src/core/index.js';
import { createScriptedProvider } from '../../kit/memory/index.js';
import { take } from '../samples.js';

/** The faults of a request that the gateway has surely not accepted. */
const sureRefusals: FaultCode[] = ['rate_limited', 'overloaded', 'unauthorized', 'moderated', 'bad_answer'];

/**
 * Two gateways that behave at random until it is calm: they accept, refuse, break the connection, fail and forget
 * tickets. They record which prompts they have charged for and which charges they have refunded.
 */
export const openRandomGateways = (chance: () => number, calm: () => boolean) => {
  const charged: string[] = [];
  const refunded = new Set<string>();
  const owner = new Map<Ticket, string>();
  const answers = new Map<Ticket, PollResult>();
  const finish = (ticket: Ticket): PollResult => ({
    state: 'finished',
    takes: [take(`${ticket}.a`), ...(chance() < 0.7 ? [take(`${ticket}.b`)] : [])],
    missing: chance() < 0.2 ? 1 : 0,
  });
  const poll = (ticket: Ticket): PollResult => {
    const known = answers.get(ticket);
    if (known !== undefined) return known;
    const draw = calm() ? 1 : chance();
    if (draw < 0.3) return { state: 'waiting' };
    if (draw < 0.6) return { state: 'running', progress: chance() };
    if (draw < 0.65) return { state: 'unknown' };
    const failed = draw < 0.7;
    if (failed) refunded.add(owner.get(ticket) ?? '');
    const answer: PollResult = failed ? { state: 'failed', code: 'failed', detail: 'no' } : finish(ticket);
    answers.set(ticket, answer);
    return answer;
  };
  const open = (id: string) => {
    const gateway = createScriptedProvider(id, {
      poll,
      submit: async (order): Promise<Submission> => {
        const prompt = 'prompt' in order.values ? String(order.values.prompt) : '';
        const draw = calm() ? 0 : chance();
        const accept = () => {
          charged.push(prompt);
          const ticket = `${id}-${charged.length}`;
          owner.set(ticket, prompt);
          return ticket;
        };
        if (draw < 0.5) return { ticket: accept() };
        if (draw < 0.6) {
          const ticket = accept();
          const result = finish(ticket);
          answers.set(ticket, result);
          return { ticket, result };
        }
        const code = sureRefusals[Math.floor(chance() * sureRefusals.length)] ?? 'overloaded';
        if (draw < 0.85) throw new ProviderError(id, code, 'no', 'refused');
        // The connection breaks, before or after the gateway has accepted the request.
        if (chance() < 0.5) accept();
        if (draw < 0.95) throw new ProviderError(id, 'unreachable', 'maybe', 'reset');
        throw new Error('aborted');
      },
    });
    return gateway;
  };
  return { gateways: [open('first'), open('second')], charged, refunded };
};
