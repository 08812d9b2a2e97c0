import * as z from 'zod';
import type { Take } from '../../../core/index.js';
import { firstSeconds, firstText, optionalAmount, optionalText, parseItems } from '../../shared/json.js';

const clip = z.object({
  id: optionalText,
  audio_id: optionalText,
  state: optionalText,
  status: optionalText,
  title: optionalText,
  style: optionalText,
  lyric: optionalText,
  model: optionalText,
  duration: optionalAmount,
  audio_url: optionalText,
  vocal_audio_url: optionalText,
  vocal_start_s: optionalAmount,
  vocal_end_s: optionalAmount,
  image_url: optionalText,
  image_large_url: optionalText,
  progress: optionalAmount,
});

/** One audio of an answer. */
export type Clip = z.infer<typeof clip>;

/** What is known about a task besides its answer. */
export type TaskContext = {
  /** True when the gateway no longer works on it. */
  over: boolean;
  /** The address of the audio that the order uploaded. */
  uploadedUrl?: string | undefined;
};

/** The clips among the items of an answer. */
export const readClips = (items: readonly unknown[]): Clip[] => parseItems(clip, items);

/** True when a clip is still being generated, or may still get its address. */
export const isOpen = (clip: Clip, { over, uploadedUrl }: TaskContext): boolean => {
  if (isFailed(clip)) return false;
  // Old records and uploads name no state. A clip that is reported as finished may get its address later.
  const finished = stateOf(clip) === '' || /^(succe|complete)/i.test(stateOf(clip));
  return !finished || (!over && addressOf(clip, uploadedUrl) === undefined);
};

/** The take of a clip; none when it failed or is still open. `spareId` is used for a clip without an id. */
export const takeOf = (clip: Clip, spareId: string, context: TaskContext): Take[] => {
  const audioUrl = addressOf(clip, context.uploadedUrl);
  if (audioUrl === undefined || isFailed(clip) || isOpen(clip, context)) return [];
  const voiceSeconds = Number(clip.vocal_end_s) - Number(clip.vocal_start_s);
  return [
    {
      clipId: firstText(clip.audio_id, clip.id) ?? spareId,
      audioUrl,
      imageUrl: firstText(clip.image_large_url, clip.image_url),
      title: firstText(clip.title),
      style: firstText(clip.style),
      lyrics: firstText(clip.lyric),
      seconds: firstSeconds(clip.duration, voiceSeconds),
      model: firstText(clip.model),
    },
  ];
};

/** The average `progress` of the clips, which is optional and which the vendor's web client reads as percent; from 0 to 1. */
export const progressOf = (clips: readonly Clip[]): number | undefined => {
  const parts = clips
    .map(({ progress }) => Number.parseFloat(String(progress ?? '')))
    .filter(Number.isFinite);
  if (parts.length === 0) return undefined;
  return Math.min(1, Math.max(0, parts.reduce((sum, part) => sum + part, 0) / parts.length / 100));
};

/** True when a clip has failed. */
export const isFailed = (clip: Clip): boolean => /^(error|fail|cancel)/i.test(stateOf(clip));

const stateOf = (clip: Clip): string => firstText(clip.state, clip.status) ?? '';

/** The address of a song. Until it is finished its address is a live stream: those of `audiopipe` are never the song. */
const addressOf = (clip: Clip, uploadedUrl: string | undefined): string | undefined => {
  const address = firstText(clip.audio_url, clip.vocal_audio_url);
  const uploaded = firstText(clip.audio_id) === undefined ? undefined : uploadedUrl;
  return address === undefined || isStream(address) ? uploaded : address;
};

const isStream = (address: string): boolean => /^[a-z]+:\/\/audiopipe\./i.test(address);
