import { alignedLyrics, alignedWords, instrumentsOf, waveform } from '../analysis.js';
import {
  finishedClip,
  isUpload,
  ownClip,
  readAddress,
  readWindow,
  type WireAnswer,
  type WireRequest,
  type WireRoute,
} from '../dialect.js';
import { type CallOperation, type Clip, Refusal, type Terms } from '../song.js';
import { enrichStyle, uploadWords } from '../words.js';
import { wireClip } from './suno-clips.js';

/** A gateway's calls that are answered at once. */
export interface ActSetup {
  /** A pattern for what stands before the call's own path. */
  readonly prefix: string;
  /** What one call costs in credits; nothing when undefined. */
  readonly credits?: number | undefined;
}

/** Suno's own calls beside songs: files, words, notes, voices and uploads (OpenAI-HK page, use cases 9 to 21). */
export function actRoutes(setup: ActSetup): WireRoute[] {
  const { credits } = setup;
  const terms: Terms = credits === undefined ? { billable: false } : { credits };
  const free: Terms = { billable: false };
  const get = (path: string, answer: (request: WireRequest, id: string) => WireAnswer): WireRoute => ({
    method: 'GET',
    pattern: new RegExp(`^${setup.prefix}${path}/([^/]+)$`),
    kind: 'submit',
    answer: (request) => answer(request, request.path[0] ?? ''),
  });
  const post = (path: string, answer: (request: WireRequest) => WireAnswer): WireRoute => ({
    method: 'POST',
    pattern: new RegExp(`^${setup.prefix}${path}$`),
    kind: 'submit',
    answer,
  });
  return [
    get('/act/timing', (request, id) => timing(request, finishedClip(request, id), free)),
    get('/act/wav', (request, id) => wav(request, ownClip(request, id), terms)),
    get('/act/mp4', (request, id) => film(request, ownClip(request, id), terms)),
    get('/act/midi', (request, id) => midi(request, ownClip(request, id), terms)),
    // Stems are songs: where no small price is named they cost one.
    get('/act/stems', (request, id) => stems(request, ownClip(request, id), { credits })),
    post('/act/tags', (request) => tags(request, terms)),
    post('/act/vox/([^/]+)', (request) => vox(request, terms)),
    post('/persona/create', (request) => createPersona(request, terms)),
    post('/uploads/audio-url', (request) => upload(request)),
    { method: 'GET', pattern: new RegExp(`^${setup.prefix}/feed/([^/]+)$`), kind: 'poll', answer: feed },
  ];
}

function ok(body: unknown): WireAnswer {
  return { status: 200, body };
}

function note(
  request: WireRequest,
  operation: CallOperation,
  source: Clip | undefined,
  terms: Terms,
): number {
  const before = source ? request.house.callsAbout(source, operation).length : 0;
  const words = operation === 'style' ? request.fields.text('original_tags') : undefined;
  request.house.acceptCall(
    request.customer,
    { operation, action: operation, answer: null, source, words },
    terms,
  );
  return before;
}

function timing(request: WireRequest, clip: Clip, terms: Terms): WireAnswer {
  note(request, 'timing', clip, terms);
  return ok({
    aligned_words: alignedWords(clip),
    aligned_lyrics: alignedLyrics(clip),
    waveform_data: waveform(clip),
    hoot_cer: 0.0355,
    is_streamed: false,
  });
}

/** The first time there is nothing yet: "if it is null, ask again" (use case 12). */
function wav(request: WireRequest, clip: Clip, terms: Terms): WireAnswer {
  const before = note(request, 'wav', clip, terms);
  return ok({ wav_file_url: before === 0 ? null : request.house.links(clip).wav });
}

/** The address is there at once, the file some 30 seconds later (use case 13). */
function film(request: WireRequest, clip: Clip, terms: Terms): WireAnswer {
  note(request, 'mp4', clip, terms);
  return ok({ mp4: request.house.links(clip).video });
}

/** Running the first time it is asked for (use case 18). */
function midi(request: WireRequest, clip: Clip, terms: Terms): WireAnswer {
  const before = note(request, 'midi', clip, terms);
  return ok(before === 0 ? { state: 'running' } : { state: 'complete', instruments: instrumentsOf(clip) });
}

/** The old way to two stems (use case 10). */
function stems({ customer, house }: WireRequest, source: Clip, terms: Terms): WireAnswer {
  const order = { operation: 'stems', action: 'act/stems', model: source.model, source } as const;
  const task = house.accept(customer, order, terms);
  return ok({ clips: task.clips.map((clip) => wireClip(clip, task, house, true)) });
}

function tags(request: WireRequest, terms: Terms): WireAnswer {
  const wished = request.fields.neededText('original_tags', 1000);
  note(request, 'style', undefined, terms);
  return ok({ upsampled_tags: enrichStyle(wished, 0), request_id: crypto.randomUUID() });
}

/** The voice of a stretch of less than 30 seconds, at once (use case 21.B). */
function vox(request: WireRequest, terms: Terms): WireAnswer {
  const { customer, house } = request;
  const source = ownClip(request, request.path[0] ?? '');
  const window = readWindow(request, source, ['vocal_start_s', 'vocal_end_s'], { longest: 30 });
  const order = { operation: 'vox', action: 'vox', model: source.model, source, window } as const;
  const [clip] = house.accept(customer, order, { ...terms, share: 0 }).clips;
  return ok({
    id: clip?.id,
    source_clip_id: source.id,
    status: 'complete',
    vocal_audio_url: clip ? house.links(clip).audio : null,
    vocal_start_s: window.from,
    vocal_end_s: window.to,
    wave_response: { waveform_aggregates: [{ data: [[-54, 60, -146, 131]] }] },
  });
}

/** A persona of a whole song, or of an extracted voice; never of an upload (use cases 9.B and 21.C). */
function createPersona(request: WireRequest, terms: Terms): WireAnswer {
  const { customer, fields, house } = request;
  const source = ownClip(request, fields.neededText('root_clip_id'));
  if (isUpload(request, source)) throw new Refusal('invalid', 'root_clip_id cannot be an uploaded clip');
  const name = fields.neededText('name', 100);
  const description = fields.text('description', 1000) ?? '';
  if (fields.flag('is_public') === undefined) throw new Refusal('invalid', 'is_public is required');
  const isVox = fields.choice('persona_type', ['vox']) !== undefined;
  if (isVox) {
    readWindow(request, source, ['vocal_start_s', 'vocal_end_s'], { longest: 30 });
    const voice = finishedClip(request, fields.neededText('vox_audio_id'));
    if (house.orderOf(voice)?.operation !== 'vox' || voice.sourceId !== source.id)
      throw new Refusal('invalid', 'vox_audio_id must be a voice extracted from root_clip_id');
    fields.text('user_input_styles', 1000);
  } else if (!fields.texts('clips')?.includes(source.id)) {
    throw new Refusal('invalid', 'clips must hold root_clip_id');
  }
  const words = `${name} ${description}`;
  const call = { operation: 'persona', action: 'persona', answer: { name, description }, words } as const;
  const task = house.acceptCall(customer, { ...call, source, vox: isVox }, terms);
  const made = { id: task.id, name, description, root_clip_id: source.id };
  const maker = house.orderOf(source);
  if (isVox || !maker) return ok({ ...made, clip: { id: source.id } });
  const clip = wireClip(source, maker, house, false);
  return ok({
    ...made,
    clip,
    user_display_name: 'Minstrel Sandbox',
    user_handle: 'minstrelsandbox',
    user_image_url: house.links(source).image,
    persona_clips: [{ clip, id: task.number }],
  });
}

/** Any address gets a clip of its own; nothing is fetched (use case 16.A). */
function upload({ customer, fields, house }: WireRequest): WireAnswer {
  const address = readAddress(fields, 'url');
  const order = { operation: 'upload', action: 'upload', model: '', ...uploadWords(address) } as const;
  const [clip] = house.accept(customer, order, { billable: false, share: 0.25 }).clips;
  return ok({ clip_id: clip?.id, code: 'success', data: clip?.id, message: '' });
}

/** Clips in the order asked for; unknown ids are left out. */
function feed({ customer, path, house }: WireRequest): WireAnswer {
  const ids = (path[0] ?? '').split(',').filter((id) => id !== '');
  const clips = ids.flatMap((id) => {
    const clip = house.clip(customer.gateway, id);
    const task = clip ? house.orderOf(clip) : undefined;
    return clip && task ? [wireClip(clip, task, house, false)] : [];
  });
  return ok(clips);
}
