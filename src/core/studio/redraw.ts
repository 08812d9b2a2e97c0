import { fitMessage } from '../fit.js';
import { SurfaceError } from '../surface.js';
import { cardMessage } from './cards.js';
import { done, later, type Step, type StudioPorts } from './ports.js';
import { usualSeconds } from './progress.js';

/** Draws the card of a generation as it stands now. The last state always wins; a card that is over stays. */
export const createRedraw =
  (ports: StudioPorts) =>
  async (id: string): Promise<Step> => {
    const lock = drawingLock(id);
    if (!(await ports.locks.claim(lock, 30_000))) return later(500);
    try {
      return await draw(ports, id);
    } finally {
      await ports.locks.release(lock);
    }
  };

/** Held while a card is being redrawn: a delivery waits for it, so that the last edit is always its own. */
export const drawingLock = (id: string): string => `draw:${id}`;

const draw = async (ports: StudioPorts, id: string): Promise<Step> => {
  const generation = await ports.generations.load(id);
  if (generation?.card === undefined) return done;
  const { step } = generation.state;
  // The end is told by the delivery itself, which sees to it that it is told.
  if (step === 'done' || step === 'delivering') return done;
  const surface = ports.surfaces.get(generation.address.platform);
  if (surface === undefined) return done;
  const message = cardMessage(generation, {
    now: ports.clock(),
    ahead: await ports.carrier.ahead(generation.provider, id),
    usualSeconds: await usualSeconds(ports, generation),
    sandbox: ports.sandbox,
  });
  try {
    await surface.edit(generation.card, fitMessage(message, surface.limits));
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'slow_down') return later(error.retryAfterMs ?? 3000);
    // Only the looks of a card: the next change draws it again.
    ports.log.warn(
      { id, detail: error instanceof Error ? error.message : String(error) },
      'a card was not redrawn',
    );
  }
  return done;
};
