import type { StudioPorts } from '../ports.js';
import { change } from '../work/change.js';
import { requestTitle } from './cards.js';

/** How long nobody else tries to fetch the cover of a song in the making. */
const triedForMs = 3_600_000;

/** Fetches the cover of a song that is still being made, once: a card without it is as good. */
export const addCover = async (ports: StudioPorts, id: string): Promise<void> => {
  const generation = await ports.generations.load(id);
  const { state } = generation ?? {};
  if (generation === undefined || state?.step !== 'running') return;
  if (state.imageUrl === undefined || state.image !== undefined) return;
  if (!(await ports.locks.claim(`cover:${id}`, triedForMs))) return;
  try {
    const image = await ports.workshop.keepPicture(state.imageUrl, state.title ?? requestTitle(generation));
    await change(ports, id, { kind: 'pictured', at: ports.clock(), image });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    ports.log.warn({ id, detail }, 'a card goes without its cover');
  }
};
