import type { PlatformId } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';

/** Carries work to workers. Adding the same work twice is the same as once; a job holds an id and nothing else. */
export interface JobQueue {
  /** Queues a generation for its gateway, at a fair rank: behind the person's own last one, and never before others' first. */
  submit(provider: ProviderId, id: string, person: string): Promise<void>;
  deliver(platform: PlatformId, id: string): Promise<void>;
  /** Redraws the card, soon; many calls make one redraw. */
  refreshCard(platform: PlatformId, id: string): Promise<void>;
  /** How many are to be submitted before this one; undefined when it does not wait. */
  ahead(provider: ProviderId, id: string): Promise<number | undefined>;
  /** The next ones to be submitted, in order. */
  waiting(provider: ProviderId, limit: number): Promise<string[]>;
  withdraw(provider: ProviderId, id: string): Promise<void>;
}
