import type { PollResult } from '../../../core/index.js';
import { firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';
import type { Redact } from '../../shared/redact.js';

/** What can be made of a finished clip by a GET that costs 100 credits each time. */
export type FileFormat = 'wav' | 'video' | 'midi';

/** The result in the answer about a file; undefined when it holds nothing of the kind. */
export const readFile = (format: FileFormat, json: unknown, redact: Redact): PollResult | undefined => {
  if (!isRecord(json)) return undefined;
  if (format === 'midi') return readNotes(json, redact);
  const field = format === 'wav' ? 'wav_file_url' : 'mp4';
  if (!(field in json)) return undefined;
  const value = json[field];
  const url = typeof value === 'string' ? firstText(value) : undefined;
  // "If wav_file_url in the response is null, try requesting again" (UC-12).
  if (url === undefined) return { state: 'running' };
  return { state: 'made', product: { kind: 'file', format, url } };
};

const readNotes = (json: Record<string, unknown>, redact: Redact): PollResult | undefined => {
  const state = typeof json.state === 'string' ? json.state : undefined;
  if (Array.isArray(json.instruments) && (state === undefined || state === 'complete')) {
    const instruments = readInstruments(json.instruments);
    if (instruments.some(({ notes }) => notes.length > 0))
      return { state: 'made', product: { kind: 'notes', instruments } };
    return { state: 'failed', code: 'failed', detail: 'there are no notes in it' };
  }
  if (state === undefined) return undefined;
  if (/^(?:error|fail)/i.test(state)) return { state: 'failed', code: 'failed', detail: redact(state) };
  return { state: 'running' };
};
