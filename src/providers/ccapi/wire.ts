import { z } from 'zod';
import type { Model, Order, OrderSource, PollResult, Take, Ticket } from '../../core/index.js';
import { amount, firstSeconds, firstText, isRecord, readable, text } from '../answers.js';
import { failureOf } from '../refusal.js';
import { spellings } from './capabilities.js';

/**
 * The one table of action codes, `POST //suno/submit/{ACTION}`. Only UPSAMPLE_TAGS stands on the page;
 * these are inferred: MUSIC is the code new-api knows, the others are the menu's titles in capitals.
 */
export const actions = {
  song: 'MUSIC',
  custom: 'MUSIC',
  extend: 'EXTEND',
  cover: 'COVER',
  stems: 'STEMS',
  allStems: 'ALL_STEMS',
  remaster: 'REMASTER',
  whole: 'CONCAT',
};

/** One submit: an entry of {@link actions} and its body. Absent values are not sent. */
export type Work = { action: keyof typeof actions; body: Record<string, unknown> };

/** The bodies are those of docs.musicapi.ai's "sonic" calls; all inferred. */
export const workOf = (order: Order, source: () => OrderSource): Work => {
  const mv = spellings[order.model];
  switch (order.operation) {
    case 'song': {
      const { prompt, instrumental } = order.values;
      const body = { mv, custom_mode: false, gpt_description_prompt: prompt };
      return { action: 'song', body: { ...body, make_instrumental: instrumental ?? false } };
    }
    case 'custom': {
      const { values } = order;
      const instrumental = values.instrumental ?? false;
      const lyrics = instrumental ? '' : firstText(values.lyrics);
      return {
        action: 'custom',
        body: {
          mv,
          custom_mode: true,
          // Lyrics are required unless there is no singing or the gateway is to write them.
          ...(lyrics === undefined ? { auto_lyrics: true } : { prompt: lyrics }),
          title: values.title,
          tags: values.style,
          negative_tags: values.excludedStyle,
          make_instrumental: instrumental,
          // Only v4.5 and later take a voice; an older one would refuse the song.
          vocal_gender: early.has(order.model) ? undefined : genderOf(values.voice),
          style_weight: values.styleWeight,
          weirdness_constraint: values.weirdness,
        },
      };
    }
    case 'extend': {
      const { values } = order;
      const { clipId, style, title } = source();
      return {
        action: 'extend',
        body: {
          mv,
          custom_mode: true,
          continue_clip_id: clipId,
          continue_at: values.continueAt,
          prompt: values.lyrics ?? '',
          tags: firstText(values.style, style),
          title: firstText(values.title, title),
        },
      };
    }
    case 'cover': {
      const { values } = order;
      const { clipId, lyrics, title } = source();
      return {
        action: 'cover',
        body: {
          mv,
          custom_mode: true,
          continue_clip_id: clipId,
          // Without words it would come out instrumental, and a cover is the same song.
          prompt: firstText(values.lyrics, lyrics) ?? '',
          tags: values.style,
          title: firstText(values.title, title),
          audio_weight: values.audioWeight,
        },
      };
    }
    case 'stems':
      return {
        action: order.values.parts === 'all' ? 'allStems' : 'stems',
        body: { clip_id: source().clipId },
      };
    case 'remaster':
      return {
        action: 'remaster',
        body: { mv, clip_id: source().clipId, variation_category: order.values.variation },
      };
    case 'whole':
      return { action: 'whole', body: { clip_id: source().clipId, is_infill: false } };
  }
};

const early: ReadonlySet<Model> = new Set(['v3.5', 'v4']);

const genderOf = (voice: 'female' | 'male' | undefined) =>
  voice === undefined ? undefined : voice === 'female' ? 'f' : 'm';

/** `{"code":"success","message":"…","data":…}`, the envelope of every answer (page). */
export const envelope = z.object({ data: z.unknown().optional() });

const taskRecord = z.object({
  task_id: z.string(),
  status: text,
  fail_reason: text,
  progress: amount,
  data: z.unknown().optional(),
});

const clip = z.object({
  clip_id: text,
  id: text,
  state: text,
  status: text,
  title: text,
  tags: text,
  sound: text,
  lyrics: text,
  prompt: text,
  image_url: text,
  audio_url: text,
  duration: amount,
  mv: text,
  model_name: text,
  fail_reason: text,
  metadata: z
    .object({ tags: text, prompt: text, duration: amount, error_message: text })
    .nullish()
    .catch(undefined),
});

/** Reads a fetch answer's `data`, one task record or many; unknown tasks are simply left out of it. */
export const readTasks = (data: unknown, clean: (text: string) => string): Map<Ticket, PollResult> =>
  new Map(
    readable(taskRecord, Array.isArray(data) ? data : [data]).map((task) => [
      task.task_id,
      resultOf(task, clean),
    ]),
  );

const resultOf = (task: z.infer<typeof taskRecord>, clean: (text: string) => string): PollResult => {
  const clips = readable(clip, clipsIn(task.data));
  switch (task.status?.toUpperCase()) {
    case 'SUCCESS': {
      const takes = clips.flatMap((each, index) => takeOf(each, `${task.task_id}.${index}`));
      if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
      return failed(
        firstText(...clips.map(reasonOf), task.fail_reason) ?? 'it finished without any audio',
        clean,
      );
    }
    case 'FAILURE':
      return failed(
        firstText(task.fail_reason, ...clips.map(reasonOf)) ?? 'it failed without a reason',
        clean,
      );
    case 'IN_PROGRESS':
      return {
        state: 'running',
        progress: share(task.progress),
        title: firstText(...clips.map((each) => each.title)),
        lyrics: firstText(...clips.map((each) => each.lyrics)),
      };
    default:
      return { state: 'waiting' };
  }
};

const failed = (reason: string, clean: (text: string) => string): PollResult => ({
  state: 'failed',
  code: failureOf(reason),
  detail: clean(reason),
});

/** `data.clips`, a bare list of clips, or a single clip: the page shows none, its sister pages all three. */
const clipsIn = (data: unknown): readonly unknown[] => {
  if (Array.isArray(data)) return data;
  if (!isRecord(data)) return [];
  const inner = data.clips ?? data.data;
  if (Array.isArray(inner)) return inner;
  if (isRecord(inner)) return clipsIn(inner);
  return 'audio_url' in data ? [data] : [];
};

type Clip = z.infer<typeof clip>;

const reasonOf = (each: Clip): string | undefined =>
  firstText(each.fail_reason, each.metadata?.error_message);

const takeOf = (each: Clip, spareId: string): Take[] => {
  const audioUrl = firstText(each.audio_url);
  if (audioUrl === undefined || /^(fail|error)/i.test(each.state ?? each.status ?? '')) return [];
  return [
    {
      clipId: firstText(each.clip_id, each.id) ?? spareId,
      audioUrl,
      imageUrl: firstText(each.image_url),
      title: firstText(each.title),
      style: firstText(each.tags, each.metadata?.tags, each.sound),
      lyrics: firstText(each.lyrics, each.prompt, each.metadata?.prompt),
      seconds: firstSeconds(each.duration, each.metadata?.duration),
      model: firstText(each.mv, each.model_name),
    },
  ];
};

/** "20%" as 0.2. */
const share = (progress: number | string | null | undefined): number | undefined => {
  const percent = Number.parseFloat(String(progress ?? ''));
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : undefined;
};
