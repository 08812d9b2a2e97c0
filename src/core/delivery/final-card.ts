import type { FaultCode } from '../domain/faults.js';
import type { Generation, Outcome } from '../domain/generation.js';
import type { ChatMessage } from '../domain/message.js';
import { transferOffer } from '../policies/transfer-offer.js';
import type { Deps } from '../ports/deps.js';
import { type ChatSurface, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { outcomeCard } from '../views/status-card.js';

/** True when the card became the first track and has nothing else to say. */
export const cardIsTrack = ({ card, posted }: Generation): boolean =>
  card !== undefined && posted['0']?.message === card.message;

/** True when the card became the product. */
export const cardIsProduct = ({ card, posted }: Generation): boolean =>
  card !== undefined && posted.product?.message === card.message;

/** The last state of a card: the outcome and, where the gateway is out, the offer to continue at another gateway. */
export const finalCard = async (
  deps: Deps<'store' | 'media' | 'providers' | 'settings'>,
  generation: Generation,
  outcome: Outcome,
): Promise<ChatMessage> => {
  const message = outcomeCard(generation, outcome, { sandbox: deps.settings.sandbox });
  const { request, person } = generation;
  const first = request.sources[0];
  if (outcome.kind !== 'failed' || first === undefined || !isOut.has(outcome.fault)) return message;
  if (outcome.charge !== 'none' || request.operation === 'upload') return message;
  const track = await deps.store.tracks.load(first.id);
  if (track === undefined) return message;
  const { operation } = request;
  const coolingDown = await deps.store.health.coolingDown();
  const offer = transferOffer(deps, coolingDown, { track, operation, locale: person.locale });
  if (offer === undefined) return message;
  return {
    ...message,
    body: `${message.body ?? ''}\n\n${offer.body ?? ''}`,
    controls: [...message.controls, ...offer.controls],
  };
};

/** Faults of a gateway rather than of a request. */
const isOut: ReadonlySet<FaultCode> = new Set([
  'unauthorized',
  'out_of_credits',
  'overloaded',
  'unreachable',
  'bad_answer',
  'maker_gone',
]);

/** Shows the outcome on the card, or in a message of its own where there is no card. */
export const showFinalCard = async (
  deps: Deps<'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  outcome: Outcome,
): Promise<void> => {
  const { card, id } = generation;
  // When all tracks are posted, there is nothing to add.
  const whole = outcome.kind === 'product' || (outcome.kind === 'tracks' && outcome.missing === 0);
  const plain = whole && !outcome.late;
  const cardIsWork = cardIsTrack(generation) || cardIsProduct(generation);
  if (plain && (card === undefined || cardIsWork)) return;
  const message = fitMessage(await finalCard(deps, generation, outcome), surface.limits);
  if (card !== undefined && !cardIsWork) {
    try {
      await surface.edit(card, message);
      return;
    } catch (error) {
      const lost = error instanceof SurfaceError && (error.code === 'gone' || error.code === 'forbidden');
      if (!lost) throw error;
      // The tracks are in the chat; a lost card is no reason for another message.
      if (plain || outcome.kind === 'cancelled') return;
    }
  }
  const place = { ...generation.address, replyTo: generation.address.replyTo };
  await surface.post(place, { ...message, ping: generation.person.id }, `${id}.end`);
};
