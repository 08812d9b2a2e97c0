import { type PollResult, ProviderError, type Ticket } from '../../core/index.js';

type Answers = Map<Ticket, PollResult>;

/**
 * Asks for many tickets at once. Where a gateway refuses the whole batch because it has lost one of them,
 * each is asked for by itself, so that one lost song does not hide the others.
 */
export const pollTogether = async (
  tickets: readonly Ticket[],
  ask: (tickets: readonly Ticket[]) => Promise<Answers>,
): Promise<Answers> => {
  if (tickets.length === 0) return new Map();
  try {
    return await ask(tickets);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'unknown_task') throw error;
    const answers: Answers = new Map();
    for (const ticket of tickets) {
      const alone: Answers = tickets.length === 1 ? new Map() : await pollTogether([ticket], ask);
      answers.set(ticket, alone.get(ticket) ?? { state: 'unknown' });
    }
    return answers;
  }
};
