import { type OperationName, type Order, type OrderSource, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { early, longestPrompt, spellings } from '../capabilities.js';
import type { places } from '../endpoints.js';
import { customBody, fitting, type Parties, songTexts } from './texts.js';

/** {@link places}, perhaps corrected. */
export type Places = Record<keyof typeof places, string>;

/** One submit: a path and its body. Absent values are not sent. */
export type Work = { path: string; body: Record<string, unknown> };

/** Calls that answer within seconds and know neither `async` nor `callback_url` (guides). */
const immediate: ReadonlySet<OperationName> = new Set(['lyrics', 'mixlyrics', 'style', 'persona', 'karaoke']);

/** The request for an order. Left alone, the long calls would hold the line until the song is there. */
export const workOf = (order: Order, parties: Parties, table: Places): Work => {
  const { path, body } = bodyOf(order, parties, table);
  if (immediate.has(order.operation)) return { path, body };
  const { callbackUrl } = order;
  return {
    path,
    body: { ...body, ...(callbackUrl === undefined ? { async: true } : { callback_url: callbackUrl }) },
  };
};

const bodyOf = (order: Order, parties: Parties, table: Places): Work => {
  const model = spellings[order.model];
  const audios = (action: string, body: Record<string, unknown>): Work => ({
    path: table.audios,
    body: { action, ...body },
  });
  switch (order.operation) {
    case 'song': {
      const { prompt, instrumental } = order.values;
      return audios(table.generate, {
        model,
        custom: false,
        prompt,
        instrumental: instrumental ?? false,
      });
    }
    case 'custom': {
      const { persona } = order;
      const body = { model, ...customBody(order.values, early.has(order.model), table.excludedStyle) };
      if (persona === undefined) return audios(table.generate, body);
      return audios(persona.vox ? table.voxPersonaSong : table.personaSong, {
        ...body,
        persona_id: persona.personaId,
        audio_id: persona.clipId,
      });
    }
    case 'sounds': {
      const { prompt, loop, tempo, musicalKey } = order.values;
      const sound_type = loop ? 'loop' : 'one-shot';
      return audios(table.sounds, { sound: prompt, sound_type, bpm: tempo, key: musicalKey });
    }
    case 'extend': {
      const { values } = order;
      const source = parties.source();
      return audios(isUpload(source) ? table.extendUpload : table.extend, {
        model,
        audio_id: source.clipId,
        continue_at: values.continueAt,
        // The guide asks for words unless nobody is to sing.
        ...songTexts(order.model, values, source, firstText(source.lyrics) === undefined),
      });
    }
    case 'cover': {
      const { values } = order;
      const source = parties.source();
      const lyric = firstText(values.lyrics, source.lyrics);
      return audios(isUpload(source) ? table.coverUpload : table.cover, {
        model,
        audio_id: source.clipId,
        // A cover is the same song: it keeps its words, and where there were none nobody sings.
        ...songTexts(order.model, { ...values, lyrics: lyric }, source, true),
        audio_weight: values.audioWeight,
      });
    }
    case 'stems':
      return audios(order.values.parts === 'all' ? table.allStems : table.twoStems, {
        audio_id: parties.source().clipId,
      });
    case 'remaster':
      return audios(table.remaster, {
        model,
        audio_id: parties.source().clipId,
        // "Only supported in versions v5 and above" (API reference).
        variation_category: order.model === 'v5' ? order.values.variation : undefined,
      });
    case 'whole':
      return audios(table.whole, { audio_id: parties.source().clipId });
    case 'replace': {
      const { from, to, section, style, title } = order.values;
      const source = parties.source();
      return audios(table.replace, {
        model,
        audio_id: source.clipId,
        custom: true,
        instrumental: false,
        // The vendor's client puts the new words here, its guide into `prompt`: they stand in both where they fit.
        lyric: section,
        prompt: section.length <= longestPrompt ? section : undefined,
        style: fitting(order.model, 'style', style, source.style),
        title: fitting(order.model, 'title', title, source.title),
        replace_section_start: from,
        replace_section_end: to,
      });
    }
    case 'sample': {
      const { values } = order;
      const source = parties.source();
      return audios(table.sample, {
        model,
        audio_id: source.clipId,
        ...songTexts(order.model, values, source, false),
        samples_start: values.from,
        samples_end: insideOf(source, values.to),
      });
    }
    case 'vocals': {
      const { values } = order;
      const source = parties.source();
      return audios(table.vocals, {
        model,
        audio_id: source.clipId,
        ...songTexts(order.model, values, source, false),
        overpainting_start: values.from ?? 0,
        overpainting_end: insideOf(source, values.to),
      });
    }
    case 'instrumental': {
      const { style, title, from, to } = order.values;
      const source = parties.source();
      return audios(table.instrumental, {
        model,
        audio_id: source.clipId,
        style,
        title: fitting(order.model, 'title', title, source.title),
        underpainting_start: from ?? 0,
        underpainting_end: insideOf(source, to),
      });
    }
    case 'mashup': {
      const { lyrics, style, title } = order.values;
      const [source, other] = [parties.source(), parties.other()];
      const words = firstText(lyrics);
      return audios(table.mashup, {
        model,
        mashup_audio_ids: [source.clipId, other.clipId],
        custom: words !== undefined,
        instrumental: false,
        ...(words === undefined
          ? { prompt: shorten(firstText(style) ?? `${source.title} meets ${other.title}`, longestPrompt) }
          : { lyric: words }),
        style: firstText(style),
        title: firstText(title),
      });
    }
    case 'persona': {
      const { personaName, description } = order.values;
      return {
        path: table.persona,
        body: { audio_id: parties.source().clipId, name: personaName, description },
      };
    }
    case 'acapella':
      return { path: table.acapella, body: stretchOf(parties.source(), order.values.from, order.values.to) };
    case 'upload': {
      const { audio, title } = order.values;
      return { path: table.upload, body: { audio_url: audio, name: firstText(title) } };
    }
    case 'lyrics':
    case 'style':
      return { path: table[order.operation], body: { prompt: order.values.prompt } };
    case 'mixlyrics':
      return {
        path: table.mixlyrics,
        body: { lyrics_a: order.values.lyrics, lyrics_b: order.values.otherLyrics },
      };
    case 'karaoke':
    case 'wav':
    case 'video':
    case 'midi':
      return { path: table[order.operation], body: { audio_id: parties.source().clipId } };
    case 'bpm':
      throw new Error('AceDataCloud does not measure tempo.');
  }
};

/** The body that takes the voice out of a stretch of singing (guide, Suno Vox). */
export const stretchOf = (source: OrderSource, from: number, to: number): Record<string, unknown> => ({
  audio_id: source.clipId,
  vocal_start: from,
  vocal_end: to,
});

const isUpload = (source: OrderSource): boolean => source.operation === 'upload';

/** The end of a stretch, "less than the total duration of the song" (API reference); undefined when nobody knows it. */
const insideOf = (source: OrderSource, to: number | undefined): number | undefined => {
  if (source.seconds <= 0) return to;
  const last = Math.max(0, Math.round((source.seconds - 0.1) * 100) / 100);
  return Math.min(to ?? last, last);
};
