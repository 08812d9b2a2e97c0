import { alignedLyrics, alignedWords, instrumentsOf, waveform } from '../../songs/analysis.js';
import { describeUpload, enrichStyle } from '../../songs/invent.js';
import { type CallOperation, type Clip, Refusal, type Terms } from '../../types.js';
import {
  finishedClip,
  type GatewayRequest,
  type GatewayResponse,
  type GatewayRoute,
  isUpload,
  ownClip,
  readAddress,
  readWindow,
} from '../dialect.js';
import { clipJson } from './clips.js';

/** The differences between gateways. */
export type ActOptions = {
  /** A pattern for the beginning of the path. */
  readonly prefix: string;
  /** The price of a call in credits; free when undefined. */
  readonly credits?: number | undefined;
};

/** Suno's own calls that make no song: files, texts, notes, vocals, personas, uploads (OpenAI-HK page, use cases 9 to 21). */
export const actRoutes = (setup: ActOptions): GatewayRoute[] => {
  const { credits } = setup;
  const terms: Terms = credits === undefined ? { billable: false } : { credits };
  const free: Terms = { billable: false };
  const get = (
    path: string,
    answer: (request: GatewayRequest, id: string) => GatewayResponse,
  ): GatewayRoute => ({
    method: 'GET',
    pattern: new RegExp(`^${setup.prefix}${path}/([^/]+)$`),
    kind: 'submit',
    handle: (request) => answer(request, request.path[0] ?? ''),
  });
  const post = (path: string, answer: (request: GatewayRequest) => GatewayResponse): GatewayRoute => ({
    method: 'POST',
    pattern: new RegExp(`^${setup.prefix}${path}$`),
    kind: 'submit',
    handle: answer,
  });
  return [
    get('/act/timing', (request, id) => timing(request, finishedClip(request, id), free)),
    get('/act/wav', (request, id) => wav(request, ownClip(request, id), terms)),
    get('/act/mp4', (request, id) => video(request, ownClip(request, id), terms)),
    get('/act/midi', (request, id) => midi(request, ownClip(request, id), terms)),
    // Stems are songs: without a price in credits they cost one song's price.
    get('/act/stems', (request, id) => stems(request, ownClip(request, id), { credits })),
    post('/act/tags', (request) => tags(request, terms)),
    post('/act/vox/([^/]+)', (request) => vox(request, terms)),
    post('/persona/create', (request) => createPersona(request, terms)),
    post('/uploads/audio-url', (request) => upload(request)),
    { method: 'GET', pattern: new RegExp(`^${setup.prefix}/feed/([^/]+)$`), kind: 'poll', handle: feed },
  ];
};

const respond = (body: unknown): GatewayResponse => ({ status: 200, body });

/** Accepts a call; returns the number of earlier calls of the same kind about the clip. */
const recordCall = (
  request: GatewayRequest,
  operation: CallOperation,
  source: Clip | undefined,
  terms: Terms,
): number => {
  const before = source ? request.engine.callsAbout(source, operation).length : 0;
  const words = operation === 'style' ? request.fields.text('original_tags') : undefined;
  request.engine.acceptCall(
    request.caller,
    { operation, action: operation, answer: null, source, words },
    terms,
  );
  return before;
};

const timing = (request: GatewayRequest, clip: Clip, terms: Terms): GatewayResponse => {
  recordCall(request, 'timing', clip, terms);
  return respond({
    aligned_words: alignedWords(clip),
    aligned_lyrics: alignedLyrics(clip),
    waveform_data: waveform(clip),
    hoot_cer: 0.0355,
    is_streamed: false,
  });
};

/** The first response has no address: "if it is null, ask again" (use case 12). */
const wav = (request: GatewayRequest, clip: Clip, terms: Terms): GatewayResponse => {
  const before = recordCall(request, 'wav', clip, terms);
  return respond({ wav_file_url: before === 0 ? null : request.engine.links(clip).wav });
};

/** Responds with the address at once; the file follows about 30 seconds later (use case 13). */
const video = (request: GatewayRequest, clip: Clip, terms: Terms): GatewayResponse => {
  recordCall(request, 'mp4', clip, terms);
  return respond({ mp4: request.engine.links(clip).video });
};

/** The first response says that the call is running (use case 18). */
const midi = (request: GatewayRequest, clip: Clip, terms: Terms): GatewayResponse => {
  const before = recordCall(request, 'midi', clip, terms);
  return respond(
    before === 0 ? { state: 'running' } : { state: 'complete', instruments: instrumentsOf(clip) },
  );
};

/** The old call for two stems (use case 10). */
const stems = ({ caller, engine }: GatewayRequest, source: Clip, terms: Terms): GatewayResponse => {
  const order = { operation: 'stems', action: 'act/stems', model: source.model, source } as const;
  const task = engine.accept(caller, order, terms);
  return respond({ clips: task.clips.map((clip) => clipJson(clip, task, engine, true)) });
};

const tags = (request: GatewayRequest, terms: Terms): GatewayResponse => {
  const original = request.fields.neededText('original_tags', 1000);
  recordCall(request, 'style', undefined, terms);
  return respond({ upsampled_tags: enrichStyle(original, 0), request_id: crypto.randomUUID() });
};

/** Extracts the vocals of a time range of less than 30 seconds, at once (use case 21.B). */
const vox = (request: GatewayRequest, terms: Terms): GatewayResponse => {
  const { caller, engine } = request;
  const source = ownClip(request, request.path[0] ?? '');
  const window = readWindow(request, source, ['vocal_start_s', 'vocal_end_s'], { longest: 30 });
  const order = { operation: 'vox', action: 'vox', model: source.model, source, window } as const;
  const [clip] = engine.accept(caller, order, { ...terms, share: 0 }).clips;
  return respond({
    id: clip?.id,
    source_clip_id: source.id,
    status: 'complete',
    vocal_audio_url: clip ? engine.links(clip).audio : null,
    vocal_start_s: window.from,
    vocal_end_s: window.to,
    wave_response: { waveform_aggregates: [{ data: [[-54, 60, -146, 131]] }] },
  });
};

/** Creates a persona of a whole song or of extracted vocals, not of an upload (use cases 9.B and 21.C). */
const createPersona = (request: GatewayRequest, terms: Terms): GatewayResponse => {
  const { caller, fields, engine } = request;
  const source = ownClip(request, fields.neededText('root_clip_id'));
  if (isUpload(request, source)) throw new Refusal('invalid', 'root_clip_id cannot be an uploaded clip');
  const name = fields.neededText('name', 100);
  const description = fields.text('description', 1000) ?? '';
  if (fields.flag('is_public') === undefined) throw new Refusal('invalid', 'is_public is required');
  const isVox = fields.choice('persona_type', ['vox']) !== undefined;
  if (isVox) {
    readWindow(request, source, ['vocal_start_s', 'vocal_end_s'], { longest: 30 });
    const voice = finishedClip(request, fields.neededText('vox_audio_id'));
    if (engine.orderOf(voice)?.operation !== 'vox' || voice.sourceId !== source.id)
      throw new Refusal('invalid', 'vox_audio_id must be a voice extracted from root_clip_id');
    fields.text('user_input_styles', 1000);
  } else if (!fields.texts('clips')?.includes(source.id)) {
    throw new Refusal('invalid', 'clips must hold root_clip_id');
  }
  const words = `${name} ${description}`;
  const call = { operation: 'persona', action: 'persona', answer: { name, description }, words } as const;
  const task = engine.acceptCall(caller, { ...call, source, vox: isVox }, terms);
  const persona = { id: task.id, name, description, root_clip_id: source.id };
  const order = engine.orderOf(source);
  if (isVox || !order) return respond({ ...persona, clip: { id: source.id } });
  const clip = clipJson(source, order, engine, false);
  return respond({
    ...persona,
    clip,
    user_display_name: 'Minstrel Sandbox',
    user_handle: 'minstrelsandbox',
    user_image_url: engine.links(source).image,
    persona_clips: [{ clip, id: task.number }],
  });
};

/** Makes a new clip for any address; nothing is fetched (use case 16.A). */
const upload = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const address = readAddress(fields, 'url');
  const order = { operation: 'upload', action: 'upload', model: '', ...describeUpload(address) } as const;
  const [clip] = engine.accept(caller, order, { billable: false, share: 0.25 }).clips;
  return respond({ clip_id: clip?.id, code: 'success', data: clip?.id, message: '' });
};

/** Clips in the order of the ids; unknown ids are left out. */
const feed = ({ caller, path, engine }: GatewayRequest): GatewayResponse => {
  const ids = (path[0] ?? '').split(',').filter((id) => id !== '');
  const clips = ids.flatMap((id) => {
    const clip = engine.clip(caller.gateway, id);
    const task = clip ? engine.orderOf(clip) : undefined;
    return clip && task ? [clipJson(clip, task, engine, false)] : [];
  });
  return respond(clips);
};
