import type { PollResult } from '../../../core/index.js';
import { firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';

/** Where Suno's own answers hold the address of a file (OpenAI-HK suno-scene page, use cases 12 and 13). */
const fields = { wav: 'wav_file_url', video: 'mp4' };

/** What an answer says about a file or notes; undefined when it holds nothing of the kind. */
export const readFile = (
  format: 'wav' | 'video' | 'midi',
  json: unknown,
  clean: (text: string) => string,
): PollResult | undefined => {
  if (!isRecord(json)) return undefined;
  if (format === 'midi') return readNotes(json, clean);
  const address = json[fields[format]];
  const url = typeof address === 'string' ? firstText(address) : undefined;
  if (url !== undefined) return { state: 'made', product: { kind: 'file', format, url } };
  // "If wav_file_url in the response is null, try requesting again" (use case 12).
  return fields[format] in json ? { state: 'running' } : undefined;
};

const readNotes = (
  { state, instruments }: Record<string, unknown>,
  clean: (text: string) => string,
): PollResult | undefined => {
  if (typeof state === 'string' && state !== 'complete') {
    const broken = /^(error|fail)/i.test(state);
    return broken ? { state: 'failed', code: 'failed', detail: clean(state) } : { state: 'running' };
  }
  if (!Array.isArray(instruments)) return undefined;
  const read = readInstruments(instruments);
  return read.every(({ notes }) => notes.length === 0)
    ? { state: 'failed', code: 'failed', detail: 'there are no notes in it' }
    : { state: 'made', product: { kind: 'notes', instruments: read } };
};
