import { say } from '../../i18n/index.js';
import { decodeMessage, encodeMessage } from '../domain/encoded-message.js';
import type { Generation, Outcome } from '../domain/generation.js';
import type { ChatMessage, Control, EncodedMessage } from '../domain/message.js';
import type { Product } from '../domain/product.js';
import { applyFact } from '../generation/apply-fact.js';
import type { Deps } from '../ports/deps.js';
import { type ChatSurface, type Posted, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { requestTitle } from '../views/status-card.js';
import { productMessage } from './product-message.js';

type Made = Extract<Outcome, { kind: 'product' }>;

/** Posts a product, once: the card becomes it, or it is a message of its own where there is no card. */
export const deliverProduct = async (
  deps: Deps<'clock' | 'store' | 'media' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  outcome: Made,
  signal: AbortSignal,
): Promise<void> => {
  if (generation.posted.product !== undefined) return;
  if (outcome.product.kind === 'persona') await keepPersona(deps, generation, outcome.product);
  const whole = await productMessage(deps, generation, outcome.product, signal);
  // Fetched once: addresses of gateways expire.
  await deps.store.expiring.save(madeKey(generation), encodeMessage(whole), 90 * 24 * 3600);
  const posted = await show(deps, surface, generation, whole, outcome.late);
  const fact = { kind: 'posted', at: deps.clock.now(), part: 'product', ref: posted.ref } as const;
  await applyFact(deps, generation.id, fact);
};

/** Shows the product on the card again. */
export const refreshProduct = async (
  deps: Deps<'store' | 'media'>,
  surface: ChatSurface,
  generation: Generation,
): Promise<void> => {
  // Saved by the delivery and read only here.
  const stored = (await deps.store.expiring.load(madeKey(generation))) as EncodedMessage | undefined;
  if (stored !== undefined) await show(deps, surface, generation, decodeMessage(stored), false);
};

const madeKey = ({ id }: Generation): string => `made:${id}`;

const show = async (
  deps: Deps<'media'>,
  surface: ChatSurface,
  generation: Generation,
  whole: ChatMessage,
  late: boolean,
): Promise<Posted> => {
  const { card, cardIsLate, id, address, person } = generation;
  const send = async (message: ChatMessage): Promise<Posted> => {
    const fitted = fitMessage(message, surface.limits);
    if (card !== undefined && cardIsLate !== true && !late) {
      try {
        return await surface.edit(card, fitted);
      } catch (error) {
        // The card was deleted: the product is posted as a new message.
        if (!(error instanceof SurfaceError) || error.code !== 'gone') throw error;
      }
    }
    const place = { ...address, replyTo: card?.message ?? address.replyTo };
    return surface.post(place, { ...fitted, ping: person.id }, `${id}.product${late ? '.late' : ''}`);
  };
  try {
    return await send(withinLimit(deps, whole, surface.limits.fileBytes, person.locale));
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.code !== 'too_large') throw error;
    // The platform takes less than its limit says.
    return send(withinLimit(deps, whole, 0, person.locale));
  }
};

/** Replaces a file that is too large for the chat by a link, and says so. */
const withinLimit = (
  deps: Deps<'media'>,
  message: ChatMessage,
  bytes: number,
  locale: string | undefined,
): ChatMessage => {
  const { file } = message;
  if (file === undefined || file.bytes <= bytes) return message;
  const url = deps.media.link(file);
  if (url === undefined) return { ...message, file: undefined, body: say(locale, 'track.nowhere') };
  const link: Control = { kind: 'link', label: say(locale, 'track.download'), url };
  return {
    ...message,
    file: undefined,
    body: say(locale, 'made.link'),
    controls: [[link], ...message.controls],
  };
};

const keepPersona = async (
  deps: Deps<'clock' | 'store'>,
  generation: Generation,
  { personaId }: Extract<Product, { kind: 'persona' }>,
) => {
  const { id, person, ticket, request } = generation;
  const first = request.sources[0];
  const source = first === undefined ? undefined : await deps.store.tracks.load(first.id);
  await deps.store.personas.save({
    id,
    person,
    createdAt: deps.clock.now(),
    name: String(request.values.personaName ?? first?.title ?? requestTitle(generation)),
    provider: ticket?.provider ?? generation.provider,
    account: ticket?.account ?? '',
    personaId,
    clipId: source?.clipId ?? '',
    vox: typeof request.values.to === 'number',
  });
};
