import * as z from 'zod';
import type { Take } from '../../../core/index.js';
import {
  firstSeconds,
  firstText,
  isRecord,
  optionalAmount,
  optionalText,
  parseItems,
} from '../../shared/json.js';

const clip = z.object({
  clip_id: optionalText,
  id: optionalText,
  state: optionalText,
  status: optionalText,
  title: optionalText,
  tags: optionalText,
  sound: optionalText,
  lyrics: optionalText,
  prompt: optionalText,
  image_url: optionalText,
  audio_url: optionalText,
  duration: optionalAmount,
  mv: optionalText,
  model_name: optionalText,
  fail_reason: optionalText,
  metadata: z
    .object({
      tags: optionalText,
      prompt: optionalText,
      duration: optionalAmount,
      error_message: optionalText,
    })
    .nullish()
    .catch(undefined),
});

/** One audio of a task. */
export type Clip = z.infer<typeof clip>;

/** The clips in a task's data: `clips`, a plain list, or a single one. The page shows none, its sister pages all three. */
export const readClips = (data: unknown): Clip[] => parseItems(clip, clipItems(data));

const clipItems = (data: unknown): readonly unknown[] => {
  if (Array.isArray(data)) return data;
  if (!isRecord(data)) return [];
  const inner = data.clips ?? data.data;
  if (Array.isArray(inner)) return inner;
  if (isRecord(inner)) return clipItems(inner);
  return 'audio_url' in data ? [data] : [];
};

/** Why a clip failed, if it says so. */
export const failReasonOf = (clip: Clip): string | undefined =>
  firstText(clip.fail_reason, clip.metadata?.error_message);

/** The take of a clip; none when it failed or has no audio. `spareId` is used for a clip without an id. */
export const takeOf = (clip: Clip, spareId: string): Take[] => {
  const audioUrl = firstText(clip.audio_url);
  if (audioUrl === undefined || /^(fail|error)/i.test(clip.state ?? clip.status ?? '')) return [];
  return [
    {
      clipId: firstText(clip.clip_id, clip.id) ?? spareId,
      audioUrl,
      imageUrl: firstText(clip.image_url),
      title: firstText(clip.title),
      style: firstText(clip.tags, clip.metadata?.tags, clip.sound),
      lyrics: firstText(clip.lyrics, clip.prompt, clip.metadata?.prompt),
      seconds: firstSeconds(clip.duration, clip.metadata?.duration),
      model: firstText(clip.mv, clip.model_name),
    },
  ];
};
