import * as z from 'zod';
import { firstText } from '../../shared/json.js';

/** `{"code":"success","message":"…","data":…}`, the envelope of every answer (page). */
export const envelope = z.object({ data: z.unknown().optional() });

/** The task id in the answer to a submit; undefined when it names none. */
export const readAcceptance = (json: unknown): string | undefined => {
  const answer = envelope.safeParse(json);
  return answer.success && typeof answer.data.data === 'string' ? firstText(answer.data.data) : undefined;
};
