import type { Generation, Request } from '../domain/generation.js';
import type { Deps } from '../ports/deps.js';

/** The key of requests that take about the same time: one operation with one model. */
export const timingKey = ({ operation, model }: Request): string => `${operation}:${model}`;

/** How long this kind of request takes at its gateway, in seconds: measured, else as the driver declares. */
export const expectedSeconds = async (
  deps: Deps<'store' | 'providers'>,
  generation: Generation,
): Promise<number> =>
  (await deps.store.timings.median(generation.provider, timingKey(generation.request))) ??
  deps.providers.inUse.get(generation.provider)?.capabilities.usualSeconds ??
  120;

/** The progress to show for a running generation, 0 to 0.95: what the gateway reports, or the estimate if it is higher. */
export const shownProgress = async (
  deps: Deps<'clock' | 'store' | 'providers'>,
  generation: Generation,
  reported: number | undefined,
): Promise<number> => {
  const elapsed = (deps.clock.now() - (generation.ticket?.at ?? deps.clock.now())) / 1000;
  const estimated = Math.min(0.9, elapsed / (await expectedSeconds(deps, generation)));
  return Math.min(0.95, Math.max(reported ?? 0, estimated));
};
