import type { Generation } from '../domain/generation.js';
import { expectedSeconds } from '../generation/eta.js';
import type { JobResult } from '../generation/job-result.js';
import { done, later } from '../generation/job-result.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { type ChatSurface, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { statusCard } from '../views/status-card.js';
import { addCardCover } from './card-cover.js';
import { cardLock } from './card-lock.js';
import { cardIsProduct, cardIsTrack, finalCard } from './final-card.js';
import { postTrack } from './post-track.js';
import { refreshProduct } from './product.js';

/**
 * How long a refresh may hold the lock of a card, in milliseconds. One that took longer checks afterwards whether it
 * was too late.
 */
const refreshMs = 30_000;

/** Refreshes the card of a generation. The newest state wins; the card of an ended generation stays. */
export const createRefreshCard =
  (deps: CoreDeps) =>
  async (id: string): Promise<JobResult> => {
    await addCardCover(deps, id);
    const lock = cardLock(id);
    if (!(await deps.store.locks.claim(lock, refreshMs))) return later(500);
    const since = deps.clock.now();
    try {
      const step = await refresh(deps, id);
      if (deps.clock.now() - since >= refreshMs) await showEndAgain(deps, id);
      return step;
    } finally {
      // After that time the lock may belong to another process.
      if (deps.clock.now() - since < refreshMs) await deps.store.locks.release(lock);
    }
  };

const refresh = async (deps: CoreDeps, id: string): Promise<JobResult> => {
  const generation = await deps.store.generations.load(id);
  if (generation?.card === undefined) return done;
  const { step } = generation.state;
  // The delivery shows the end itself, and makes sure that it is shown.
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
    // Only cosmetic: the next change refreshes the card.
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn({ event: 'card.refresh-failed', id, reason }, 'Card refresh failed');
  }
  return done;
};

/** The generation ended while an edit hung, and that edit overwrote the final card: shows it again. */
const showEndAgain = async (
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
