import type { PollResult } from '../../../core/index.js';
import { firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';
import type { Redact } from '../../shared/redact.js';

/** What can be made of a finished clip by a GET, which resellers may bill each time. */
export type FileFormat = 'wav' | 'video' | 'midi';

/** The fields of Suno's own answers with the address of a file (OpenAI-HK suno-scene page, use cases 12 and 13). */
const fields = { wav: 'wav_file_url', video: 'mp4' };

/** The result in the answer about a file; undefined when it holds nothing of the kind. */
export const readFile = (format: FileFormat, json: unknown, redact: Redact): PollResult | undefined => {
  if (!isRecord(json)) return undefined;
  if (format === 'midi') return readNotes(json, redact);
  const address = json[fields[format]];
  const url = typeof address === 'string' ? firstText(address) : undefined;
  if (url !== undefined) return { state: 'made', product: { kind: 'file', format, url } };
  // "If wav_file_url in the response is null, try requesting again" (use case 12).
  return fields[format] in json ? { state: 'running' } : undefined;
};

const readNotes = (
  { state, instruments }: Record<string, unknown>,
  redact: Redact,
): PollResult | undefined => {
  if (typeof state === 'string' && state !== 'complete') {
    const failed = /^(error|fail)/i.test(state);
    return failed ? { state: 'failed', code: 'failed', detail: redact(state) } : { state: 'running' };
  }
  if (!Array.isArray(instruments)) return undefined;
  const parsed = readInstruments(instruments);
  return parsed.every(({ notes }) => notes.length === 0)
    ? { state: 'failed', code: 'failed', detail: 'there are no notes in it' }
    : { state: 'made', product: { kind: 'notes', instruments: parsed } };
};
