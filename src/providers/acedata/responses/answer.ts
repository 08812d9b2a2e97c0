import { z } from 'zod';
import type { FaultCode, PollResult, Take } from '../../../core/index.js';
import { failureOf, type Said, saidIn } from '../../shared/classify-error.js';
import { amount, firstSeconds, firstText, isRecord, readable, text } from '../../shared/json.js';
import { productOf } from './products.js';

/** What the gateway's own error codes mean (guide, Error Handling); 403 alone says nothing. */
const codes: Record<string, FaultCode> = {
  used_up: 'out_of_credits',
  forbidden: 'moderated',
  invalid_token: 'unauthorized',
  token_expired: 'unauthorized',
  token_mismatched: 'unauthorized',
  no_token: 'unauthorized',
  disabled: 'unauthorized',
  too_many_requests: 'rate_limited',
  no_api: 'bad_answer',
  api_not_implemented: 'bad_answer',
};

/** The fault an error code names; the others leave it to their words. */
export const faultOfCode = (said: Said): FaultCode | undefined =>
  said.code.split(' ').flatMap((code) => (Object.hasOwn(codes, code) ? [codes[code]] : []))[0];

/** True for a refusal that was spoken before any work; `api_error`, `timeout` and unknown codes are none. */
export const refusesForSure = (said: Said): boolean =>
  faultOfCode(said) !== undefined || /\bbad_request\b/.test(said.code);

/** True for the code of whatever broke in the middle of the work (guide, Error Handling). */
export const mayHaveWorked = (said: Said): boolean => /\bapi_error\b/.test(said.code);

/** `{success, task_id, trace_id, data, error}`: every answer, callback and `response` of a task. */
export const answerShape = z.object({
  success: z.boolean().nullish().catch(undefined),
  task_id: text,
  trace_id: text,
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  message: text,
  /** In the vendor's credits (guide, newer answers). */
  cost: z.object({ amount }).nullish().catch(undefined),
});

/** One such answer. */
export type Answer = z.infer<typeof answerShape>;

const item = z.object({
  id: text,
  audio_id: text,
  state: text,
  status: text,
  title: text,
  style: text,
  lyric: text,
  model: text,
  duration: amount,
  audio_url: text,
  vocal_audio_url: text,
  vocal_start_s: amount,
  vocal_end_s: amount,
  image_url: text,
  image_large_url: text,
  progress: amount,
});

type Item = z.infer<typeof item>;

/** What is known about a piece of work beside its answer. */
type Circumstances = {
  /** True when the gateway works on it no more. */
  over: boolean;
  /** The address of an audio that was handed in. */
  uploaded?: string | undefined;
};

/** What an answer says about its piece of work. */
export const resultOf = (
  answer: Answer,
  circumstances: Circumstances,
  clean: (text: string) => string,
): PollResult => {
  const result = cameOf(answer, circumstances, clean);
  if (result.state !== 'finished' && result.state !== 'made') return result;
  const credits = Number.parseFloat(String(answer.cost?.amount));
  return Number.isFinite(credits) && credits >= 0 ? { ...result, credits } : result;
};

const cameOf = (
  answer: Answer,
  circumstances: Circumstances,
  clean: (text: string) => string,
): PollResult => {
  const things = itemsIn(answer.data);
  const failed = answer.success === false || saidSomething(answer.error);
  const made = answer.success === true || failed ? productOf(things) : undefined;
  if (made !== undefined && made !== 'open') {
    if (made.kind !== 'words' || made.words.length > 0) return { state: 'made', product: made };
    return { state: 'failed', code: 'failed', detail: 'it found no words to time' };
  }
  const items = readable(item, things);
  const takes = items.flatMap((each, index) =>
    takeOf(each, `${answer.task_id ?? 'song'}.${index}`, circumstances),
  );
  if (failed) {
    // It says `false` and brings songs all the same: what is good is delivered (the vendor's web client does so too).
    const missing = items.length - takes.length || (takes.length < 2 ? 1 : 0);
    return takes.length > 0 ? { state: 'finished', takes, missing } : failure(answer, items, clean);
  }
  const open = items.some((each) => isOpen(each, circumstances));
  if (answer.success === true && made === undefined && items.length > 0 && !open) {
    if (takes.length > 0) return { state: 'finished', takes, missing: items.length - takes.length };
    return failure(answer, items, clean);
  }
  if (answer.success !== true && items.length === 0) return { state: 'waiting' };
  return {
    state: 'running',
    progress: shareOf(items),
    title: firstText(...items.map((each) => each.title)),
    lyrics: firstText(...items.map((each) => each.lyric)),
    // Running items hold a live stream (AceDataCloud, Suno Audios, streaming).
    listenUrl: firstText(...items.map((each) => each.audio_url)),
    imageUrl: firstText(...items.map((each) => each.image_url)),
  };
};

/** An array or an object: pages, guides and the vendor's tests show both for the same calls. */
const itemsIn = (data: unknown): unknown[] => {
  if (Array.isArray(data)) return data;
  return isRecord(data) && Object.keys(data).length > 0 ? [data] : [];
};

const saidSomething = (error: unknown): boolean =>
  typeof error === 'string' ? error !== '' : isRecord(error) && Object.keys(error).length > 0;

const failure = (answer: Answer, items: readonly Item[], clean: (text: string) => string): PollResult => {
  const said = saidIn(answer);
  const reason = firstText(said.words, said.code);
  const code = faultOfCode(said) === 'moderated' ? 'moderated' : failureOf(`${said.code} ${said.words}`);
  const silent = items.length > 0 ? 'it finished without any audio' : 'it failed without a reason';
  return { state: 'failed', code, detail: clean(reason ?? silent) };
};

const broken = (each: Item): boolean => /^(error|fail|cancel)/i.test(stateOf(each));
const stateOf = (each: Item): string => firstText(each.state, each.status) ?? '';

/** Until a song is there its address is a live stream: those of `audiopipe` are never the song. */
const addressOf = (each: Item, uploaded: string | undefined): string | undefined => {
  const given = firstText(each.audio_url, each.vocal_audio_url);
  const own = firstText(each.audio_id) === undefined ? undefined : uploaded;
  return given === undefined || isStream(given) ? own : given;
};

const isStream = (address: string): boolean => /^[a-z]+:\/\/audiopipe\./i.test(address);

const isOpen = (each: Item, { over, uploaded }: Circumstances): boolean => {
  if (broken(each)) return false;
  // Old records and uploads name no state. A song that is said to be there may still get its address.
  const there = stateOf(each) === '' || /^(succe|complete)/i.test(stateOf(each));
  return !there || (!over && addressOf(each, uploaded) === undefined);
};

const takeOf = (each: Item, spareId: string, circumstances: Circumstances): Take[] => {
  const audioUrl = addressOf(each, circumstances.uploaded);
  if (audioUrl === undefined || broken(each) || isOpen(each, circumstances)) return [];
  const span = Number(each.vocal_end_s) - Number(each.vocal_start_s);
  return [
    {
      clipId: firstText(each.audio_id, each.id) ?? spareId,
      audioUrl,
      imageUrl: firstText(each.image_large_url, each.image_url),
      title: firstText(each.title),
      style: firstText(each.style),
      lyrics: firstText(each.lyric),
      seconds: firstSeconds(each.duration, span),
      model: firstText(each.model),
    },
  ];
};

/** The optional `progress` of the songs, which the vendor's web client reads as percent. */
const shareOf = (items: readonly Item[]): number | undefined => {
  const parts = items.map((each) => Number.parseFloat(String(each.progress ?? ''))).filter(Number.isFinite);
  if (parts.length === 0) return undefined;
  return Math.min(1, Math.max(0, parts.reduce((sum, part) => sum + part, 0) / parts.length / 100));
};
