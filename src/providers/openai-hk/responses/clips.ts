import * as z from 'zod';
import type { PollResult, Take, Ticket } from '../../../core/index.js';
import { awaitingSound } from '../../shared/awaiting-sound.js';
import { classifyFailure } from '../../shared/classify-error.js';
import {
  firstSeconds,
  firstText,
  isRecord,
  optionalAmount,
  optionalText,
  parseItems,
} from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { clipIdsIn, parseTicket } from '../tickets.js';

const clip = z.object({
  id: z.string().regex(/^[^,\s]+$/),
  status: optionalText,
  title: optionalText,
  audio_url: optionalText,
  image_url: optionalText,
  image_large_url: optionalText,
  model_name: optionalText,
  duration: optionalAmount,
  metadata: z
    .object({
      tags: optionalText,
      prompt: optionalText,
      duration: optionalAmount,
      error_type: optionalText,
      error_message: optionalText,
    })
    .nullish()
    .catch(undefined),
});

/** One audio; OpenAI-HK passes on Suno's own clips. */
export type Clip = z.infer<typeof clip>;

/**
 * The clips in an answer: `clips` of a submit, the list of a feed, or the single clip that a concat is inferred
 * to be; undefined when it holds none of these.
 */
export const readClips = (json: unknown): Clip[] | undefined => {
  if (Array.isArray(json)) return parseItems(clip, json);
  if (!isRecord(json)) return undefined;
  if (Array.isArray(json.clips)) return parseItems(clip, json.clips);
  // A single object with an id is a clip only if it looks like one: the id of a request cannot be polled.
  return 'audio_url' in json || 'metadata' in json ? parseItems(clip, [json]) : undefined;
};

/** The result of a song or an upload; it is finished when none of its clips is still being generated. */
export const readSong = (ticket: Ticket, clips: ReadonlyMap<string, Clip>, redact: Redact): PollResult => {
  const ids = clipIdsIn(ticket);
  const found = ids.flatMap((id) => clips.get(id) ?? []);
  if (found.length === 0) return { state: 'unknown' };
  if (found.length === ids.length && found.every(isOver))
    return readOutcome(withUploaded(ticket, found), redact);
  if (found.every(({ status }) => status === 'submitted' || status === 'queued')) return { state: 'waiting' };
  return {
    state: 'running',
    title: firstText(...found.map(({ title }) => title)),
    lyrics: firstText(...found.map(({ metadata }) => metadata?.prompt)),
    // The address of a clip in the state `streaming` is a live stream (Suno API, feed).
    listenUrl: firstText(...found.map((clip) => (clip.status === 'streaming' ? clip.audio_url : undefined))),
    imageUrl: firstText(...found.map((clip) => firstText(clip.image_large_url, clip.image_url))),
  };
};

/** The clips of an upload with the title of the order, and with the uploaded address where they have none. */
const withUploaded = (ticket: Ticket, clips: readonly Clip[]): readonly Clip[] => {
  const { kind, details } = parseTicket(ticket);
  if (kind !== 'upload') return clips;
  const [, uploadedUrl, title] = details;
  return clips.map((clip) => ({
    ...clip,
    audio_url: firstText(clip.audio_url, uploadedUrl),
    title: firstText(title, clip.title),
  }));
};

const isOver = ({ status }: Clip): boolean => status === 'complete' || status === 'error';

const readOutcome = (clips: readonly Clip[], redact: Redact): PollResult => {
  const takes = clips.flatMap(takeOf);
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  const reason = firstText(
    ...clips.map(({ metadata }) => metadata?.error_message),
    ...clips.map(({ metadata }) => metadata?.error_type),
  );
  if (reason === undefined && clips.every(({ status }) => status === 'complete')) return awaitingSound;
  const types = clips.map(({ metadata }) => metadata?.error_type ?? '').join(' ');
  return {
    state: 'failed',
    code: classifyFailure(`${reason ?? ''} ${types}`),
    detail: redact(reason ?? 'it finished without any audio'),
  };
};

/** The address of a clip is a live stream while it is streaming: only that of a complete one is the song. */
const takeOf = (clip: Clip): Take[] => {
  const audioUrl = firstText(clip.audio_url);
  if (clip.status !== 'complete' || audioUrl === undefined) return [];
  return [
    {
      clipId: clip.id,
      audioUrl,
      imageUrl: firstText(clip.image_large_url, clip.image_url),
      title: firstText(clip.title),
      style: firstText(clip.metadata?.tags),
      lyrics: firstText(clip.metadata?.prompt),
      seconds: firstSeconds(clip.metadata?.duration, clip.duration),
      model: firstText(clip.model_name),
    },
  ];
};
