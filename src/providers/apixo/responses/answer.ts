import { z } from 'zod';
import type { FaultCode, PollResult, Take, Ticket } from '../../../core/index.js';
import { failureOf, faultOf, type Said } from '../../shared/classify-error.js';
import { amount, firstText, readable, text } from '../../shared/json.js';

/** Every answer's frame, `{code, message, data}` (APIXO page "Suno", response). */
export const envelope = z.object({ data: z.unknown().optional() });

/** What the `data` of an accepted order holds. */
export const acceptance = z.object({ taskId: z.string().trim().min(1) });

/** What the `data` of a status answer, or of a callback, holds. */
export const statusShape = z.object({
  state: z.string().trim().min(1),
  resultJson: z.unknown().optional(),
  lyrics: text,
  failCode: text,
  failMsg: text,
});

type Status = z.infer<typeof statusShape>;

/** What is left on an account, from the `data` of the balance call; undefined when it is no number (APIXO docs, balance). */
export const amountIn = (data: unknown): number | undefined => {
  const given = amount.parse(data) ?? '';
  return given === '' || !Number.isFinite(Number(given)) ? undefined : Number(given);
};

const track = z.object({ audio_url: text, image_url: text });
const results = z.object({ resultUrls: z.array(z.unknown()) });

/**
 * The fault named by a `code` in the body, whatever HTTP status came with it (APIXO page "Suno", error codes; 402, 403
 * and 5xx by its other docs). 400 and 404 say too little: their words decide.
 */
export const faultOfCode = (said: Said): FaultCode | undefined => {
  const code = Number(said.code);
  const tells = [401, 402, 403, 429].includes(code) || (code >= 500 && code < 600);
  return tells ? faultOf(code, said, false) : undefined;
};

/** What a status says about its ticket; undefined when the result of a finished song cannot be read. */
export const resultOf = (
  ticket: Ticket,
  status: Status,
  clean: (text: string) => string,
): PollResult | undefined => {
  switch (status.state.toLowerCase()) {
    case 'pending':
      return { state: 'waiting' };
    case 'success':
      return finished(ticket, status);
    case 'failed': {
      const words = firstText(status.failMsg, status.failCode) ?? 'it failed without a reason';
      return { state: 'failed', code: failureIn(status), detail: clean(words) };
    }
    default:
      // `processing`, and whatever else it may come to say of a song that is neither there nor lost.
      return { state: 'running' };
  }
};

const finished = (ticket: Ticket, status: Status): PollResult | undefined => {
  const items = itemsIn(status.resultJson);
  if (items === undefined) return undefined;
  const lyrics = firstText(status.lyrics);
  const takes = items.flatMap((item, index): Take[] => {
    const [read] = readable(track, [item]);
    const audioUrl = firstText(read?.audio_url);
    if (audioUrl === undefined) return [];
    // Tracks come without ids: the place in the list is all that tells them apart.
    return [{ clipId: `${ticket}.${index}`, audioUrl, imageUrl: firstText(read?.image_url), lyrics }];
  });
  if (takes.length > 0) return { state: 'finished', takes, missing: items.length - takes.length };
  return { state: 'failed', code: 'failed', detail: 'it finished without any audio' };
};

/** `resultJson` is a text of JSON with a list of objects inside; nothing at all is a result without tracks. */
const itemsIn = (resultJson: unknown): unknown[] | undefined => {
  if (resultJson === undefined || resultJson === null || resultJson === '') return [];
  const parsed = results.safeParse(typeof resultJson === 'string' ? parseJson(resultJson) : resultJson);
  return parsed.success ? parsed.data.resultUrls : undefined;
};

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** Fail codes are an open set: the page names `CONTENT_VIOLATION`, the other docs many more. */
const failureIn = ({ failCode, failMsg }: Status): FaultCode => {
  const code = (failCode ?? '').replaceAll('_', '').toLowerCase();
  if (code === 'insufficientcredits') return 'out_of_credits';
  if (code === 'modelunavailable') return 'overloaded';
  if (['prompttoolong', 'promptlengthexceeded', 'invalidprompt'].includes(code)) return 'bad_input';
  return failureOf(`${failCode ?? ''} ${failMsg ?? ''}`);
};
