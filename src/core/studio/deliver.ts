import { fitMessage } from '../fit.js';
import type { Take } from '../gateway.js';
import { type Generation, type Outcome, trackId } from '../generation.js';
import type { ChatMessage } from '../message.js';
import { MediaError } from '../ports.js';
import { type ChatSurface, type Posted, SurfaceError } from '../surface.js';
import type { Track } from '../track.js';
import { say } from '../words/index.js';
import { endMessage, requestTitle } from './cards.js';
import { change } from './change.js';
import { done, later, type Step, type StudioPorts } from './ports.js';
import { trackContext } from './press.js';
import { drawingLock } from './redraw.js';
import { trackMessage } from './track-message.js';

/** Who made the tracks, as players show it. */
const performer = 'Minstrel';

/**
 * Posts what came of a generation, part by part, each once: a part that the record knows as posted is skipped, and a
 * surface posts once per key. The card is edited last.
 */
export const createDeliver =
  (ports: StudioPorts) =>
  async (id: string, signal: AbortSignal): Promise<Step> => {
    const [generation, drawing] = await Promise.all([
      ports.generations.load(id),
      ports.locks.held(drawingLock(id)),
    ]);
    if (generation?.state.step !== 'delivering') return done;
    const surface = ports.surfaces.get(generation.address.platform);
    if (surface === undefined) return later(30_000);
    if (drawing) return later(250);
    let latest = generation;
    try {
      const { outcome } = generation.state;
      const lost =
        outcome.kind === 'tracks' ? await deliverTracks(ports, surface, generation, outcome, signal) : 0;
      // The card may have been posted while the tracks were.
      latest = (await ports.generations.load(id)) ?? generation;
      await deliverEnd(ports, surface, { ...generation, card: latest.card }, lostFrom(outcome, lost));
    } catch (error) {
      return afterTrouble(ports, generation, error);
    }
    await change(ports, id, { kind: 'delivered', at: ports.clock() }, latest);
    ports.log.info({ id, outcome: generation.state.outcome.kind }, 'delivered');
    return done;
  };

/** The outcome as it is told: tracks whose files are gone count as missing. */
const lostFrom = (outcome: Outcome, lost: number): Outcome =>
  outcome.kind !== 'tracks' || lost === 0
    ? outcome
    : { ...outcome, takes: outcome.takes.slice(lost), missing: outcome.missing + lost };

type Tracks = Extract<Outcome, { kind: 'tracks' }>;

const deliverTracks = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  outcome: Tracks,
  signal: AbortSignal,
): Promise<number> => {
  let lost = 0;
  // What this delivery wrote last; when somebody else has written since, the change loads it anew.
  let latest = generation;
  const tracks = outcome.takes.map((take, index) => ({ take, index }));
  for (const { take, index } of tracks) {
    if (generation.posted[String(index)] !== undefined) continue;
    let track: Track;
    try {
      track =
        (await ports.tracks.load(trackId(generation.id, index))) ??
        (await makeTrack(ports, generation, take, index, outcome, signal));
    } catch (error) {
      if (!(error instanceof MediaError) || error.code === 'later') throw error;
      ports.log.error(
        { id: generation.id, index, detail: error.detail },
        'a finished track could not be fetched',
      );
      lost += 1;
      continue;
    }
    const posted = await postTrack(ports, surface, generation, track);
    const fact = { kind: 'posted', at: ports.clock(), part: String(index), ref: posted.ref } as const;
    latest = (await change(ports, generation.id, fact, latest))?.generation ?? latest;
    ports.log.info({ id: generation.id, track: track.id }, 'posted');
  }
  if (lost > 0 && lost === tracks.length) throw new MediaError('lost', 'none of the tracks could be fetched');
  return lost;
};

const makeTrack = async (
  ports: StudioPorts,
  generation: Generation,
  take: Take,
  index: number,
  outcome: Tracks,
  signal: AbortSignal,
): Promise<Track> => {
  const { request, person, ticket } = generation;
  const title = titleOf(generation, take, index, outcome);
  const style = take.style ?? text(request.values.style) ?? '';
  const lyrics = take.lyrics ?? text(request.values.lyrics) ?? '';
  const comment = ports.sandbox ? say(undefined, 'card.sandbox') : '';
  const kept = await ports.workshop.keep(take, { title, performer, lyrics, style, comment }, signal);
  const track: Track = {
    id: trackId(generation.id, index),
    generation: generation.id,
    index,
    person,
    createdAt: ports.clock(),
    title,
    style,
    lyrics,
    seconds: kept.audio.seconds,
    operation: request.operation,
    values: request.values,
    parents: request.sources,
    provider: ticket?.provider ?? generation.provider,
    account: ticket?.account ?? '',
    ticket: ticket?.ticket ?? '',
    clipId: take.clipId,
    model: request.model,
    modelUsed: take.model,
    audio: kept.audio,
    image: kept.image,
  };
  await ports.tracks.save(track);
  return track;
};

/** Two takes with one title would be taken for one another in a player, so the later ones are numbered. */
const titleOf = (generation: Generation, take: Take, index: number, outcome: Tracks): string => {
  const title = take.title?.trim() || requestTitle(generation);
  const before = outcome.takes
    .slice(0, index)
    .filter((other) => (other.title?.trim() || requestTitle(generation)) === title);
  return before.length === 0 ? title : `${title} (${before.length + 1})`;
};

const postTrack = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  track: Track,
): Promise<Posted> => {
  const { person, card } = generation;
  const context = await trackContext(ports, track, person.locale);
  // An edit notifies nobody: where the card becomes the first track, the second one rings.
  const first = card !== undefined && surface.limits.cardBecomesTrack ? 1 : 0;
  const ping = track.index === first ? person.id : undefined;
  const message = await fitAudio(
    ports,
    surface,
    trackMessage(track, { ...context, ping }),
    track,
    surface.limits.fileBytes,
  );
  const place = { ...generation.address, replyTo: card?.message ?? generation.address.replyTo };
  // A late song has a card that tells of its failure: that one stays as it is.
  const late =
    generation.state.step === 'delivering' &&
    generation.state.outcome.kind === 'tracks' &&
    generation.state.outcome.late;
  const key = `${generation.id}.${track.index}${late ? '.late' : ''}`;
  const send = async (what: ChatMessage): Promise<Posted> => {
    const fitted = fitMessage(what, surface.limits);
    if (track.index !== 0 || card === undefined || late || !surface.limits.cardBecomesTrack)
      return surface.post(place, fitted, key);
    try {
      return await surface.edit(card, fitted);
    } catch (error) {
      // Somebody deleted the card: the song is posted by itself.
      if (error instanceof SurfaceError && error.code === 'gone') return surface.post(place, fitted, key);
      throw error;
    }
  };
  // The platform may take less than it says: once more, much smaller, and then only a link.
  const sizes = [message.audio?.bytes ?? 0, Math.floor((message.audio?.bytes ?? 0) / 2), 0];
  for (const bytes of sizes) {
    try {
      return await send(await fitAudio(ports, surface, message, track, bytes));
    } catch (error) {
      if (!(error instanceof SurfaceError) || error.code !== 'too_large' || bytes === 0) throw error;
    }
  }
  throw new SurfaceError(surface.id, 'too_large', 'even without the song');
};

/** Makes the audio small enough for the platform; else leaves a link; says so either way. */
const fitAudio = async (
  ports: StudioPorts,
  surface: ChatSurface,
  message: ChatMessage,
  track: Track,
  bytes: number,
): Promise<ChatMessage> => {
  const { audio } = message;
  const { locale } = track.person;
  const most = Math.min(bytes, surface.limits.fileBytes);
  if (audio === undefined || audio.bytes <= most) return message;
  const smaller = await ports.workshop.shrink(audio, most);
  if (smaller !== undefined) return { ...message, audio: smaller, body: say(locale, 'track.smaller') };
  const url = ports.workshop.link(track.audio);
  if (url === undefined) return { ...message, audio: undefined, body: say(locale, 'track.nowhere') };
  const link = { kind: 'link', label: say(locale, 'track.download'), url } as const;
  return {
    ...message,
    audio: undefined,
    body: say(locale, 'track.link-only'),
    controls: [[link], ...message.controls],
  };
};

const deliverEnd = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  outcome: Outcome,
) => {
  const { card, id } = generation;
  const quiet =
    outcome.kind === 'tracks' && surface.limits.cardBecomesTrack && outcome.missing === 0 && !outcome.late;
  if (quiet) return;
  // Without a card there is nothing to correct: the tracks speak for themselves.
  if (outcome.kind === 'tracks' && card === undefined && outcome.missing === 0 && !outcome.late) return;
  const message = fitMessage(endMessage(generation, outcome, { sandbox: ports.sandbox }), surface.limits);
  const become = outcome.kind !== 'tracks' || !surface.limits.cardBecomesTrack;
  if (card !== undefined && become) {
    try {
      await surface.edit(card, message);
      return;
    } catch (error) {
      if (!(error instanceof SurfaceError) || (error.code !== 'gone' && error.code !== 'forbidden'))
        throw error;
      // The songs stand in the chat; a lost card is no reason to say so again.
      if (outcome.kind !== 'failed') return;
    }
  }
  const place = { ...generation.address, replyTo: generation.address.replyTo };
  await surface.post(place, { ...message, ping: generation.person.id }, `${id}.end`);
};

const afterTrouble = async (ports: StudioPorts, generation: Generation, error: unknown): Promise<Step> => {
  const { id, state } = generation;
  const at = ports.clock();
  const age = at - state.since;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof MediaError) {
    const hopeless = error.code === 'lost' || age > ports.timing.giveUpMs;
    ports.log.warn({ id, detail, hopeless }, 'a finished track could not be fetched yet');
    if (!hopeless) return later(backOff(age));
    await change(ports, id, { kind: 'failed', at, fault: 'media_lost', detail: '', charge: 'made' });
    return later(1);
  }
  const final = error instanceof SurfaceError && (error.code === 'forbidden' || error.code === 'refused');
  if (final || age > ports.timing.deliverForMs) {
    ports.log.error({ id, detail, alarm: true }, 'could not be posted, and will not be');
    await change(ports, id, { kind: 'delivered', at });
    return done;
  }
  ports.log.warn({ id, detail }, 'could not be posted yet');
  return later(
    error instanceof SurfaceError && error.retryAfterMs !== undefined ? error.retryAfterMs : backOff(age),
  );
};

/** From a second to a minute, growing with how long it has been tried. */
const backOff = (age: number): number => Math.min(60_000, Math.max(1000, age / 2));

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
