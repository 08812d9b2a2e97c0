import { fitMessage } from '../../fit.js';
import type { Generation } from '../../generation.js';
import { type ChatSurface, SurfaceError } from '../../surface.js';
import { done, later, type Step, type StudioPorts } from '../ports.js';
import { usualSeconds } from '../work/progress.js';
import { addCover } from './add-cover.js';
import { cardMessage } from './cards.js';
import { redrawProduct } from './deliver-product.js';
import { drawingLock } from './drawing.js';
import { postTrack } from './post-track.js';
import { cardIsProduct, cardIsTrack, endFace } from './tell-end.js';

/** How long a redraw may hold a card. One that hangs longer looks afterwards whether it came too late. */
const drawingMs = 30_000;

/** Draws the card of a generation as it stands now. The last state always wins; a card that is over stays. */
export const createRedraw =
  (ports: StudioPorts) =>
  async (id: string): Promise<Step> => {
    await addCover(ports, id);
    const lock = drawingLock(id);
    if (!(await ports.locks.claim(lock, drawingMs))) return later(500);
    const since = ports.clock();
    try {
      const step = await draw(ports, id);
      if (ports.clock() - since >= drawingMs) await drawEnd(ports, id);
      return step;
    } finally {
      // A lock that was outlived may be another's by now.
      if (ports.clock() - since < drawingMs) await ports.locks.release(lock);
    }
  };

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

/** The song came while an edit hung, and the edit landed on top of it: the last face is shown again. */
const drawEnd = async (ports: StudioPorts, id: string): Promise<void> => {
  const generation = await ports.generations.load(id);
  const surface = generation && ports.surfaces.get(generation.address.platform);
  if (generation?.state.step !== 'done' || generation.card === undefined || surface === undefined) return;
  if (cardIsTrack(generation)) return showTrack(ports, surface, generation);
  if (cardIsProduct(generation)) return redrawProduct(ports, surface, generation);
  const message = await endFace(ports, generation, generation.state.outcome);
  await surface.edit(generation.card, fitMessage(message, surface.limits));
};

const showTrack = async (ports: StudioPorts, surface: ChatSurface, generation: Generation): Promise<void> => {
  const track = await ports.tracks.load(`${generation.id}.0`);
  if (track !== undefined) await postTrack(ports, surface, generation, track);
};
