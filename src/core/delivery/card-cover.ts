import { applyFact } from '../generation/apply-fact.js';
import type { Deps } from '../ports/deps.js';
import { requestTitle } from '../views/status-card.js';

/** How long no other process tries to fetch the same cover, in milliseconds. */
const retryMs = 3_600_000;

/** Fetches the cover of a generation that is still running, once. A card without a cover is complete, too. */
export const addCardCover = async (
  deps: Deps<'clock' | 'log' | 'store' | 'media'>,
  id: string,
): Promise<void> => {
  const generation = await deps.store.generations.load(id);
  const { state } = generation ?? {};
  if (generation === undefined || state?.step !== 'running') return;
  if (state.imageUrl === undefined || state.image !== undefined) return;
  if (!(await deps.store.locks.claim(`cover:${id}`, retryMs))) return;
  try {
    const image = await deps.media.keepPicture(state.imageUrl, state.title ?? requestTitle(generation));
    await applyFact(deps, id, { kind: 'pictured', at: deps.clock.now(), image });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn({ event: 'card.cover-failed', id, reason }, 'Cover of the card could not be fetched');
  }
};
