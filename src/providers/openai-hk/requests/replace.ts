import type { OrderSource, TimedWord } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor } from '../../shared/order.js';
import { exactModel, spellings } from '../models.js';

type Body = Record<string, unknown>;

/** Seconds of the song sent around a section, as in the samples of UC-8 and UC-8.V2. */
const contextSeconds = { free: 30, exact: 15 };

type Section = { from: number; to: number };

/** UC-8: the section as the person set it. Without timed words, the context is the whole of the old lyrics. */
export const freeReplaceBody = (
  order: OrderFor<'replace'>,
  source: OrderSource,
  words: readonly TimedWord[],
): Body => {
  const { model, values } = order;
  const section = { from: values.from, to: withinSong(values.to, source) };
  const context = {
    from: Math.max(0, section.from - contextSeconds.free),
    to: withinSong(section.to + contextSeconds.free, source),
  };
  const timed = words.length > 0;
  return {
    task: 'infill',
    generation_type: 'TEXT',
    ...titleAndStyle(order, source),
    mv: spellings[model],
    prompt: timed ? replaceWords(words, section, values.section, { from: 0, to: context.to }) : source.lyrics,
    metadata: { infill_lyrics: values.section },
    continue_clip_id: source.clipId,
    continued_aligned_prompt: timed
      ? replaceWords(words, section, values.section, { from: 0, to: Number.POSITIVE_INFINITY })
      : source.lyrics,
    ...secondsOf(section, context),
  };
};

/** UC-8.V2: section and context start and end with sung words, by the seconds of the timing call. */
export const exactReplaceBody = (
  order: OrderFor<'replace'>,
  source: OrderSource,
  words: readonly TimedWord[],
): Body => {
  const { values } = order;
  const requested = { from: values.from, to: withinSong(values.to, source) };
  const sectionWords = words.filter((word) => overlaps(word, requested));
  const section = {
    from: sectionWords.at(0)?.from ?? requested.from,
    to: sectionWords.at(-1)?.to ?? requested.to,
  };
  const widest = {
    from: Math.max(0, section.from - contextSeconds.exact),
    to: withinSong(section.to + contextSeconds.exact, source),
  };
  const contextWords = words.filter((word) => overlaps(word, widest));
  const [first, last] = [contextWords.at(0), contextWords.at(-1)];
  // Where there are no words before or after the section, the context is the music there.
  const context = {
    from: first !== undefined && first.from < section.from ? first.from : widest.from,
    to: last !== undefined && last.to > section.to ? withinSong(last.to, source) : widest.to,
  };
  const lyrics = replaceWords(words, section, values.section, context);
  return {
    task: 'fixed_infill',
    generation_type: 'TEXT',
    ...titleAndStyle(order, source),
    negative_tags: '',
    mv: exactModel,
    prompt: lyrics,
    metadata: {
      create_mode: 'custom',
      infill_lyrics: values.section,
      is_remix: true,
      lyrics_updated: true,
    },
    continue_clip_id: source.clipId,
    continued_aligned_prompt: lyrics,
    continue_at: null,
    ...secondsOf(section, context),
  };
};

const titleAndStyle = ({ values }: OrderFor<'replace'>, source: OrderSource) => ({
  title: firstText(values.title, source.title) ?? '',
  tags: firstText(values.style, source.style) ?? '',
});

const secondsOf = (section: Section, context: Section) => {
  const [start, end] = [hundredths(section.from), hundredths(section.to)];
  return {
    infill_context_start_s: hundredths(context.from),
    infill_context_end_s: hundredths(context.to),
    infill_start_s: start,
    infill_end_s: end,
    infill_dur_s: hundredths(end - start),
  };
};

const withinSong = (moment: number, { seconds }: OrderSource): number =>
  seconds > 0 ? Math.min(moment, Math.floor(seconds * 100) / 100) : moment;

const overlaps = (word: TimedWord, section: Section): boolean =>
  word.from < section.to && word.to > section.from;

/** The words of the context with other lyrics in the place of a section; section markers and line breaks stay. */
const replaceWords = (
  words: readonly TimedWord[],
  section: Section,
  lyrics: string,
  context: Section,
): string => {
  const inContext = words.filter((word) => overlaps(word, context));
  const before = inContext.filter((word) => word.to <= section.from);
  const after = inContext.filter((word) => word.from >= section.to);
  const replaced = inContext.filter((word) => overlaps(word, section));
  const opening = /^(?:\[[^\]]*\]|\s)*/.exec(replaced.at(0)?.text ?? '')?.[0] ?? '';
  const closing = /\s*$/.exec(replaced.at(-1)?.text ?? '')?.[0] ?? '';
  const textOf = (part: readonly TimedWord[]) => part.map((word) => word.text).join('');
  // Where no words were sung there is no white space to keep.
  const [start, end] = replaced.length === 0 ? ['\n', '\n'] : [opening, closing];
  return [textOf(before), start, lyrics.trim(), end, textOf(after)].join('').trim();
};

/** Seconds with two decimals, as the page writes them. */
const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
