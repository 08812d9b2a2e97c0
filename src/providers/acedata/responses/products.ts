import * as z from 'zod';
import type { Product } from '../../../core/index.js';
import { karaokeWords, readTimedWords } from '../../shared/aligned-lyrics.js';
import { firstText, isRecord, optionalText, parseItems } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';

const productFields = z.object({
  state: optionalText,
  status: optionalText,
  persona_id: optionalText,
  file_url: optionalText,
  video_url: optionalText,
  title: optionalText,
  text: optionalText,
  upsampled_tags: optionalText,
});

type ProductFields = z.infer<typeof productFields>;

/** The product in an answer's items, known by its fields; `open` when it is not ready yet, undefined for tracks. */
export const readProduct = (items: readonly unknown[]): Product | 'open' | undefined => {
  const records = items.filter(isRecord);
  const has = (field: string) => records.some((record) => field in record);
  if (has('audio_url') || has('audio_id') || has('vocal_audio_url')) return undefined;
  const products = parseItems(productFields, records);
  if (has('persona_id')) {
    const personaId = firstText(...products.map(({ persona_id }) => persona_id));
    return personaId === undefined ? 'open' : { kind: 'persona', personaId };
  }
  if (has('aligned_words')) {
    return { kind: 'words', words: karaokeWords(records.flatMap(readTimedWords)) };
  }
  if (has('instruments')) {
    const instruments = records.flatMap((record) => readInstruments(record.instruments));
    const ready = instruments.length > 0 && !products.some(isRunning);
    return ready ? { kind: 'notes', instruments } : 'open';
  }
  if (has('file_url')) return fileProduct('wav', firstText(...products.map(({ file_url }) => file_url)));
  if (has('upsampled_tags') || has('text')) return textProduct(products);
  if (has('video_url')) return fileProduct('video', firstText(...products.map(({ video_url }) => video_url)));
  return undefined;
};

const textProduct = (products: readonly ProductFields[]): Product | 'open' => {
  const texts = products.flatMap((product) => {
    const text = firstText(product.upsampled_tags, product.text);
    return text === undefined ? [] : [{ title: firstText(product.title), text }];
  });
  return texts.length === 0 || products.every(isRunning) ? 'open' : { kind: 'text', texts };
};

const isRunning = ({ state, status }: ProductFields): boolean =>
  /^(pending|running|processing|submitted|queued)/i.test(firstText(state, status) ?? '');

const fileProduct = (format: 'wav' | 'video', url: string | undefined): Product | 'open' =>
  url === undefined ? 'open' : { kind: 'file', format, url };
