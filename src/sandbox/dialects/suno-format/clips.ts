import type { Engine } from '../../engine.js';
import type { Clip, SongOrder, Task } from '../../types.js';

/** Suno's version of each model name (OpenAI-HK page "Suno Use-Case Scenarios"). */
const versions: Readonly<Record<string, string>> = {
  'chirp-v3-5': 'v3.5',
  'chirp-v4': 'v4',
  'chirp-auk': 'v4.5',
  'chirp-auk-turbo': 'v4.5-all',
  'chirp-bluejay': 'v4.5+',
  'chirp-bass': 'v4.5+',
  'chirp-crow': 'v5',
  'chirp-carp': 'v5',
  'chirp-fenix': 'v5.5',
  'chirp-flounder': 'v5.5',
  'chirp-hawk': 'v6',
  'chirp-hawk-wild': 'v6-wild',
  'chirp-goose': 'v6-mini',
};

const types: Readonly<Record<string, string>> = { stems: 'stem', concat: 'concat', upload: 'upload' };

/** The response to an order. "complete" means that it was accepted; two stems have no id and metadata (use cases 9, 10, 14). */
export const submission = (task: Task, order: SongOrder, engine: Engine) => {
  const clips = task.clips.map((clip) => clipJson(clip, task, engine, true));
  if (order.operation === 'stems') return { clips };
  const [first] = clips;
  return {
    id: task.id,
    clips,
    metadata: {
      ...first?.metadata,
      ...(order.operation === 'all-stems' ? { stem_type_group_name: 'Twelve' } : {}),
    },
    major_model_version: order.operation === 'all-stems' ? '' : (versions[task.model] ?? ''),
    status: 'complete',
    created_at: new Date(task.at).toISOString(),
    batch_size: 1,
  };
};

/** A clip in Suno's own format; `fresh` for the response to the order itself, which shows no progress. */
export const clipJson = (clip: Clip, task: Task, engine: Engine, fresh: boolean) => {
  const { stage } = engine.progressOf(clip);
  const links = engine.links(clip);
  const done = stage === 'complete' && !fresh;
  const streams = stage === 'streaming' && !fresh && !clip.failure;
  const pair = task.operation === 'stems';
  const twelve = task.operation === 'all-stems';
  const status = fresh ? (pair ? 'queued' : 'submitted') : stage === 'failed' ? 'error' : stage;
  return {
    id: clip.id,
    entity_type: 'song_schema',
    video_url: '',
    audio_url: done ? links.audio : streams ? links.stream : '',
    ...(done || streams ? { image_url: links.image, image_large_url: links.largeImage } : {}),
    major_model_version: pair || twelve ? '' : (versions[clip.model] ?? ''),
    model_name: pair ? '' : twelve ? 'chirp-stem' : clip.model,
    metadata: {
      tags: clip.style,
      negative_tags: clip.excludedStyle,
      prompt: clip.stem && clip.stem !== 'Vocals' ? '' : clip.lyrics,
      ...(clip.description ? { gpt_description_prompt: clip.description } : {}),
      type: types[task.operation] ?? 'gen',
      stream: true,
      has_vocal: !clip.instrumental,
      ...metadataOf(clip, task),
      ...(done ? { duration: clip.seconds } : {}),
      ...(stage === 'failed' && !fresh
        ? {
            error_type: clip.failure?.kind === 'moderated' ? 'moderation_failure' : 'generation_failed',
            error_message: clip.failure?.message ?? '',
          }
        : {}),
    },
    is_liked: false,
    user_id: '5a4db0c5-0000-4000-8000-000000000000',
    display_name: 'Minstrel Sandbox',
    handle: 'minstrelsandbox',
    is_handle_updated: false,
    is_trashed: false,
    created_at: new Date(task.at).toISOString(),
    status,
    title: clip.title,
    play_count: 0,
    upvote_count: 0,
    is_public: false,
  };
};

const metadataOf = (clip: Clip, task: Task) => {
  const source = clip.sourceId;
  switch (task.operation) {
    case 'stems':
      return { stem_from_id: source };
    case 'all-stems':
      return {
        task: 'gen_stem',
        stem_from_id: source,
        edited_clip_id: source,
        stem_task: 'twelve',
        stem_type_id: 91,
        stem_type_group_name: clip.stem,
      };
    case 'extend':
      return {
        task: task.action === 'upload_extend' ? task.action : 'extend',
        history: [{ id: source, type: 'gen', source: 'web', continue_at: clip.continueAt }],
      };
    case 'cover':
      return { task: 'cover', cover_clip_id: source, is_remix: true };
    case 'remaster':
      return { task: 'upsample', upsample_clip_id: source };
    case 'replace':
      return {
        task: task.action,
        is_remix: true,
        history: [
          {
            id: source,
            type: 'gen',
            source: 'web',
            infill: true,
            infill_start_s: clip.window?.from,
            infill_end_s: clip.window?.to,
          },
        ],
      };
    case 'sample':
    case 'mashup':
    case 'vocals':
    case 'instrumental':
      return { task: task.action, is_remix: true, edited_clip_id: source };
    case 'generate':
      return source === undefined ? {} : { task: task.action, artist_clip_id: source };
    case 'concat':
      return { concat_history: [{ id: source }, { id: clip.id }] };
    default:
      return {};
  }
};
