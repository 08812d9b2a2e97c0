import type { Generation } from '../domain/generation.js';
import { personKey } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import type { Order, OrderSource } from '../ports/provider.js';

/** Builds the order of a generation; undefined when a track or persona it refers to cannot be used any more. */
export const makeOrder = async (
  deps: Deps<'store' | 'providers'>,
  generation: Generation,
): Promise<Order | undefined> => {
  const { operation, model, values, sources } = generation.request;
  const tracks = await Promise.all(sources.map(({ id }) => deps.store.tracks.load(id)));
  if (tracks.includes(undefined)) return undefined;
  const [source, other] = tracks.flatMap((track) => (track === undefined ? [] : [orderSource(track)]));
  const persona =
    typeof values.persona === 'string' ? await deps.store.personas.load(values.persona) : undefined;
  // A voice sings for its owner, and where it was made.
  const sings =
    persona !== undefined &&
    persona.provider === generation.provider &&
    personKey(persona.person) === personKey(generation.person);
  if (values.persona !== undefined && !sings) return undefined;
  const callbackUrl = deps.providers.callbackUrl(generation.provider, generation.id);
  // The values were parsed by this very operation's schema before they were stored.
  return { operation, model, values, source, other, persona, callbackUrl } as Order;
};

/** A track in the terms of the gateway that made it. */
const orderSource = (track: Track): OrderSource => ({
  clipId: track.clipId,
  ticket: track.ticket,
  operation: track.operation,
  title: track.title,
  style: track.style,
  lyrics: track.lyrics,
  seconds: track.seconds,
});
