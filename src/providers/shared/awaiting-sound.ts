import type { PollResult } from '../../core/index.js';

/**
 * The result of a song that is called done, has no sound yet and no reason why: a gateway may give the address some seconds
 * later. It counts as running; core gives up when a song takes too long, and then says that it was charged.
 */
export const awaitingSound: PollResult = { state: 'running' };
