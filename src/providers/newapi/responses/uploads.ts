import * as z from 'zod';
import type { Ticket } from '../../../core/index.js';
import { firstText, isRecord, optionalText } from '../../shared/json.js';
import { parseTicket } from '../tickets.js';
import { optionalId } from './acceptance.js';
import type { Clip } from './clips.js';

const upload = z.object({ clip_id: optionalText, data: optionalId });

/** An uploaded audio: resellers disagree whether `data` is the id of a clip or of a task, `clip_id` is a clip's. */
export type Upload = { id: string; isClip: boolean };

/** The upload in an answer; undefined when it names none. */
export const readUpload = (json: unknown): Upload | undefined => {
  const outer = upload.safeParse(json);
  const inner = outer.success && isRecord(json) ? upload.safeParse(json.data) : outer;
  const clipId = firstText(
    outer.success ? outer.data.clip_id : undefined,
    inner.success ? inner.data.clip_id : undefined,
  );
  if (clipId !== undefined) return { id: clipId, isClip: true };
  const id = outer.success ? firstText(outer.data.data) : undefined;
  return id === undefined ? undefined : { id, isClip: false };
};

/** A clip of an upload gets the title of the order, and the uploaded address where it has none; other clips stay as they are. */
export const withUploaded = (ticket: Ticket, clip: Clip): Clip => {
  const { kind, details } = parseTicket(ticket);
  if (kind !== 'upload') return clip;
  const [, uploadedUrl, title] = details;
  return {
    ...clip,
    audio_url: firstText(clip.audio_url, uploadedUrl),
    title: firstText(title, clip.title),
  };
};
