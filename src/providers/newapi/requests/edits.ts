import { shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { limits, spellings } from '../capabilities.js';
import { clipIdIn, continuedName, taskOf } from '../tickets.js';
import { endOf, fitting, type OrderFor, textsFrom, type Workshop, within } from './request.js';
import { slidersOf } from './songs.js';

/** The orders that grow from a track by a `task` of their own. */
export type FollowUp = OrderFor<
  'extend' | 'cover' | 'stems' | 'replace' | 'sample' | 'vocals' | 'instrumental' | 'mashup'
>;

type Body = Record<string, unknown>;

/** The body of a follow-up. Its `task_id` keeps it with the account that made the track (new-api, relay/relay_task.go). */
export const followUpBody = (order: FollowUp, workshop: Workshop): Body => ({
  ...taskBody(order, workshop),
  task_id: taskOf(workshop.source()),
});

const taskBody = (order: FollowUp, workshop: Workshop): Body => {
  switch (order.operation) {
    case 'extend':
      return extendBody(order, workshop);
    case 'cover':
      return coverBody(order, workshop);
    case 'stems':
      return allStemsBody(order, workshop);
    case 'replace':
      return replaceBody(order, workshop);
    case 'sample':
      return sampleBody(order, workshop);
    case 'vocals':
      return vocalsBody(order, workshop);
    case 'instrumental':
      return instrumentalBody(order, workshop);
    case 'mashup':
      return mashupBody(order, workshop);
  }
};

/** Page, example 3; an upload is extended by a model name of its own, whatever is chosen. */
const extendBody = ({ model, values }: OrderFor<'extend'>, { source, table }: Workshop): Body => ({
  ...textsFrom(source().operation === 'upload' ? 'v4' : model, values, source()),
  mv: source().operation === 'upload' ? table.extendUpload : spellings[model],
  make_instrumental: false,
  continue_clip_id: continuedName(source(), table),
  continue_at: values.continueAt,
  task: table.extend,
});

/** Without words it would come out instrumental, and a cover is the same song. */
const coverBody = ({ model, values }: OrderFor<'cover'>, { source, table }: Workshop): Body => {
  const weights = slidersOf({ audio_weight: values.audioWeight });
  const lyrics = fitting(model, 'lyrics', values.lyrics, source().lyrics);
  return {
    ...textsFrom(model, { ...values, lyrics }, source()),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: table.cover,
    cover_clip_id: clipIdIn(source().clipId),
    metadata: weights === undefined ? undefined : { ...weights, is_remix: true },
  };
};

const allStemsBody = ({ model }: OrderFor<'stems'>, { source, table }: Workshop): Body => ({
  prompt: '',
  title: source().title,
  generation_type: 'TEXT',
  mv: spellings[model],
  make_instrumental: true,
  continue_clip_id: continuedName(source(), table),
  ...{ task: table.allStems, stem_task: 'twelve', stem_type_group_name: 'Twelve', stem_type_id: 91 },
});

/** The section as the person set it, with half a minute of the song around it; the old words tell of the rest. */
const replaceBody = ({ model, values }: OrderFor<'replace'>, { source, table }: Workshop): Body => {
  const to = within(values.to, source());
  const words = fitting(model, 'lyrics', source().lyrics, values.section);
  return {
    ...textsFrom(model, { ...values, lyrics: words }, source()),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: table.replace,
    continue_clip_id: continuedName(source(), table),
    continued_aligned_prompt: words,
    infill_context_start_s: Math.max(0, values.from - 30),
    infill_context_end_s: within(to + 30, source()),
    infill_start_s: values.from,
    infill_end_s: to,
    infill_dur_s: Math.round((to - values.from) * 100) / 100,
    metadata: { infill_lyrics: values.section },
  };
};

const sampleBody = ({ model, values }: OrderFor<'sample'>, { source, table }: Workshop): Body => ({
  ...textsFrom(model, values, source()),
  generation_type: 'TEXT',
  mv: spellings[model],
  task: table.sample,
  chop_sample_clip_id: clipIdIn(source().clipId),
  chop_sample_start_s: values.from,
  chop_sample_end_s: within(values.to, source()),
});

const vocalsBody = ({ model, values }: OrderFor<'vocals'>, { source, table }: Workshop): Body => ({
  ...textsFrom(model, values, source()),
  mv: spellings[model],
  task: table.vocals,
  overpainting_clip_id: clipIdIn(source().clipId),
  overpainting_start_s: values.from ?? 0,
  overpainting_end_s: endOf(values.to, source()),
  override_fields: ['prompt', 'tags'],
});

const instrumentalBody = (
  { model, values }: OrderFor<'instrumental'>,
  { source, table }: Workshop,
): Body => ({
  ...textsFrom(model, values, source()),
  mv: spellings[model],
  task: table.instrumental,
  underpainting_clip_id: clipIdIn(source().clipId),
  underpainting_start_s: values.from ?? 0,
  underpainting_end_s: endOf(values.to, source()),
  override_fields: ['prompt', 'tags'],
});

/** Whoever brings no words hears those of the first song, because an empty prompt is an instrumental. */
const mashupBody = ({ model, values }: OrderFor<'mashup'>, { source, other, table }: Workshop): Body => {
  const [one, two] = [source(), other()];
  return {
    prompt: fitting(model, 'lyrics', values.lyrics, one.lyrics, two.lyrics),
    tags: values.style,
    title: firstText(values.title) ?? shorten(`${one.title} x ${two.title}`, limits(model).title),
    generation_type: 'TEXT',
    mv: spellings[model],
    task: table.mashup,
    mashup_clip_ids: [one, two].map(({ clipId }) => clipIdIn(clipId)),
  };
};
