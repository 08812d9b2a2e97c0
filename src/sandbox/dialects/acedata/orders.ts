import { type Clip, Refusal, type SongOrder } from '../../types.js';
import {
  checkContinueAt,
  finishedClip,
  type GatewayRequest,
  isUpload,
  knownPersona,
  ownClip,
  readWindow,
} from '../dialect.js';
import type { Fields } from '../fields.js';
import { readPair } from '../suno-format/orders.js';

/** Values of `model`; the default is chirp-v4 (AceDataCloud page "Suno Audios", body). */
const models = [
  'chirp-v6',
  'chirp-v6-wild',
  'chirp-v6-mini',
  'chirp-v5-5',
  'chirp-v5',
  'chirp-v4-5-plus',
  'chirp-v4-5',
  'chirp-v4',
  'chirp-v3-5',
  'chirp-v3-0',
] as const;
/** Older models, with lower limits. */
const early = ['chirp-v3-0', 'chirp-v3-5', 'chirp-v4'];
/** Values of `action` of the page, and sounds, which were added later (AceDataCloud docs). */
const actions = [
  'generate',
  'extend',
  'upload_extend',
  'upload_cover',
  'concat',
  'cover',
  'artist_consistency',
  'artist_consistency_vox',
  'stems',
  'all_stems',
  'replace_section',
  'underpainting',
  'overpainting',
  'remaster',
  'mashup',
  'samples',
  'sounds',
] as const;

/** Reads the order of a body for /suno/audios (AceDataCloud page "Suno Audios", body). */
export const audioOrder = (request: GatewayRequest): SongOrder => {
  const { fields } = request;
  const action = fields.choice('action', actions) ?? 'generate';
  const model = fields.choice('model', models) ?? 'chirp-v4';
  const order = readWords(fields, model, action);
  const clip = () => finishedClip(request, fields.neededText('audio_id'));
  const uploaded = (wanted: boolean): Clip => {
    const source = clip();
    if (isUpload(request, source) === wanted) return source;
    throw new Refusal('invalid', `audio_id must ${wanted ? '' : 'not '}be an uploaded audio for ${action}`);
  };
  switch (action) {
    case 'generate':
      return readSong(fields, order, action);
    case 'sounds': {
      const description = fields.neededText('sound', 500);
      const loop = fields.choice('sound_type', ['one-shot', 'loop']) === 'loop';
      fields.number('bpm', 1, 300);
      fields.text('key', 10);
      return { operation: 'sounds', action, model, description, loop, instrumental: true };
    }
    case 'extend':
    case 'upload_extend': {
      const source = uploaded(action === 'upload_extend');
      const continueAt = fields.neededNumber('continue_at', 0, 480);
      if (continueAt <= 0) throw new Refusal('invalid', 'continue_at must be greater than 0');
      checkContinueAt(source, continueAt);
      if (order.custom) needLyrics(fields, order);
      return { ...order, operation: 'extend', action, source, continueAt };
    }
    case 'cover':
    case 'upload_cover':
      return { ...order, operation: 'cover', action, source: uploaded(action === 'upload_cover') };
    case 'concat': {
      const source = clip();
      if (source.continueAt === undefined && source.window === undefined)
        throw new Refusal('invalid', 'audio_id must be an extended audio');
      return { operation: 'concat', action, model, source };
    }
    case 'artist_consistency':
    case 'artist_consistency_vox':
      return readPersonaSong(request, order, action, clip());
    case 'stems':
      return { operation: 'stems', action, model, source: clip() };
    case 'all_stems':
      return { operation: 'all-stems', action, model, source: clip() };
    case 'remaster': {
      const variation = fields.choice('variation_category', ['high', 'normal', 'subtle']);
      if (!['chirp-v4-5-plus', 'chirp-v5', 'chirp-v5-5'].includes(model))
        throw new Refusal('invalid', `model ${model} cannot remaster`);
      const source = ownClip(request, fields.neededText('audio_id'));
      return { operation: 'remaster', action, model, variation, source };
    }
    case 'mashup': {
      const [one, two] = readPair(fields, 'mashup_audio_ids');
      const [source, other] = [finishedClip(request, one), finishedClip(request, two)];
      const description = order.custom ? needLyrics(fields, order) : fields.neededText('prompt', 200);
      return { ...order, operation: 'mashup', action, source, other, description };
    }
    case 'replace_section': {
      const source = clip();
      const window = readWindow(request, source, ['replace_section_start', 'replace_section_end']);
      const section = fields.text('prompt')?.trim() || fields.neededText('lyric');
      return { ...order, operation: 'replace', action, source, window, sectionLyrics: section, joined: true };
    }
    case 'samples': {
      const source = clip();
      const window = readWindow(request, source, ['samples_start', 'samples_end'], {
        least: 0,
        inside: true,
      });
      return { ...order, operation: 'sample', action, source, window };
    }
    case 'overpainting':
    case 'underpainting': {
      const source = clip();
      const names = [`${action}_start`, `${action}_end`] as const;
      const window = readWindow(request, source, names, { least: 0, inside: true });
      const over = action === 'overpainting';
      if (over) needLyrics(fields, order);
      return { ...order, operation: over ? 'vocals' : 'instrumental', action, source, window };
    }
  }
};

type Words = ReturnType<typeof readWords>;

/** Reads the fields of all actions; some are only for custom mode, covers or newer models. */
const readWords = (fields: Fields, model: string, action: string) => {
  const old = early.includes(model);
  const custom = fields.flag('custom') ?? false;
  for (const name of ['weirdness', 'style_influence', 'audio_weight']) fields.number(name, 0, 1);
  for (const name of ['weirdness', 'style_influence']) {
    if (fields.number(name, 0, 1) !== undefined && !custom)
      throw new Refusal('invalid', `${name} can only be used in the custom mode`);
  }
  if (fields.number('audio_weight', 0, 1) !== undefined && !action.endsWith('cover'))
    throw new Refusal('invalid', 'audio_weight can only be used in the task of covering audios');
  if (fields.text('variation_category') !== undefined && !/^chirp-v[56]/.test(model))
    throw new Refusal('invalid', 'variation_category is only supported in versions v5 and above');
  if (lyricPrompt(fields) !== undefined && (!custom || fields.text('lyric')?.trim()))
    throw new Refusal('invalid', 'lyric_prompt is only available when custom is true and the lyric is empty');
  const instrumental = fields.flag('instrumental') ?? false;
  return {
    model,
    custom,
    instrumental,
    voice: fields.choice('vocal_gender', ['m', 'f']),
    prompt: fields.text('prompt', 200),
    lyrics: instrumental ? '' : fields.text('lyric', old ? 3000 : 5000),
    style: fields.text('style', old ? 200 : 1000),
    title: fields.text('title', old ? 80 : 100),
    excludedStyle: fields.text('style_negative', 1000) ?? fields.text('negative_tags', 1000),
  };
};

/** In custom mode the song has a lyric or a lyric_prompt; otherwise the prompt describes it. */
const readSong = (fields: Fields, order: Words, action: string): SongOrder => {
  if (!order.custom)
    return {
      ...order,
      lyrics: undefined,
      operation: 'generate',
      action,
      description: fields.neededText('prompt', 200),
    };
  const description = needLyrics(fields, order);
  return { ...order, operation: 'generate', action, description };
};

/** Requires a lyric or a lyric_prompt unless the song is instrumental; returns the lyric_prompt. */
const needLyrics = (fields: Fields, order: Words): string | undefined => {
  if (order.lyrics?.trim() || order.instrumental) return undefined;
  const prompt = lyricPrompt(fields);
  if (!prompt?.trim()) throw new Refusal('invalid', 'lyric is required, or a lyric_prompt');
  return prompt;
};

/** The text of `lyric_prompt`, "only available when custom is true and the lyric is empty". */
const lyricPrompt = (fields: Fields): string | undefined =>
  fields.names.includes('lyric_prompt') ? fields.inside('lyric_prompt').text('prompt') : undefined;

const readPersonaSong = (request: GatewayRequest, order: Words, action: string, source: Clip): SongOrder => {
  const persona = knownPersona(request, request.fields.neededText('persona_id'));
  if (source.id !== persona.clip.id)
    throw new Refusal('invalid', 'audio_id must be the audio the persona was made from');
  if (action.endsWith('_vox') && persona.task.vox !== true)
    throw new Refusal('invalid', 'persona_id has no vox_audio_id');
  if (!order.custom) {
    const description = request.fields.neededText('prompt', 200);
    return { ...order, lyrics: undefined, operation: 'generate', action, source, description };
  }
  const description = needLyrics(request.fields, order);
  return { ...order, operation: 'generate', action, source, description };
};
