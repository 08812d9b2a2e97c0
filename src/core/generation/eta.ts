import type { Generation, Request } from '../domain/generation.js';
import type { Deps } from '../ports/deps.js';

/** What takes about the same time: one operation with one model. */
export const timingKey = ({ operation, model }: Request): string => `${operation}:${model}`;

/** How long this kind of song takes at this gateway, in seconds: measured, else as its driver declares. */
export const expectedSeconds = async (
  deps: Deps<'store' | 'providers'>,
  generation: Generation,
): Promise<number> =>
  (await deps.store.timings.median(generation.provider, timingKey(generation.request))) ??
  deps.providers.inUse.get(generation.provider)?.capabilities.usualSeconds ??
  120;

/** How far a running song is, from 0 to 0.95: what the gateway says, or what the clock says if that is further. */
export const shownProgress = async (
  deps: Deps<'clock' | 'store' | 'providers'>,
  generation: Generation,
  told: number | undefined,
): Promise<number> => {
  const elapsed = (deps.clock.now() - (generation.ticket?.at ?? deps.clock.now())) / 1000;
  const byClock = Math.min(0.9, elapsed / (await expectedSeconds(deps, generation)));
  return Math.min(0.95, Math.max(told ?? 0, byClock));
};
