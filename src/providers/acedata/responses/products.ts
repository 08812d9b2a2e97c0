import { z } from 'zod';
import type { Product } from '../../../core/index.js';
import { lyricsToSing, readTiming } from '../../shared/aligned-lyrics.js';
import { firstText, isRecord, readable, text } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';

const made = z.object({
  state: text,
  status: text,
  persona_id: text,
  file_url: text,
  video_url: text,
  title: text,
  text,
  upsampled_tags: text,
});

/** What an answer brings that is no track, known by its fields; `open` when it is not there yet, undefined for tracks. */
export const productOf = (things: readonly unknown[]): Product | 'open' | undefined => {
  const records = things.filter(isRecord);
  const has = (field: string) => records.some((record) => field in record);
  if (has('audio_url') || has('audio_id') || has('vocal_audio_url')) return undefined;
  const products = readable(made, records);
  if (has('persona_id')) {
    const personaId = firstText(...products.map((each) => each.persona_id));
    return personaId === undefined ? 'open' : { kind: 'persona', personaId };
  }
  if (has('aligned_words')) {
    return { kind: 'words', words: lyricsToSing(records.flatMap(readTiming)) };
  }
  if (has('instruments')) {
    const instruments = records.flatMap((record) => readInstruments(record.instruments));
    const ready = instruments.length > 0 && !products.some(isRunning);
    return ready ? { kind: 'notes', instruments } : 'open';
  }
  if (has('file_url')) return fileOf('wav', firstText(...products.map((each) => each.file_url)));
  if (has('upsampled_tags') || has('text')) {
    const texts = products.flatMap((each) => {
      const words = firstText(each.upsampled_tags, each.text);
      return words === undefined ? [] : [{ title: firstText(each.title), text: words }];
    });
    return texts.length === 0 || products.every(isRunning) ? 'open' : { kind: 'text', texts };
  }
  return has('video_url') ? fileOf('video', firstText(...products.map((each) => each.video_url))) : undefined;
};

const isRunning = (each: z.infer<typeof made>): boolean =>
  /^(pending|running|processing|submitted|queued)/i.test(firstText(each.state, each.status) ?? '');

const fileOf = (format: 'wav' | 'video', url: string | undefined): Product | 'open' =>
  url === undefined ? 'open' : { kind: 'file', format, url };
