import { fitMessage } from '../fit.js';
import type { Generation, Outcome } from '../generation.js';
import { type ChatSurface, SurfaceError } from '../surface.js';
import { endMessage } from './cards.js';
import type { StudioPorts } from './ports.js';

/** True when the card has turned into the first track and has nothing else to say. */
export const cardIsTrack = ({ card, posted }: Generation): boolean =>
  card !== undefined && posted['0']?.message === card.message;

/** True when the card has turned into what was made and is no track. */
export const cardIsProduct = ({ card, posted }: Generation): boolean =>
  card !== undefined && posted.product?.message === card.message;

/** Tells on the card, or without one in a message of its own, how a generation ended. */
export const tellEnd = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  outcome: Outcome,
): Promise<void> => {
  const { card, id } = generation;
  // Where the work stands by itself and all of it came, there is nothing to add.
  const whole = outcome.kind === 'product' || (outcome.kind === 'tracks' && outcome.missing === 0);
  const plain = whole && !outcome.late;
  const cardIsWork = cardIsTrack(generation) || cardIsProduct(generation);
  if (plain && (card === undefined || cardIsWork)) return;
  const message = fitMessage(endMessage(generation, outcome, { sandbox: ports.sandbox }), surface.limits);
  if (card !== undefined && !cardIsWork) {
    try {
      await surface.edit(card, message);
      return;
    } catch (error) {
      const lost = error instanceof SurfaceError && (error.code === 'gone' || error.code === 'forbidden');
      if (!lost) throw error;
      // The songs stand in the chat; a lost card is no reason to say so again.
      if (plain || outcome.kind === 'cancelled') return;
    }
  }
  const place = { ...generation.address, replyTo: generation.address.replyTo };
  await surface.post(place, { ...message, ping: generation.person.id }, `${id}.end`);
};
