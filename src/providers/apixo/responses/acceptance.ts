import * as z from 'zod';

/** `{code, message, data}`, the envelope of every answer (APIXO page "Suno", response). */
export const envelope = z.object({ data: z.unknown().optional() });

const acceptance = z.object({ data: z.object({ taskId: z.string().trim().min(1) }) });

/** The task id in the answer to a submit; undefined when it names none. */
export const readAcceptance = (json: unknown): string | undefined => {
  const answer = acceptance.safeParse(json);
  return answer.success ? answer.data.data.taskId : undefined;
};
