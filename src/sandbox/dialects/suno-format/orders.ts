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

/** Values of `mv` for new songs (OpenAI-HK page "Suno Use-Case Scenarios", notes at the top). */
export const songModels = [
  'chirp-v3-5',
  'chirp-v4',
  'chirp-auk',
  'chirp-auk-turbo',
  'chirp-bluejay',
  'chirp-crow',
  'chirp-fenix',
] as const;
/** Values of `mv` for covers, extended uploads, replaced sections and personas (use cases 5, 7, 8 and 9). */
const coverModels = ['chirp-v4', 'chirp-auk', 'chirp-bluejay'] as const;
/** Values of `mv` for adding vocals or instruments: version 4.5+ or higher (use cases 16 and 17). */
const paintModels = ['chirp-bluejay', 'chirp-crow', 'chirp-fenix'] as const;
/** Older models, with lower limits. */
const early = ['chirp-v3-5', 'chirp-v4', 'chirp-v3-5-upload', 'chirp-v4-upload'];

/** The request, and the differences between gateways. */
export type TaskContext = {
  readonly request: GatewayRequest;
  /** Values of `mv` for extensions. */
  readonly models: readonly string[];
  /** The finished clip with an id in this gateway's format. */
  readonly clipOf: (id: string) => Clip;
};

/** Reads the order of a body with a `task`, in the format of Suno's own web API (OpenAI-HK page, use cases 5 to 24). */
export const readTask = (task: string, context: TaskContext): SongOrder => {
  const { request, models } = context;
  const { fields } = request;
  const clip = (name: string) => context.clipOf(fields.neededText(name));
  switch (task) {
    case 'extend':
    case 'upload_extend': {
      const uploads = task === 'upload_extend' ? coverModels : models;
      const order = readCustom(fields, fields.neededChoice('mv', uploads));
      const source = clip('continue_clip_id');
      const continueAt = fields.neededNumber('continue_at', 0, 480);
      checkContinueAt(source, continueAt);
      checkUpload(request, source, task, order.model);
      return { ...order, operation: 'extend', action: task, source, continueAt };
    }
    case 'cover': {
      const order = readCustom(fields, fields.neededChoice('mv', coverModels));
      const source = clip('cover_clip_id');
      if (isUpload(request, source)) ownClip(request, source.id);
      return { ...order, operation: 'cover', action: task, source };
    }
    case 'infill':
    case 'fixed_infill':
      return readInfill(task, context, clip('continue_clip_id'));
    case 'artist_consistency':
    case 'vox':
      return readPersonaSong(task, context);
    case 'overpainting':
    case 'underpainting': {
      const order = readCustom(fields, fields.neededChoice('mv', paintModels));
      const source = ownClip(request, fields.neededText(`${task}_clip_id`));
      const window = readWindow(request, source, [`${task}_start_s`, `${task}_end_s`]);
      const over = task === 'overpainting';
      if (over) fields.neededText('prompt');
      const operation = over ? 'vocals' : 'instrumental';
      return { ...order, operation, action: task, source, window, instrumental: over ? false : undefined };
    }
    case 'mashup_condition': {
      const order = readCustom(fields, fields.neededChoice('mv', songModels));
      const [source, other] = readPair(fields, 'mashup_clip_ids').map(context.clipOf);
      return { ...order, operation: 'mashup', action: task, source, other };
    }
    case 'chop_sample_condition': {
      const order = readCustom(fields, fields.neededChoice('mv', songModels));
      const source = clip('chop_sample_clip_id');
      const window = readWindow(request, source, ['chop_sample_start_s', 'chop_sample_end_s']);
      return { ...order, operation: 'sample', action: task, source, window };
    }
    case 'gen_stem': {
      const model = fields.neededChoice('mv', ['chirp-auk']);
      const count = fields.neededChoice('stem_task', ['two', 'twelve']);
      fields.neededChoice('stem_type_group_name', [count === 'two' ? 'Two' : 'Twelve']);
      const source = clip('continue_clip_id');
      const title = fields.text('title', 100);
      return { operation: count === 'two' ? 'stems' : 'all-stems', action: task, model, source, title };
    }
    default:
      throw new Refusal('invalid', `task ${task.slice(0, 40)} is unknown`);
  }
};

/** Reads a remaster: only by the account that made the song, and only v5 has variations (use case 20). */
export const readRemaster = (request: GatewayRequest): SongOrder => {
  const { fields } = request;
  const model = fields.neededChoice('model_name', ['chirp-flounder', 'chirp-carp', 'chirp-bass']);
  const variation = fields.choice('variation_category', ['high', 'normal', 'subtle']);
  if (variation !== undefined && model === 'chirp-bass') {
    throw new Refusal('invalid', 'variation_category is only for chirp-carp and later');
  }
  const source = ownClip(request, fields.neededText('clip_id'));
  return { operation: 'remaster', action: 'upsample', model, variation, source };
};

/** Uploads have their own task for extensions, which is not for other clips (use cases 5 and 6). */
const checkUpload = (request: GatewayRequest, source: Clip, task: string, model: string): void => {
  const upload = isUpload(request, source);
  if (model.endsWith('-upload') && upload) return;
  if (upload !== (task === 'upload_extend'))
    throw new Refusal(
      'invalid',
      upload ? 'an uploaded clip needs the task upload_extend' : 'upload_extend is only for uploaded clips',
    );
  if (upload) ownClip(request, source.id);
};

/** Reads the replacement of a section; `fixed_infill` needs more metadata (use cases 8 and 8.V2). */
const readInfill = (task: 'infill' | 'fixed_infill', { request }: TaskContext, source: Clip): SongOrder => {
  const { fields } = request;
  const exact = task === 'fixed_infill';
  const order = readCustom(fields, fields.neededChoice('mv', exact ? ['chirp-carp'] : coverModels));
  const metadata = fields.inside('metadata');
  const section = metadata.neededText('infill_lyrics');
  fields.neededText('continued_aligned_prompt');
  if (fields.text('prompt') === undefined) throw new Refusal('invalid', 'prompt is required');
  if (exact) {
    metadata.neededChoice('create_mode', ['custom']);
    for (const flag of ['is_remix', 'lyrics_updated'])
      if (metadata.flag(flag) !== true) throw new Refusal('invalid', `metadata.${flag} must be true`);
  }
  const window = readWindow(request, source, ['infill_start_s', 'infill_end_s']);
  const context = readWindow(request, source, ['infill_context_start_s', 'infill_context_end_s']);
  if (context.from > window.from || context.to < window.to)
    throw new Refusal('invalid', 'the infill context must hold the infill');
  if (Math.abs(fields.neededNumber('infill_dur_s', 0, 480) - (window.to - window.from)) > 0.011)
    throw new Refusal('invalid', 'infill_dur_s must be infill_end_s - infill_start_s');
  return {
    ...order,
    lyrics: undefined,
    operation: 'replace',
    action: task,
    source,
    window,
    sectionLyrics: section,
  };
};

/** Reads a song with a persona, which must name the clip of the persona (use cases 9.C and 21.D). */
const readPersonaSong = (task: 'artist_consistency' | 'vox', { request }: TaskContext): SongOrder => {
  const { fields } = request;
  const models = task === 'vox' ? ['chirp-crow'] : [...coverModels, 'chirp-v4-tau'];
  const order = readCustom(fields, fields.neededChoice('mv', models));
  const persona = knownPersona(request, fields.neededText('persona_id'));
  const source = finishedClip(request, fields.neededText('artist_clip_id'));
  if (source.id !== persona.clip.id)
    throw new Refusal('invalid', 'artist_clip_id must be the clip the persona was made from');
  if (task === 'vox' && persona.task.vox !== true)
    throw new Refusal('invalid', 'the task vox needs a persona of persona_type vox');
  if (fields.text('prompt') === undefined) throw new Refusal('invalid', 'prompt is required');
  return { ...order, operation: 'generate', action: task, source, instrumental: order.instrumental ?? false };
};

/** is_infill is false for an extension and true for a replaced section; other clips cannot be concatenated. */
export const checkInfill = (source: Clip, fields: Fields): void => {
  const infill = fields.flag('is_infill');
  if (infill === undefined) throw new Refusal('invalid', 'is_infill is required');
  if (infill ? source.window === undefined : source.continueAt === undefined) {
    throw new Refusal(
      'invalid',
      infill
        ? 'clip_id must be a replaced section, with is_infill true'
        : 'clip_id must be an extension, with is_infill false',
    );
  }
};

/** Reads exactly two ids. */
export const readPair = (fields: Fields, name: string): readonly [string, string] => {
  const [one, other, ...more] = fields.texts(name) ?? [];
  if (one === undefined || other === undefined || more.length > 0)
    throw new Refusal('invalid', `${name} must hold exactly two ids`);
  return [one, other];
};

/** Reads the texts of a song; an empty prompt means an instrumental (use case 3). */
export const readCustom = (fields: Fields, model: string) => {
  const old = early.includes(model);
  const lyrics = fields.text('prompt', old ? 3000 : 5000);
  const gender = fields.inside('metadata').choice('vocal_gender', ['f', 'm']);
  return {
    model,
    lyrics,
    voice: gender,
    style: fields.text('tags', old ? 200 : 1000),
    excludedStyle: fields.text('negative_tags', 1000),
    title: fields.text('title', 100),
    instrumental: (fields.flag('make_instrumental') ?? false) || lyrics?.trim() === '',
  };
};

/** Checks sliders: 0 to 1, audio_weight only for three tasks, and all of them listed (use case 15). */
export const readMetadata = (fields: Fields, task: string | undefined): void => {
  const metadata = fields.inside('metadata');
  metadata.choice('vocal_gender', ['f', 'm']);
  const sliders = metadata.inside('control_sliders');
  const known = ['style_weight', 'weirdness_constraint', 'audio_weight'];
  for (const name of sliders.names) {
    if (!known.includes(name)) throw new Refusal('invalid', `metadata.control_sliders.${name} is unknown`);
    sliders.number(name, 0, 1);
  }
  const weighted = ['cover', 'underpainting', 'overpainting'];
  if (sliders.names.includes('audio_weight') && !weighted.includes(task ?? '')) {
    throw new Refusal(
      'invalid',
      'metadata.control_sliders.audio_weight is only for cover, underpainting and overpainting',
    );
  }
  const listed = metadata.texts('can_control_sliders') ?? [];
  if ([...listed].sort().join() !== [...sliders.names].sort().join()) {
    throw new Refusal('invalid', 'metadata.can_control_sliders must name exactly the sliders that are sent');
  }
};
