import * as z from 'zod';
import { firstText, optionalText } from '../../shared/json.js';

const voice = z.object({ id: z.string().min(1), vocal_audio_url: optionalText });
const persona = z.object({ id: z.string().min(1) });

/** An extracted voice. */
export type Voice = { id: string; url: string };

/** The voice in an answer; undefined when it holds none. */
export const readVoice = (json: unknown): Voice | undefined => {
  const answer = voice.safeParse(json);
  const url = answer.success ? firstText(answer.data.vocal_audio_url) : undefined;
  return answer.success && url !== undefined ? { id: answer.data.id, url } : undefined;
};

/** The id of the persona in an answer; undefined when it names none. */
export const readPersonaId = (json: unknown): string | undefined => {
  const answer = persona.safeParse(json);
  return answer.success ? answer.data.id : undefined;
};
