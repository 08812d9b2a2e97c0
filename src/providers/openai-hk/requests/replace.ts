import type { OrderSource, TimedWord } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { exactModel, spellings } from '../capabilities.js';
import { hundredths, type OrderFor, type Work } from './request.js';

/** Seconds of song given around a section: as in the samples of UC-8 and of UC-8.V2. */
const context = { free: 30, exact: 15 };

type Section = { from: number; to: number };

/** UC-8: the section as the person set it. Without timed words the old lyrics are all there is to tell of the song. */
export const freeReplaceWork = (
  order: OrderFor<'replace'>,
  source: OrderSource,
  words: readonly TimedWord[],
): Work => {
  const { model, values } = order;
  const section = { from: values.from, to: withinSong(values.to, source) };
  const around = {
    from: Math.max(0, section.from - context.free),
    to: withinSong(section.to + context.free, source),
  };
  const sung = words.length > 0;
  return {
    path: 'generate',
    body: {
      task: 'infill',
      generation_type: 'TEXT',
      ...namesOf(order, source),
      mv: spellings[model],
      prompt: sung ? replaced(words, section, values.section, { from: 0, to: around.to }) : source.lyrics,
      metadata: { infill_lyrics: values.section },
      continue_clip_id: source.clipId,
      continued_aligned_prompt: sung
        ? replaced(words, section, values.section, { from: 0, to: Number.POSITIVE_INFINITY })
        : source.lyrics,
      ...secondsOf(section, around),
    },
  };
};

/** UC-8.V2: section and context begin and end with the words that are sung there, by the timing call's seconds. */
export const exactReplaceWork = (
  order: OrderFor<'replace'>,
  source: OrderSource,
  words: readonly TimedWord[],
): Work => {
  const { values } = order;
  const wished = { from: values.from, to: withinSong(values.to, source) };
  const touched = words.filter((word) => overlaps(word, wished));
  const section = {
    from: touched.at(0)?.from ?? wished.from,
    to: touched.at(-1)?.to ?? wished.to,
  };
  const rough = {
    from: Math.max(0, section.from - context.exact),
    to: withinSong(section.to + context.exact, source),
  };
  const heard = words.filter((word) => overlaps(word, rough));
  const [first, last] = [heard.at(0), heard.at(-1)];
  // Where nobody sings before or after the section, the context is what is played there.
  const around = {
    from: first !== undefined && first.from < section.from ? first.from : rough.from,
    to: last !== undefined && last.to > section.to ? withinSong(last.to, source) : rough.to,
  };
  const changed = replaced(words, section, values.section, around);
  return {
    path: 'generate',
    body: {
      task: 'fixed_infill',
      generation_type: 'TEXT',
      ...namesOf(order, source),
      negative_tags: '',
      mv: exactModel,
      prompt: changed,
      metadata: {
        create_mode: 'custom',
        infill_lyrics: values.section,
        is_remix: true,
        lyrics_updated: true,
      },
      continue_clip_id: source.clipId,
      continued_aligned_prompt: changed,
      continue_at: null,
      ...secondsOf(section, around),
    },
  };
};

const namesOf = ({ values }: OrderFor<'replace'>, source: OrderSource) => ({
  title: firstText(values.title, source.title) ?? '',
  tags: firstText(values.style, source.style) ?? '',
});

const secondsOf = (section: Section, around: Section) => {
  const [start, end] = [hundredths(section.from), hundredths(section.to)];
  return {
    infill_context_start_s: hundredths(around.from),
    infill_context_end_s: hundredths(around.to),
    infill_start_s: start,
    infill_end_s: end,
    infill_dur_s: hundredths(end - start),
  };
};

const withinSong = (moment: number, { seconds }: OrderSource): number =>
  seconds > 0 ? Math.min(moment, Math.floor(seconds * 100) / 100) : moment;

const overlaps = (word: TimedWord, section: Section): boolean =>
  word.from < section.to && word.to > section.from;

/** The words of a stretch of the song with others in the place of a section; markers and line breaks stay. */
const replaced = (words: readonly TimedWord[], section: Section, by: string, around: Section): string => {
  const heard = words.filter((word) => overlaps(word, around));
  const before = heard.filter((word) => word.to <= section.from);
  const after = heard.filter((word) => word.from >= section.to);
  const old = heard.filter((word) => overlaps(word, section));
  const opening = /^(?:\[[^\]]*\]|\s)*/.exec(old.at(0)?.text ?? '')?.[0] ?? '';
  const closing = /\s*$/.exec(old.at(-1)?.text ?? '')?.[0] ?? '';
  const textOf = (some: readonly TimedWord[]) => some.map((word) => word.text).join('');
  const last = textOf(after);
  // Where nobody sang there is no blank to take over.
  const bare = old.length === 0;
  return [textOf(before), bare ? '\n' : opening, by.trim(), bare ? '\n' : closing, last].join('').trim();
};
