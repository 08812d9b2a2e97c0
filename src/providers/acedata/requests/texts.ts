import { type Model, type OrderSource, shorten, type TextLimits } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { Texts } from '../../shared/order.js';
import { limits, maxPromptLength } from '../capabilities.js';

/** The first text that is not blank, within the model's limit: the source's may have been written for another model. */
export const fitText = (
  model: Model,
  kind: keyof TextLimits,
  ...candidates: (string | undefined)[]
): string | undefined => {
  const text = firstText(...candidates);
  return text === undefined ? undefined : shorten(text, limits(model)[kind]);
};

/** Lyrics, style and title of an edit; style and title are the source's unless the order sets them. */
export const textFields = (
  model: Model,
  texts: Texts,
  source: OrderSource,
  instrumentalWithoutLyrics: boolean,
): Record<string, unknown> => {
  const style = fitText(model, 'style', texts.style, source.style);
  const title = fitText(model, 'title', texts.title, source.title);
  const lyrics = fitText(model, 'lyrics', texts.lyrics);
  return { custom: true, ...lyricsFields({ lyrics, style, title }, instrumentalWithoutLyrics), style, title };
};

/** The lyrics; where there are none, the song is instrumental or the gateway writes them from a description. */
export const lyricsFields = (texts: Texts, instrumentalWithoutLyrics: boolean): Record<string, unknown> => {
  const lyric = firstText(texts.lyrics);
  if (lyric !== undefined) return { lyric, instrumental: false };
  if (instrumentalWithoutLyrics) return { instrumental: true };
  // "Used for auto generating the lyric, only available when custom is true and the lyric is empty"
  // (API reference); the vendor's MCP server shows that it holds a `prompt`.
  return { lyric_prompt: { prompt: shorten(describe(texts), maxPromptLength) }, instrumental: false };
};

const describe = ({ style, title }: Texts): string => {
  const name = firstText(title) === undefined ? 'A song.' : `A song called “${title}”.`;
  return firstText(style) === undefined ? name : `${name} Style: ${style}`;
};
