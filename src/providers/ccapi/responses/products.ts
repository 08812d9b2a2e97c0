import type { OperationName, Product, Take } from '../../../core/index.js';
import { lyricsToSing, readTiming } from '../../shared/aligned-lyrics.js';
import { firstSeconds, firstText, isRecord } from '../../shared/json.js';
import { readInstruments } from '../../shared/midi-notes.js';

type Fields = Record<string, unknown>;

/** What a task that makes no song has made; undefined when it is not in its data. No shape of it is published. */
export const productOf = (operation: OperationName, data: unknown): Product | undefined => {
  const fields = fieldsIn(data);
  switch (operation) {
    case 'style': {
      const text = textOf(fields, 'upsampled_tags', 'tags', 'style') ?? bare(data);
      return text === undefined ? undefined : { kind: 'text', texts: [{ text }] };
    }
    case 'lyrics': {
      const texts = fields.flatMap((each) => {
        const text = textOf([each], 'lyrics', 'text');
        return text === undefined ? [] : [{ title: textOf([each], 'title'), text }];
      });
      return texts.length === 0 ? undefined : { kind: 'text', texts };
    }
    case 'karaoke': {
      const words = fields.map(readTiming).find((some) => some.length > 0);
      return words === undefined ? undefined : { kind: 'words', words: lyricsToSing(words) };
    }
    case 'midi': {
      const instruments = fields
        .map((each) => readInstruments(each.instruments))
        .find((some) => some.length > 0);
      return instruments === undefined ? undefined : { kind: 'notes', instruments };
    }
    case 'wav': {
      const url = textOf(fields, 'wav_url', 'wav_file_url', 'file_url', 'url') ?? address(data);
      return url === undefined ? undefined : { kind: 'file', format: 'wav', url };
    }
    case 'video': {
      const url = textOf(fields, 'video_url', 'mp4_url', 'mp4', 'url') ?? address(data);
      return url === undefined ? undefined : { kind: 'file', format: 'video', url };
    }
    case 'bpm':
      return tempoOf(fields);
    default:
      return undefined;
  }
};

/** The one take of a task that hands back a voice or an upload; undefined when its data names none. */
export const takeOfCall = (
  operation: OperationName | undefined,
  about: readonly string[],
  data: unknown,
): Take | undefined => {
  if (operation !== 'acapella' && operation !== 'upload') return undefined;
  const fields = fieldsIn(data);
  const clipId = textOf(fields, 'clip_id', 'id') ?? (operation === 'upload' ? bare(data) : undefined);
  const found = textOf(fields, 'vocal_audio_url', 'audio_url');
  if (clipId === undefined) return undefined;
  const common = {
    clipId,
    style: textOf(fields, 'tags'),
    lyrics: textOf(fields, 'lyrics', 'prompt'),
    imageUrl: textOf(fields, 'image_url'),
    model: textOf(fields, 'mv'),
  };
  if (operation === 'upload') {
    const [given, title] = about;
    const audioUrl = found ?? firstText(given);
    if (audioUrl === undefined) return undefined;
    const named = firstText(title) ?? textOf(fields, 'title');
    return { ...common, audioUrl, title: named, seconds: amountOf(fields, 'duration') };
  }
  if (found === undefined) return undefined;
  const [seconds, title] = about;
  return { ...common, audioUrl: found, title: firstText(title), seconds: firstSeconds(seconds) };
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

/** Every object in a task's data, the outer before the inner: results may lie below `data`, `results` or a list. */
const fieldsIn = (data: unknown, depth = 0): Fields[] => {
  if (depth > 3) return [];
  if (Array.isArray(data)) return data.flatMap((each) => fieldsIn(each, depth + 1));
  if (!isRecord(data)) return [];
  const inner = [data.data, data.result, data.results, data.response, data.clips, data.lyrics];
  return [data, ...inner.flatMap((each) => fieldsIn(each, depth + 1))];
};

/** The first text under any of these names, the first name before the others. */
const textOf = (fields: readonly Fields[], ...names: string[]): string | undefined =>
  firstText(
    ...names.flatMap((name) =>
      fields.map((each) => {
        const value = each[name];
        return typeof value === 'string' ? value : undefined;
      }),
    ),
  );

/** The first number above zero under any of these names. */
const amountOf = (fields: readonly Fields[], ...names: string[]): number | undefined =>
  firstSeconds(
    ...names.flatMap((name) =>
      fields.map((each) => {
        const value = each[name];
        return typeof value === 'number' || typeof value === 'string' ? value : undefined;
      }),
    ),
  );

const bare = (data: unknown): string | undefined => (typeof data === 'string' ? firstText(data) : undefined);

const address = (data: unknown): string | undefined => {
  const text = bare(data);
  return text !== undefined && /^https?:\/\//.test(text) ? text : undefined;
};
