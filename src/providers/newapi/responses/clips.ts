import * as z from 'zod';
import type { PollResult, Take } from '../../../core/index.js';
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

const clip = z.object({
  id: optionalText,
  clip_id: optionalText,
  audio_url: optionalText,
  status: optionalText,
  model_name: optionalText,
  title: optionalText,
  image_large_url: optionalText,
  image_url: optionalText,
  tags: optionalText,
  prompt: optionalText,
  duration: optionalAmount,
  metadata: z
    .object({
      duration: optionalAmount,
      prompt: optionalText,
      tags: optionalText,
      error_message: optionalText,
      error_type: optionalText,
    })
    .nullish()
    .catch(undefined),
});

/** One of Suno's clips, as the gateway passes them on; some builds put style and lyrics beside `metadata` instead of inside. */
export type Clip = z.infer<typeof clip>;

/** A clip with the id of its take, by which an edit refers to it. */
export type TakeClip = Clip & { takeId: string };

/** The clips in an answer or in a task's data: a list, `{clips}`, or a single one; undefined when it holds none of these. */
export const readClips = (data: unknown): Clip[] | undefined => {
  if (Array.isArray(data)) return parseItems(clip, data);
  if (!isRecord(data)) return undefined;
  if (Array.isArray(data.clips)) return parseItems(clip, data.clips);
  return 'audio_url' in data ? parseItems(clip, [data]) : undefined;
};

/** Suno's own id of a clip. */
export const clipIdOf = ({ id, clip_id }: Clip): string | undefined => firstText(id, clip_id);

/** The progress of clips that are being generated: song and lyrics as far as they are known. */
export const readProgress = (clips: readonly Clip[]): PollResult => ({
  state: 'running',
  title: firstText(...clips.map(({ title }) => title)),
  lyrics: firstText(...clips.map(lyricsOf)),
  // The address of a clip in the state `streaming` is a live stream (Suno-API, Suno.md).
  listenUrl: firstText(...clips.map((each) => (each.status === 'streaming' ? each.audio_url : undefined))),
  imageUrl: firstText(...clips.map((each) => firstText(each.image_large_url, each.image_url))),
});

/** The result of clips that are over; `reason` is the failure of their task. */
export const readOutcome = (
  clips: readonly TakeClip[],
  reason: string | null | undefined,
  redact: Redact,
): PollResult => {
  const takes = clips.flatMap(takeOf);
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  const failReason = firstText(reason, ...clips.map(({ metadata }) => metadata?.error_message));
  const types = clips.map(({ metadata }) => metadata?.error_type ?? '').join(' ');
  if (failReason === undefined && types.trim() === '' && !clips.some(hasFailed)) return awaitingSound;
  return {
    state: 'failed',
    code: classifyFailure(`${failReason ?? ''} ${types}`),
    detail: redact(failReason ?? 'it finished without any audio'),
  };
};

/** True when a clip is complete or has failed. */
export const isOver = ({ status }: Clip): boolean => /^(complete|succe|error|fail)/i.test(status ?? '');

const hasFailed = ({ status }: Clip): boolean => /^(error|fail)/i.test(status ?? '');

/** True when a clip is queued. */
export const isWaiting = ({ status }: Clip): boolean => /^(submitted|queued)/i.test(status ?? '');

const lyricsOf = ({ metadata, prompt }: Clip): string | undefined => firstText(metadata?.prompt, prompt);

/** The take of a clip. While a clip is generated its address is a live stream, which is never the song. */
const takeOf = (clip: TakeClip): Take[] => {
  const audioUrl = firstText(clip.audio_url);
  const complete = firstText(clip.status) === undefined || /^(complete|succe)/i.test(clip.status ?? '');
  if (!complete || audioUrl === undefined || /^[a-z]+:\/\/audiopipe\./i.test(audioUrl)) return [];
  return [
    {
      clipId: clip.takeId,
      audioUrl,
      title: firstText(clip.title),
      imageUrl: firstText(clip.image_large_url, clip.image_url),
      seconds: firstSeconds(clip.metadata?.duration, clip.duration),
      lyrics: lyricsOf(clip),
      style: firstText(clip.metadata?.tags, clip.tags),
      model: firstText(clip.model_name),
    },
  ];
};
