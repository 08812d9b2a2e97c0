import type { OperationName, Product, Take } from '../../../core/index.js';
import { karaokeWords, readTimedWords } from '../../shared/aligned-lyrics.js';
import { firstSeconds, firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';

type Fields = Record<string, unknown>;

/** The product of a task that makes no track; undefined when its data does not hold it. Its format is not published. */
export const readProduct = (operation: OperationName, data: unknown): Product | undefined => {
  const fields = fieldsIn(data);
  switch (operation) {
    case 'style': {
      const text = textOf(fields, 'upsampled_tags', 'tags', 'style') ?? textIn(data);
      return text === undefined ? undefined : { kind: 'text', texts: [{ text }] };
    }
    case 'lyrics': {
      const texts = fields.flatMap((record) => {
        const text = textOf([record], 'lyrics', 'text');
        return text === undefined ? [] : [{ title: textOf([record], 'title'), text }];
      });
      return texts.length === 0 ? undefined : { kind: 'text', texts };
    }
    case 'karaoke': {
      const words = fields.map(readTimedWords).find((found) => found.length > 0);
      return words === undefined ? undefined : { kind: 'words', words: karaokeWords(words) };
    }
    case 'midi': {
      const instruments = fields
        .map(({ instruments }) => readInstruments(instruments))
        .find((found) => found.length > 0);
      return instruments === undefined ? undefined : { kind: 'notes', instruments };
    }
    case 'wav': {
      const url = textOf(fields, 'wav_url', 'wav_file_url', 'file_url', 'url') ?? urlIn(data);
      return url === undefined ? undefined : { kind: 'file', format: 'wav', url };
    }
    case 'video': {
      const url = textOf(fields, 'video_url', 'mp4_url', 'mp4', 'url') ?? urlIn(data);
      return url === undefined ? undefined : { kind: 'file', format: 'video', url };
    }
    case 'bpm':
      return tempoOf(fields);
    default:
      return undefined;
  }
};

/** The one take of a task that extracts a voice or uploads an audio; undefined when its data names none. */
export const readSingleTake = (
  operation: OperationName | undefined,
  details: readonly string[],
  data: unknown,
): Take | undefined => {
  if (operation !== 'acapella' && operation !== 'upload') return undefined;
  const fields = fieldsIn(data);
  const clipId = textOf(fields, 'clip_id', 'id') ?? (operation === 'upload' ? textIn(data) : undefined);
  const foundUrl = textOf(fields, 'vocal_audio_url', 'audio_url');
  if (clipId === undefined) return undefined;
  const common = {
    clipId,
    style: textOf(fields, 'tags'),
    lyrics: textOf(fields, 'lyrics', 'prompt'),
    imageUrl: textOf(fields, 'image_url'),
    model: textOf(fields, 'mv'),
  };
  if (operation === 'upload') {
    const [uploadedUrl, title] = details;
    const audioUrl = foundUrl ?? firstText(uploadedUrl);
    if (audioUrl === undefined) return undefined;
    return {
      ...common,
      audioUrl,
      title: firstText(title) ?? textOf(fields, 'title'),
      seconds: amountOf(fields, 'duration'),
    };
  }
  if (foundUrl === undefined) return undefined;
  const [seconds, title] = details;
  return { ...common, audioUrl: foundUrl, title: firstText(title), seconds: firstSeconds(seconds) };
};

const tempoOf = (fields: readonly Fields[]): Product | undefined => {
  const bpm = amountOf(fields, 'avg_bpm', 'average_bpm', 'bpm', 'tempo', 'average');
  if (bpm === undefined) return undefined;
  return {
    kind: 'tempo',
    bpm,
    least: amountOf(fields, 'min_bpm', 'min'),
    most: amountOf(fields, 'max_bpm', 'max'),
    musicalKey: textOf(fields, 'key', 'musical_key'),
  };
};

/** Every object in a task's data, the outer before the inner: results may be inside `data`, `results` or a list. */
const fieldsIn = (data: unknown, depth = 0): Fields[] => {
  if (depth > 3) return [];
  if (Array.isArray(data)) return data.flatMap((item) => fieldsIn(item, depth + 1));
  if (!isRecord(data)) return [];
  const inner = [data.data, data.result, data.results, data.response, data.clips, data.lyrics];
  return [data, ...inner.flatMap((item) => fieldsIn(item, depth + 1))];
};

/** The first text under any of these names, the first name before the others. */
const textOf = (fields: readonly Fields[], ...names: string[]): string | undefined =>
  firstText(
    ...names.flatMap((name) =>
      fields.map((record) => {
        const value = record[name];
        return typeof value === 'string' ? value : undefined;
      }),
    ),
  );

/** The first number above zero under any of these names. */
const amountOf = (fields: readonly Fields[], ...names: string[]): number | undefined =>
  firstSeconds(
    ...names.flatMap((name) =>
      fields.map((record) => {
        const value = record[name];
        return typeof value === 'number' || typeof value === 'string' ? value : undefined;
      }),
    ),
  );

const textIn = (data: unknown): string | undefined =>
  typeof data === 'string' ? firstText(data) : undefined;

const urlIn = (data: unknown): string | undefined => {
  const text = textIn(data);
  return text !== undefined && /^https?:\/\//.test(text) ? text : undefined;
};
