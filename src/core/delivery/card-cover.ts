import { applyFact } from '../generation/apply-fact.js';
import type { Deps } from '../ports/deps.js';
import { requestTitle } from '../views/status-card.js';

/** How long nobody else tries to fetch the cover of a song in the making. */
const triedForMs = 3_600_000;

/** Fetches the cover of a song that is still being made, once: a card without it is as good. */
export const addCardCover = async (
  deps: Deps<'clock' | 'log' | 'store' | 'media'>,
  id: string,
): Promise<void> => {
  const generation = await deps.store.generations.load(id);
  const { state } = generation ?? {};
  if (generation === undefined || state?.step !== 'running') return;
  if (state.imageUrl === undefined || state.image !== undefined) return;
  if (!(await deps.store.locks.claim(`cover:${id}`, triedForMs))) return;
  try {
    const image = await deps.media.keepPicture(state.imageUrl, state.title ?? requestTitle(generation));
    await applyFact(deps, id, { kind: 'pictured', at: deps.clock.now(), image });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    deps.log.warn({ id, detail }, 'a card goes without its cover');
  }
};
