import {
  type Model,
  type OperationValues,
  type OrderSource,
  shorten,
  type TextLimits,
} from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { limits, longestPrompt } from '../capabilities.js';

/** The tracks an order refers to; asking for one that was forgotten throws before any call. */
export type Parties = { source(): OrderSource; other(): OrderSource };

type Texts = { lyrics?: string | undefined; style?: string | undefined; title?: string | undefined };

/** The first text that says anything, short enough for the model: that of a source was made for another one. */
export const fitting = (
  model: Model,
  kind: keyof TextLimits,
  ...candidates: (string | undefined)[]
): string | undefined => {
  const found = firstText(...candidates);
  return found === undefined ? undefined : shorten(found, limits(model)[kind]);
};

/** Words, style and title of a song that grows from another one, whose style and title it keeps if none are given. */
export const songTexts = (
  model: Model,
  texts: Texts,
  source: OrderSource,
  silentWithoutWords: boolean,
): Record<string, unknown> => {
  const style = fitting(model, 'style', texts.style, source.style);
  const title = fitting(model, 'title', texts.title, source.title);
  const lyrics = fitting(model, 'lyrics', texts.lyrics);
  return { custom: true, ...wordsOf({ lyrics, style, title }, silentWithoutWords), style, title };
};

/** The body of a song from one's own words (API reference); an early model takes no choice of voice. */
export const customBody = (
  values: OperationValues<'custom'>,
  early: boolean,
  excludedStyle: string,
): Record<string, unknown> => {
  const { voice, style, title, instrumental } = values;
  return {
    custom: true,
    ...(instrumental ? { instrumental: true } : wordsOf(values, false)),
    style,
    title,
    [excludedStyle]: values.excludedStyle,
    vocal_gender: voice === undefined || early ? undefined : voice === 'female' ? 'f' : 'm',
    style_influence: values.styleWeight,
    weirdness: values.weirdness,
  };
};

const wordsOf = (texts: Texts, silentWithoutWords: boolean): Record<string, unknown> => {
  const lyric = firstText(texts.lyrics);
  if (lyric !== undefined) return { lyric, instrumental: false };
  if (silentWithoutWords) return { instrumental: true };
  // "Used for auto generating the lyric, only available when custom is true and the lyric is empty"
  // (API reference); that it holds a `prompt` stands in the vendor's MCP server.
  return { lyric_prompt: { prompt: shorten(described(texts), longestPrompt) }, instrumental: false };
};

const described = ({ style, title }: Texts): string => {
  const named = firstText(title) === undefined ? 'A song.' : `A song called “${title}”.`;
  return firstText(style) === undefined ? named : `${named} Style: ${style}`;
};
