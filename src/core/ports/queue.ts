import type { PlatformId } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';

/** Jobs for the workers. A job holds an id and nothing else; adding it again while it is in its queue changes nothing. */
export type JobQueue = {
  /** Queues a generation for its gateway at a fair rank: behind the person's own last one, never before others' first. */
  submit(provider: ProviderId, id: string, person: string): Promise<void>;
  deliver(platform: PlatformId, id: string): Promise<void>;
  /** Refreshes the status card, a little later; many calls until then make one refresh. */
  refreshCard(platform: PlatformId, id: string): Promise<void>;
  /** How many go to the gateway before this one; undefined when it is not waiting. Counted exactly up to 500. */
  ahead(provider: ProviderId, id: string): Promise<number | undefined>;
  /** Ids of the next ones to go to the gateway, in order. */
  waiting(provider: ProviderId, limit: number): Promise<string[]>;
  /** Removes a waiting generation from its gateway's queue; one that a worker has taken stays. */
  withdraw(provider: ProviderId, id: string): Promise<void>;
};
