import { z } from 'zod';
import type { PollResult, Take, Ticket } from '../../../core/index.js';
import { failureOf } from '../../shared/classify-error.js';
import { amount, firstSeconds, firstText, isRecord, readable, text } from '../../shared/json.js';
import { callIn } from '../tickets.js';

const clip = z.object({
  id: z.string().regex(/^[^,\s]+$/),
  status: text,
  title: text,
  audio_url: text,
  image_url: text,
  image_large_url: text,
  model_name: text,
  duration: amount,
  metadata: z
    .object({ tags: text, prompt: text, duration: amount, error_type: text, error_message: text })
    .nullish()
    .catch(undefined),
});

/** One audio in the making; OpenAI-HK hands out Suno's own clips. */
export type Clip = z.infer<typeof clip>;

/** The clips of an answer: of a submit's `clips`, of the list a feed is, or the one clip a concat is inferred to be. */
export const readClips = (json: unknown): Clip[] | undefined => {
  if (Array.isArray(json)) return readable(clip, json);
  if (!isRecord(json)) return undefined;
  if (Array.isArray(json.clips)) return readable(clip, json.clips);
  // A lone object with an id is a clip only if it looks like one: the id of a request can not be asked for.
  return 'audio_url' in json || 'metadata' in json ? readable(clip, [json]) : undefined;
};

/** The ticket of a song is the ids of its clips with commas between. */
export const ticketOf = (clips: readonly Clip[]): Ticket =>
  [...new Set(clips.map((each) => each.id))].join(',');

/** The ids of the clips a ticket stands for: those of a song, or the one of an upload. */
export const idsOf = (ticket: Ticket): string[] => {
  const call = callIn(ticket);
  if (call !== undefined) return call.kind === 'upload' ? call.about.slice(0, 1) : [];
  return ticket.split(',').filter((id) => id !== '');
};

/** What the clips at hand say about a ticket; it is finished when none of its clips is still in the making. */
export const resultOf = (
  ticket: Ticket,
  clips: ReadonlyMap<string, Clip>,
  clean: (text: string) => string,
): PollResult => {
  const ids = idsOf(ticket);
  const mine = ids.flatMap((id) => clips.get(id) ?? []);
  if (mine.length === 0) return { state: 'unknown' };
  if (mine.length === ids.length && mine.every(isOver)) return outcome(asUploaded(ticket, mine), clean);
  if (mine.every((each) => each.status === 'submitted' || each.status === 'queued'))
    return { state: 'waiting' };
  return {
    state: 'running',
    title: firstText(...mine.map((each) => each.title)),
    lyrics: firstText(...mine.map((each) => each.metadata?.prompt)),
    // A clip in the state `streaming` is heard at a live stream (Suno API, feed).
    listenUrl: firstText(...mine.map((each) => (each.status === 'streaming' ? each.audio_url : undefined))),
    imageUrl: firstText(...mine.map((each) => firstText(each.image_large_url, each.image_url))),
  };
};

/** An upload sounds like what was uploaded, should its clip have no address of its own. */
const asUploaded = (ticket: Ticket, clips: readonly Clip[]): readonly Clip[] => {
  const call = callIn(ticket);
  if (call?.kind !== 'upload') return clips;
  const [, address, title] = call.about;
  return clips.map((each) => ({
    ...each,
    audio_url: firstText(each.audio_url, address),
    title: firstText(title, each.title),
  }));
};

const isOver = (each: Clip): boolean => each.status === 'complete' || each.status === 'error';

const outcome = (clips: readonly Clip[], clean: (text: string) => string): PollResult => {
  const takes = clips.flatMap(takeOf);
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  const reason = firstText(
    ...clips.map((each) => each.metadata?.error_message),
    ...clips.map((each) => each.metadata?.error_type),
  );
  const types = clips.map((each) => each.metadata?.error_type ?? '').join(' ');
  return {
    state: 'failed',
    code: failureOf(`${reason ?? ''} ${types}`),
    detail: clean(reason ?? 'it finished without any audio'),
  };
};

/** While a clip is streaming its address is a live stream: only that of a complete one is the song. */
const takeOf = (each: Clip): Take[] => {
  const audioUrl = firstText(each.audio_url);
  if (each.status !== 'complete' || audioUrl === undefined) return [];
  return [
    {
      clipId: each.id,
      audioUrl,
      imageUrl: firstText(each.image_large_url, each.image_url),
      title: firstText(each.title),
      style: firstText(each.metadata?.tags),
      lyrics: firstText(each.metadata?.prompt),
      seconds: firstSeconds(each.metadata?.duration, each.duration),
      model: firstText(each.model_name),
    },
  ];
};
