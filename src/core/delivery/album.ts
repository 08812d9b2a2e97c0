import { say } from '../../i18n/index.js';
import type { Generation } from '../domain/generation.js';
import type { AudioFile, ChatMessage, Control } from '../domain/message.js';
import type { ChatAddress } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { applyFact } from '../generation/apply-fact.js';
import type { Deps } from '../ports/deps.js';
import { MediaError } from '../ports/media.js';
import { type ChatSurface, type Posted, SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { requestTitle } from '../views/status-card.js';
import { postTrack } from './post-track.js';

/** From this many tracks on they are posted together: two are songs, more are parts of one song. */
const manyTracks = 4;

/** True for tracks that belong together and would flood a chat one by one: all the stems of a song. */
export const isAlbum = (generation: Generation, tracks: number, surface: ChatSurface): boolean =>
  generation.request.operation === 'stems' && tracks >= manyTracks && surface.limits.audiosPerMessage > 1;

/** Posts tracks together, in as few messages as the platform allows. Each message is posted once. */
export const postAlbum = async (
  deps: Deps<'clock' | 'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  tracks: readonly Track[],
): Promise<void> => {
  const { address, card, person, id } = generation;
  const place = { ...address, replyTo: card?.message ?? address.replyTo };
  let number = 1;
  for (const group of groupsOf(tracks, surface)) {
    const [first] = group;
    const last = number + group.length - 1;
    const isPosted = first !== undefined && generation.posted[String(first.index)] !== undefined;
    if (first !== undefined && !isPosted) {
      const facts = { first: number, last, count: tracks.length };
      const message: ChatMessage = {
        tone: 'good',
        title: requestTitle(generation),
        body: say(person.locale, 'track.album', facts),
        perhaps: say(person.locale, 'track.album-perhaps'),
        image: number === 1 ? first.image : undefined,
        audios: group.map(({ audio }) => audio),
        ping: number === 1 ? person.id : undefined,
        controls: [],
      };
      const isLarge = first.audio.bytes > surface.limits.fileBytes;
      const posted = isLarge ? undefined : await together(surface, place, message, `${id}.${first.index}`);
      if (posted === undefined) await oneByOne(deps, surface, generation, group);
      else {
        for (const [position, { index }] of group.entries()) {
          const ref = posted.refs?.[position] ?? posted.ref;
          await applyFact(deps, id, { kind: 'posted', at: deps.clock.now(), part: String(index), ref });
        }
      }
    }
    number = last + 1;
  }
};

/** Posts one album; undefined when the platform refuses it as an album: it may accept the tracks one by one. */
const together = async (
  surface: ChatSurface,
  place: ChatAddress,
  message: ChatMessage,
  key: string,
): Promise<Posted | undefined> => {
  try {
    return await surface.post(place, fitMessage(message, surface.limits), key);
  } catch (error) {
    if (error instanceof SurfaceError && ['too_large', 'refused'].includes(error.code)) return undefined;
    throw error;
  }
};

/** Posts a group track by track. The first track is posted last: its entry in the record stands for the whole group. */
const oneByOne = async (
  deps: Deps<'clock' | 'store' | 'media' | 'providers' | 'settings'>,
  surface: ChatSurface,
  generation: Generation,
  group: readonly Track[],
): Promise<void> => {
  for (const track of [...group].reverse()) {
    const { ref } = await postTrack(deps, surface, generation, track);
    const part = String(track.index);
    await applyFact(deps, generation.id, { kind: 'posted', at: deps.clock.now(), part, ref });
  }
};

/**
 * Posts all tracks once more as one ZIP: a file, or a link where it is too large. Without either, nothing is posted.
 */
export const postZip = async (
  deps: Deps<'clock' | 'log' | 'store' | 'media'>,
  surface: ChatSurface,
  generation: Generation,
  tracks: readonly Track[],
): Promise<void> => {
  const { address, card, person, id } = generation;
  if (tracks.length < manyTracks || generation.posted.zip !== undefined) return;
  const title = requestTitle(generation);
  try {
    const file = await deps.media.zip(
      tracks.map(({ audio }) => audio),
      `${generation.request.sources[0]?.title ?? title} (stems)`,
    );
    const fits = file.bytes <= surface.limits.fileBytes;
    const url = deps.media.link(file);
    if (!fits && url === undefined) return;
    const link: Control[] =
      fits || url === undefined ? [] : [{ kind: 'link', label: say(person.locale, 'track.download'), url }];
    const message: ChatMessage = {
      tone: 'good',
      title,
      body: say(person.locale, 'track.zip', { count: tracks.length }),
      file: fits ? file : undefined,
      controls: link.length === 0 ? [] : [link],
    };
    const place = { ...address, replyTo: card?.message ?? address.replyTo };
    const { ref } = await surface.post(place, fitMessage(message, surface.limits), `${id}.zip`);
    await applyFact(deps, id, { kind: 'posted', at: deps.clock.now(), part: 'zip', ref });
  } catch (error) {
    // The tracks are posted already: a ZIP is not worth a retry.
    if (!(error instanceof MediaError)) throw error;
    deps.log.warn({ event: 'delivery.zip-failed', id, reason: error.detail }, 'ZIP of the stems failed');
  }
};

/** Splits tracks into groups that fit one message each, by number and by bytes. */
const groupsOf = (tracks: readonly Track[], { limits }: ChatSurface): Track[][] => {
  const groups: Track[][] = [];
  let bytes = 0;
  for (const track of tracks) {
    const open = groups.at(-1);
    const size = sizeOf(track.audio);
    // A track that is too large for the platform gets a message of its own: it is re-encoded, or becomes a link.
    const alone = size > limits.fileBytes || (open?.[0]?.audio.bytes ?? 0) > limits.fileBytes;
    const fits =
      open !== undefined &&
      !alone &&
      open.length < limits.audiosPerMessage &&
      bytes + size <= limits.messageBytes;
    if (fits) {
      open.push(track);
      bytes += size;
    } else {
      groups.push([track]);
      bytes = size;
    }
  }
  return groups;
};

const sizeOf = (audio: AudioFile): number => audio.bytes + (audio.thumbnail?.bytes ?? 0);
