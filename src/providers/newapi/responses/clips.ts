import { z } from 'zod';
import type { PollResult, Take } from '../../../core/index.js';
import { failureOf } from '../../shared/classify-error.js';
import { amount, firstSeconds, firstText, isRecord, readable, text } from '../../shared/json.js';

const shape = z.object({
  id: text,
  clip_id: text,
  audio_url: text,
  status: text,
  model_name: text,
  title: text,
  image_large_url: text,
  image_url: text,
  tags: text,
  prompt: text,
  duration: amount,
  metadata: z
    .object({ duration: amount, prompt: text, tags: text, error_message: text, error_type: text })
    .nullish()
    .catch(undefined),
});

/** One of Suno's clips, as the gateway passes them on; some builds put its words beside `metadata` instead of inside. */
export type Clip = z.infer<typeof shape>;

/** A clip and the name a follow-up knows it by. */
export type NamedClip = Clip & { name: string };

/** The clips of an answer or of a task's data: a list, `{clips}`, or a single one; undefined when it holds none of these. */
export const clipsIn = (data: unknown): Clip[] | undefined => {
  if (Array.isArray(data)) return readable(shape, data);
  if (!isRecord(data)) return undefined;
  if (Array.isArray(data.clips)) return readable(shape, data.clips);
  return 'audio_url' in data ? readable(shape, [data]) : undefined;
};

/** Suno's own id of a clip. */
export const idOf = (clip: Clip): string | undefined => firstText(clip.id, clip.clip_id);

/** Song and words as far as they are known while they are made. */
export const running = (clips: readonly Clip[]): PollResult => ({
  state: 'running',
  title: firstText(...clips.map((each) => each.title)),
  lyrics: firstText(...clips.map(lyricsOf)),
  // A clip in the state `streaming` is heard at a live stream (Suno-API, Suno.md).
  listenUrl: firstText(...clips.map((each) => (each.status === 'streaming' ? each.audio_url : undefined))),
  imageUrl: firstText(...clips.map((each) => firstText(each.image_large_url, each.image_url))),
});

/** What came of clips that nobody works on any more; `reason` is what their task says. */
export const outcomeOf = (
  clips: readonly NamedClip[],
  reason: string | null | undefined,
  clean: (text: string) => string,
): PollResult => {
  const takes = clips.flatMap(takeOf);
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  const said = firstText(reason, ...clips.map((each) => each.metadata?.error_message));
  const types = clips.map((each) => each.metadata?.error_type ?? '').join(' ');
  return {
    state: 'failed',
    code: failureOf(`${said ?? ''} ${types}`),
    detail: clean(said ?? 'it finished without any audio'),
  };
};

/** True when a clip is there or never will be. */
export const isOver = ({ status }: Clip): boolean => /^(complete|succe|error|fail)/i.test(status ?? '');

/** True when nobody has begun with a clip. */
export const isWaiting = ({ status }: Clip): boolean => /^(submitted|queued)/i.test(status ?? '');

const lyricsOf = (each: Clip): string | undefined => firstText(each.metadata?.prompt, each.prompt);

/** While a clip is made its address is a live stream, which is never the song. */
const takeOf = (each: NamedClip): Take[] => {
  const audioUrl = firstText(each.audio_url);
  const there = firstText(each.status) === undefined || /^(complete|succe)/i.test(each.status ?? '');
  if (!there || audioUrl === undefined || /^[a-z]+:\/\/audiopipe\./i.test(audioUrl)) return [];
  return [
    {
      clipId: each.name,
      audioUrl,
      title: firstText(each.title),
      imageUrl: firstText(each.image_large_url, each.image_url),
      seconds: firstSeconds(each.metadata?.duration, each.duration),
      lyrics: lyricsOf(each),
      style: firstText(each.metadata?.tags, each.tags),
      model: firstText(each.model_name),
    },
  ];
};
