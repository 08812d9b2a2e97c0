import type { PollResult, Submission } from '../../../core/index.js';
import { firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';
import { about, ask, type Desk, pay } from '../session.js';
import { callTicket } from '../tickets.js';

/** What comes of a finished clip by a GET that costs 100 credits each time. */
export type FileCall = 'wav' | 'video' | 'midi';

/** "After execution, wait ~30 seconds before the URL becomes accessible" (UC-13). */
const filmMs = 30_000;

/** UC-12, UC-13 and UC-18. Only the account that made the clip can order these. */
export const orderFile = async (
  desk: Desk,
  call: FileCall,
  clipId: string,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await pay(desk, about(desk.places[call], clipId), undefined, signal);
  const result = readFile(desk, call, json);
  if (result === undefined) throw desk.client.unreadable(json, false, `the answer holds no ${call}`);
  if (result.state === 'made' && result.product.kind === 'file') {
    const { format, url } = result.product;
    // The address is all there is to know: asking again would only be paid again.
    const readyAt = format === 'video' ? desk.clock() + filmMs : 0;
    const ticket = callTicket('file', format, readyAt, url);
    return format === 'video' ? { ticket } : { ticket, result };
  }
  if (result.state !== 'running') return { ticket: callTicket('told', call, clipId), result };
  const ticket = callTicket(call, clipId);
  desk.pace.begin(ticket);
  return { ticket, result };
};

/** A second look, which costs as much as the first. */
export const lookAtFile = async (
  desk: Desk,
  call: FileCall,
  clipId: string,
  signal: AbortSignal,
): Promise<PollResult> => {
  if (!desk.pace.isDue(callTicket(call, clipId))) return { state: 'running' };
  const json = await ask(desk, about(desk.places[call], clipId), signal);
  const result = readFile(desk, call, json);
  if (result === undefined) throw desk.client.unreadable(json, true, `the answer holds no ${call}`);
  return result;
};

/** A file whose address is known, from the moment it can be fetched. */
export const fileKnown = (
  desk: Desk,
  [format, readyAt, url]: readonly (string | undefined)[],
): PollResult => {
  if (url === undefined || (format !== 'wav' && format !== 'video')) return { state: 'unknown' };
  if (desk.clock() < Number(readyAt)) return { state: 'running' };
  return { state: 'made', product: { kind: 'file', format, url } };
};

const readFile = (desk: Desk, call: FileCall, json: unknown): PollResult | undefined => {
  if (!isRecord(json)) return undefined;
  if (call === 'midi') return readNotes(desk, json);
  const field = call === 'wav' ? 'wav_file_url' : 'mp4';
  if (!(field in json)) return undefined;
  const value = json[field];
  const url = typeof value === 'string' ? firstText(value) : undefined;
  // "If wav_file_url in the response is null, try requesting again" (UC-12).
  if (url === undefined) return { state: 'running' };
  return { state: 'made', product: { kind: 'file', format: call, url } };
};

const readNotes = (desk: Desk, json: Record<string, unknown>): PollResult | undefined => {
  const state = typeof json.state === 'string' ? json.state : undefined;
  if (Array.isArray(json.instruments) && (state === undefined || state === 'complete')) {
    const instruments = readInstruments(json.instruments);
    if (instruments.some((instrument) => instrument.notes.length > 0))
      return { state: 'made', product: { kind: 'notes', instruments } };
    return { state: 'failed', code: 'failed', detail: 'there are no notes in it' };
  }
  if (state === undefined) return undefined;
  if (/^(?:error|fail)/i.test(state))
    return { state: 'failed', code: 'failed', detail: desk.client.clean(state) };
  return { state: 'running' };
};
