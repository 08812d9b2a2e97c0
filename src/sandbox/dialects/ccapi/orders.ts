import { describeUpload } from '../../songs/invent.js';
import { type Clip, Refusal, type SongOrder } from '../../types.js';
import { checkContinueAt, finishedClip, type GatewayRequest, readAddress, readWindow } from '../dialect.js';
import type { Fields } from '../fields.js';
import { readPair } from '../suno-format/orders.js';

/** The model names of CCAPI's Suno channel, with both prefixes of its upstream. */
const models = [
  'chirp-v3-5',
  'chirp-v4',
  'chirp-auk',
  'chirp-bluejay',
  'chirp-crow',
  'chirp-v4-5',
  'chirp-v4-5-plus',
  'chirp-v5',
  'sonic-v3-5',
  'sonic-v4',
  'sonic-v4-5',
  'sonic-v4-5-plus',
  'sonic-v5',
] as const;
/** Older models, with lower limits. */
const early = ['chirp-v3-5', 'chirp-v4', 'sonic-v3-5', 'sonic-v4'];
/** Reads the order of an action of CCAPI (CCAPI page "Upsample Tags", menu; names and bodies are inferred). */
export const ccapiOrder = (action: string, request: GatewayRequest): SongOrder => {
  const { fields } = request;
  const model =
    action === 'MUSIC' ? fields.neededChoice('mv', models) : (fields.choice('mv', models) ?? 'chirp-crow');
  const custom = () => readCustom(fields, model);
  const clip = (...names: string[]) => {
    const name = names.find((one) => fields.text(one) !== undefined) ?? names[0] ?? 'clip_id';
    return finishedClip(request, fields.neededText(name));
  };
  switch (action) {
    case 'MUSIC':
      return readMusic(fields, model);
    case 'EXTEND': {
      const source = clip('continue_clip_id');
      const continueAt = fields.neededNumber('continue_at', 0, 480);
      checkContinueAt(source, continueAt);
      return { ...custom(), operation: 'extend', action, source, continueAt };
    }
    case 'COVER': {
      const source = clip('continue_clip_id', 'cover_clip_id');
      return { ...custom(), operation: 'cover', action, source };
    }
    case 'STEMS':
    case 'STEMS_BASIC':
      return { operation: 'stems', action, model, source: clip('clip_id') };
    case 'ALL_STEMS':
    case 'STEMS_FULL':
      return { operation: 'all-stems', action, model, source: clip('clip_id'), sets: 1 };
    case 'REMASTER': {
      const variation = fields.choice('variation_category', ['high', 'normal', 'subtle']);
      return { operation: 'remaster', action, model, variation, source: clip('clip_id') };
    }
    case 'CONCAT':
      return readConcat(fields, action, model, clip('clip_id', 'continue_clip_id'));
    case 'REPLACE_SECTION':
    case 'REPLACE': {
      const source = clip('clip_id');
      const window = readWindow(request, source, ['infill_start_s', 'infill_end_s']);
      const section = fields.neededText('infill_lyrics', 5000);
      const joined = fields.flag('auto_concat') ?? false;
      return { ...custom(), operation: 'replace', action, source, window, sectionLyrics: section, joined };
    }
    case 'SAMPLE':
    case 'SAMPLE_SECTION': {
      const source = clip('clip_id');
      const window = readWindow(request, source, ['chop_sample_start_s', 'chop_sample_end_s']);
      return { ...custom(), operation: 'sample', action, source, window };
    }
    case 'MASHUP': {
      const [one, two] = readPair(fields, 'mashup_clip_ids');
      const [source, other] = [finishedClip(request, one), finishedClip(request, two)];
      return { ...custom(), operation: 'mashup', action, source, other };
    }
    case 'ADD_VOCALS':
    case 'ADD_INSTRUMENTAL': {
      const over = action === 'ADD_VOCALS';
      const name = over ? 'overpainting' : 'underpainting';
      const source = clip('clip_id');
      const window = readWindow(request, source, [`${name}_start_s`, `${name}_end_s`], { least: 0 });
      const operation = over ? 'vocals' : 'instrumental';
      return { ...custom(), operation, action, source, window };
    }
    case 'SOUNDS': {
      const description = fields.neededText('prompt', 500);
      fields.number('bpm', 1, 300);
      fields.text('key', 10);
      const loop = fields.flag('loop') ?? false;
      return { operation: 'sounds', action, model, description, loop, instrumental: true };
    }
    case 'UPLOAD':
      return { operation: 'upload', action, model, ...describeUpload(readAddress(fields, 'url')) };
    case 'VOX':
    case 'EXTRACT_VOCALS': {
      const source = clip('clip_id');
      const window = readWindow(request, source, ['vocal_start_s', 'vocal_end_s'], { longest: 30 });
      return { operation: 'vox', action, model, source, window };
    }
    case 'PERSONA':
      throw new Refusal('not-offered', 'Create Voice Persona is unavailable');
    default:
      throw new Refusal('invalid', `unsupported action: ${action}`);
  }
};

const readConcat = (fields: Fields, action: string, model: string, source: Clip): SongOrder => {
  const infill = fields.flag('is_infill') ?? false;
  if (infill ? source.window === undefined : source.continueAt === undefined) {
    throw new Refusal('invalid', 'clip_id must be an extended clip, or a replaced one with is_infill true');
  }
  return { operation: 'concat', action, model, source };
};

const readMusic = (fields: Fields, model: string): SongOrder => {
  const custom = fields.flag('custom_mode');
  if (custom === undefined) throw new Refusal('invalid', 'custom_mode is required');
  if (!custom) {
    const description = fields.neededText('gpt_description_prompt', 400);
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'MUSIC', model, description, instrumental };
  }
  const order = readCustom(fields, model);
  if (!order.instrumental && !order.lyrics?.trim() && fields.flag('auto_lyrics') !== true) {
    throw new Refusal('invalid', 'prompt is required');
  }
  return { ...order, operation: 'generate', action: 'MUSIC' };
};

const readCustom = (fields: Fields, model: string) => {
  const old = early.includes(model);
  for (const slider of ['style_weight', 'weirdness_constraint', 'audio_weight']) fields.number(slider, 0, 1);
  const voice = fields.choice('vocal_gender', ['f', 'm']);
  if (voice !== undefined && old) throw new Refusal('invalid', `vocal_gender is not available for ${model}`);
  return {
    model,
    voice,
    lyrics: fields.text('prompt', old ? 3000 : 5000),
    style: fields.text('tags', old ? 200 : 1000),
    excludedStyle: fields.text('negative_tags', 1000),
    title: fields.text('title', 100),
    instrumental: fields.flag('make_instrumental'),
  };
};
