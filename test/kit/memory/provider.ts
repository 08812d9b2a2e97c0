import type {
  Capability,
  MusicProvider,
  Order,
  PollResult,
  Submission,
  Ticket,
} from '../../../src/core/index.js';

const anything: Capability = {
  models: ['v5'],
  fields: ['prompt'],
  limits: () => ({ prompt: 400, lyrics: 3000, style: 200, title: 80 }),
};

/** A gateway that does as the test says, and keeps the bill: `charges` holds a prompt for every time it was paid. */
export const createScriptedProvider = (
  id: string,
  play: {
    submit: (order: Order) => Promise<Submission>;
    poll?: (ticket: Ticket) => PollResult;
    batch?: number;
  },
): MusicProvider & { calls: string[]; polls: Ticket[] } => {
  const calls: string[] = [];
  const polls: Ticket[] = [];
  return {
    id,
    account: `account-${id}`,
    calls,
    polls,
    capabilities: {
      operations: { song: anything },
      batch: play.batch ?? 10,
      pollInterval: { firstMs: 1000, everyMs: 1000 },
      chargeOfFailure: 'none',
      usualSeconds: 30,
    },
    submit: async (order) => {
      calls.push('prompt' in order.values ? String(order.values.prompt) : '');
      return play.submit(order);
    },
    check: async () => ({ reachable: true, keyAccepted: true, detail: '' }),
    poll: async (tickets) => {
      polls.push(...tickets);
      return new Map(tickets.map((ticket) => [ticket, play.poll?.(ticket) ?? { state: 'waiting' }]));
    },
  };
};
