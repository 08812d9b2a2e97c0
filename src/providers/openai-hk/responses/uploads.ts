import * as z from 'zod';
import { firstText, optionalText } from '../../shared/json.js';

const upload = z.object({ clip_id: optionalText, data: optionalText });

/** The clip id in the answer to an upload; undefined when it names none. */
export const readUpload = (json: unknown): string | undefined => {
  const answer = upload.safeParse(json);
  return answer.success ? firstText(answer.data.clip_id, answer.data.data) : undefined;
};
