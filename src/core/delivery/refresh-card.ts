import type { Generation } from '../domain/generation.js';
import { expectedSeconds } from '../generation/eta.js';
import type { Step } from '../generation/step.js';
import { done, later } from '../generation/step.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { type ChatSurface, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { statusCard } from '../views/status-card.js';
import { addCardCover } from './card-cover.js';
import { cardLock } from './card-lock.js';
import { cardIsProduct, cardIsTrack, finalCard } from './final-card.js';
import { postTrack } from './post-track.js';
import { refreshProduct } from './product.js';

/** How long a redraw may hold a card. One that hangs longer looks afterwards whether it came too late. */
const drawingMs = 30_000;

/** Draws the card of a generation as it stands now. The last state always wins; a card that is over stays. */
export const createRefreshCard =
  (deps: CoreDeps) =>
  async (id: string): Promise<Step> => {
    await addCardCover(deps, id);
    const lock = cardLock(id);
    if (!(await deps.store.locks.claim(lock, drawingMs))) return later(500);
    const since = deps.clock.now();
    try {
      const step = await draw(deps, id);
      if (deps.clock.now() - since >= drawingMs) await drawEnd(deps, id);
      return step;
    } finally {
      // A lock that was outlived may be another's by now.
      if (deps.clock.now() - since < drawingMs) await deps.store.locks.release(lock);
    }
  };

const draw = async (deps: CoreDeps, id: string): Promise<Step> => {
  const generation = await deps.store.generations.load(id);
  if (generation?.card === undefined) return done;
  const { step } = generation.state;
  // The end is told by the delivery itself, which sees to it that it is told.
  if (step === 'done' || step === 'delivering') return done;
  const surface = deps.platforms.get(generation.address.platform);
  if (surface === undefined) return done;
  const message = statusCard(generation, {
    now: deps.clock.now(),
    ahead: await deps.queue.ahead(generation.provider, id),
    usualSeconds: await expectedSeconds(deps, generation),
    sandbox: deps.settings.sandbox,
  });
  try {
    await surface.edit(generation.card, fitMessage(message, surface.limits));
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'slow_down') return later(error.retryAfterMs ?? 3000);
    // Only the looks of a card: the next change draws it again.
    deps.log.warn(
      { id, detail: error instanceof Error ? error.message : String(error) },
      'a card was not redrawn',
    );
  }
  return done;
};

/** The song came while an edit hung, and the edit landed on top of it: the last face is shown again. */
const drawEnd = async (
  deps: Deps<'store' | 'media' | 'providers' | 'platforms' | 'settings'>,
  id: string,
): Promise<void> => {
  const generation = await deps.store.generations.load(id);
  const surface = generation && deps.platforms.get(generation.address.platform);
  if (generation?.state.step !== 'done' || generation.card === undefined || surface === undefined) return;
  if (cardIsTrack(generation)) return showTrack(deps, surface, generation);
  if (cardIsProduct(generation)) return refreshProduct(deps, surface, generation);
  const message = await finalCard(deps, generation, generation.state.outcome);
  await surface.edit(generation.card, fitMessage(message, surface.limits));
};

const showTrack = async (
  deps: Deps<'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
): Promise<void> => {
  const track = await deps.store.tracks.load(`${generation.id}.0`);
  if (track !== undefined) await postTrack(deps, surface, generation, track);
};
