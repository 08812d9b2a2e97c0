import { say } from '../../i18n/index.js';
import type { Generation } from '../domain/generation.js';
import type { ChatMessage } from '../domain/message.js';
import type { ChatAddress } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import { type ChatSurface, type Posted, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { trackMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';

/** Posts a track, once. The card becomes the first track where the platform can do that. */
export const postTrack = async (
  deps: Deps<'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  track: Track,
): Promise<Posted> => {
  const { person, card, cardIsLate } = generation;
  const context = await trackContext(deps, track, person.locale);
  const becomes = surface.limits.cardBecomesTrack && cardIsLate !== true;
  // An edit notifies nobody: where the card becomes the first track, the second one notifies.
  const first = card !== undefined && becomes ? 1 : 0;
  const ping = track.index === first ? person.id : undefined;
  const message = { ...trackMessage(track, { ...context, ping }), quiet: await isQuiet(deps, generation) };
  const place = { ...generation.address, replyTo: card?.message ?? generation.address.replyTo };
  // A late track has a card that reports the failure: that card stays as it is.
  const late =
    generation.state.step === 'delivering' &&
    generation.state.outcome.kind === 'tracks' &&
    generation.state.outcome.late;
  const key = `${generation.id}.${track.index}${late ? '.late' : ''}`;
  const send = async (what: ChatMessage): Promise<Posted> => {
    const fitted = fitMessage(what, surface.limits);
    if (track.index !== 0 || card === undefined || late || !becomes) return surface.post(place, fitted, key);
    try {
      return await surface.edit(card, fitted);
    } catch (error) {
      // The card was deleted: the track is posted as a new message.
      if (error instanceof SurfaceError && error.code === 'gone') return surface.post(place, fitted, key);
      throw error;
    }
  };
  return sendSmaller(deps, surface, message, track, send);
};

/** Posts our own copy of a track once more, once per key. With `only` it comes without buttons. */
export const postCopy = async (
  deps: Deps<'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  { address, key, only = false }: { address: ChatAddress; key: string; only?: boolean },
  track: Track,
): Promise<Posted> => {
  const whole = trackMessage(track, await trackContext(deps, track, track.person.locale));
  const message = only ? { ...whole, controls: [] } : whole;
  return sendSmaller(deps, surface, message, track, (what) =>
    surface.post(address, fitMessage(what, surface.limits), key),
  );
};

const isQuiet = async (deps: Deps<'store'>, { community }: Generation): Promise<true | undefined> =>
  community !== undefined && (await deps.store.settings.community(community)).quiet === true
    ? true
    : undefined;

/** Posts a track with its file: re-encoded, or as a link, where the platform does not take the file. */
const sendSmaller = async (
  deps: Deps<'media'>,
  surface: ChatSurface,
  whole: ChatMessage,
  track: Track,
  send: (message: ChatMessage) => Promise<Posted>,
): Promise<Posted> => {
  const message = await fitAudio(deps, surface, whole, track, surface.limits.fileBytes);
  // The platform may take less than its limit says: one more attempt, re-encoded, then a link. At 3/4 of the size a
  // song of 128 kbit/s still fits at 64 kbit/s together with its cover; at a half it never does.
  const sizes = [message.audio?.bytes ?? 0, Math.floor((message.audio?.bytes ?? 0) * 0.75), 0];
  for (const bytes of sizes) {
    try {
      return await send(await fitAudio(deps, surface, message, track, bytes));
    } catch (error) {
      if (!(error instanceof SurfaceError) || error.code !== 'too_large' || bytes === 0) throw error;
    }
  }
  throw new SurfaceError(surface.id, 'too_large', 'even without the song');
};

/** Re-encodes the audio to fit the platform, or replaces it by a link, and says so. */
const fitAudio = async (
  deps: Deps<'media'>,
  surface: ChatSurface,
  message: ChatMessage,
  track: Track,
  bytes: number,
): Promise<ChatMessage> => {
  const { audio } = message;
  const { locale } = track.person;
  const most = Math.min(bytes, surface.limits.fileBytes);
  if (audio === undefined || audio.bytes <= most) return message;
  const smaller = await deps.media.reencode(audio, most);
  if (smaller !== undefined) return { ...message, audio: smaller, body: say(locale, 'track.smaller') };
  const url = deps.media.link(track.audio);
  if (url === undefined) return { ...message, audio: undefined, body: say(locale, 'track.nowhere') };
  const link = { kind: 'link', label: say(locale, 'track.download'), url } as const;
  return {
    ...message,
    audio: undefined,
    body: say(locale, 'track.link-only'),
    controls: [[link], ...message.controls],
  };
};
