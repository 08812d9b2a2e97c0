import type { Generation, Request } from '../../generation.js';
import type { StudioPorts } from '../ports.js';

/** What takes about the same time: one operation with one model. */
export const timedAs = ({ operation, model }: Request): string => `${operation}:${model}`;

/** How long this kind of song takes at this gateway, in seconds: measured, else as its driver declares. */
export const usualSeconds = async (ports: StudioPorts, generation: Generation): Promise<number> =>
  (await ports.health.usual(generation.provider, timedAs(generation.request))) ??
  ports.providers.get(generation.provider)?.capabilities.usualSeconds ??
  120;

/** How far a running song is, from 0 to 0.95: what the gateway says, or what the clock says if that is further. */
export const shownProgress = async (
  ports: StudioPorts,
  generation: Generation,
  told: number | undefined,
): Promise<number> => {
  const elapsed = (ports.clock() - (generation.ticket?.at ?? ports.clock())) / 1000;
  const byClock = Math.min(0.9, elapsed / (await usualSeconds(ports, generation)));
  return Math.min(0.95, Math.max(told ?? 0, byClock));
};
