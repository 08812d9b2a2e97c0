import { type PollResult, ProviderError, type Ticket } from '../../core/index.js';

type PollResults = Map<Ticket, PollResult>;

/**
 * Polls many tickets in one request. Where a gateway refuses the whole batch because it has lost one of them,
 * each ticket is polled alone, so that one lost song does not hide the others.
 */
export const pollBatch = async (
  tickets: readonly Ticket[],
  poll: (tickets: readonly Ticket[]) => Promise<PollResults>,
): Promise<PollResults> => {
  if (tickets.length === 0) return new Map();
  try {
    return await poll(tickets);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'unknown_task') throw error;
    const results: PollResults = new Map();
    for (const ticket of tickets) {
      const alone: PollResults = tickets.length === 1 ? new Map() : await pollBatch([ticket], poll);
      results.set(ticket, alone.get(ticket) ?? { state: 'unknown' });
    }
    return results;
  }
};
