import { alignedWords, instrumentsOf, waveform } from '../../songs/analysis.js';
import { describeUpload, enrichStyle, inventLyrics, inventTitle, mixLyrics } from '../../songs/invent.js';
import { type Call, Refusal } from '../../types.js';
import {
  finishedClip,
  type GatewayRequest,
  type GatewayRoute,
  type RouteResult,
  readAddress,
  readWindow,
} from '../dialect.js';
import { acceptAndRespond } from './responses.js';

const post = (name: string, answer: (request: GatewayRequest) => RouteResult): GatewayRoute => ({
  method: 'POST',
  pattern: new RegExp(`^/suno/${name}$`),
  kind: 'submit',
  handle: answer,
});

const call = (request: GatewayRequest, made: Omit<Call, 'action'>, share = 0): RouteResult => {
  const { caller, engine } = request;
  return acceptAndRespond(request, (terms) =>
    engine.acceptCall(caller, { ...made, action: made.operation }, { ...terms, share }),
  );
};

const lyrics = (request: GatewayRequest): RouteResult => {
  const words = request.fields.neededText('prompt', 2000);
  request.fields.choice('model', ['default', 'remi-v1']);
  const answer = [0, 1].map((seed) => ({
    text: inventLyrics(words, seed),
    title: inventTitle(words, seed),
    status: 'complete',
    tags: [],
  }));
  return call(request, { operation: 'lyrics', answer, words });
};

const mashupLyrics = (request: GatewayRequest): RouteResult => {
  const { fields } = request;
  const words = fields.neededText('lyrics_a', 5000);
  const text = mixLyrics(words, fields.neededText('lyrics_b', 5000));
  const answer = { text, title: 'Lyrics Mashup', tags: [], status: 'complete' };
  return call(request, { operation: 'mixlyrics', answer, words });
};

const style = (request: GatewayRequest): RouteResult => {
  const words = request.fields.neededText('prompt', 1000);
  return call(request, { operation: 'style', answer: { upsampled_tags: enrichStyle(words, 0) }, words });
};

const timing = (request: GatewayRequest): RouteResult => {
  const source = finishedClip(request, request.fields.neededText('audio_id'));
  const timings = { aligned_words: alignedWords(source), waveform_data: waveform(source) };
  const answer = { ...timings, hoot_cer: 0.0355, is_streamed: false };
  return call(request, { operation: 'timing', answer, source });
};

/** The id of a persona is that of its task. */
const persona = (request: GatewayRequest): RouteResult => {
  const { caller, fields, engine } = request;
  const source = finishedClip(request, fields.neededText('audio_id'));
  const words = `${fields.neededText('name', 100)} ${fields.text('description', 1000) ?? ''}`;
  const voice = fields.text('vox_audio_id');
  if (voice !== undefined) {
    const vocals = finishedClip(request, voice);
    if (engine.orderOf(vocals)?.operation !== 'vox' || vocals.sourceId !== source.id)
      throw new Refusal('invalid', 'vox_audio_id must be a voice extracted from audio_id');
    readWindow(request, source, ['vocal_start', 'vocal_end'], { longest: 30 });
  }
  const made = { operation: 'persona', action: 'persona', answer: {}, words, source } as const;
  return acceptAndRespond(request, (terms) =>
    engine.acceptCall(caller, { ...made, vox: voice !== undefined }, terms),
  );
};

/** Makes a new clip for any address; nothing is fetched. */
const upload = (request: GatewayRequest): RouteResult => {
  const { caller, fields, engine } = request;
  const words = describeUpload(readAddress(fields, 'audio_url'));
  const enhanced = fields.choice('mode', ['standard', 'enhanced']) === 'enhanced';
  const title = fields.text('name', 100) ?? words.title;
  const order = { operation: 'upload', action: 'upload', model: '', ...words, title } as const;
  const share = enhanced ? 0.5 : 0;
  return acceptAndRespond(request, (terms) => engine.accept(caller, order, { ...terms, share }));
};

const vox = (request: GatewayRequest): RouteResult => {
  const { caller, fields, engine } = request;
  const source = finishedClip(request, fields.neededText('audio_id'));
  const window = readWindow(request, source, ['vocal_start', 'vocal_end'], { longest: 30 });
  const order = { operation: 'vox', action: 'vox', model: source.model, source, window } as const;
  return acceptAndRespond(request, (terms) => engine.accept(caller, order, { ...terms, share: 0.25 }));
};

const file = (request: GatewayRequest, operation: 'wav' | 'mp4' | 'midi', share: number): RouteResult => {
  const source = finishedClip(request, request.fields.neededText('audio_id'));
  const links = request.engine.links(source);
  const answer = {
    wav: [{ file_url: links.wav }],
    mp4: { video_url: links.video },
    midi: [{ state: 'complete', instruments: instrumentsOf(source) }],
  }[operation];
  return call(request, { operation, answer, source }, share);
};

/** AceDataCloud's calls that make no song: texts and personas are done at once, files later (Suno docs). */
export const callRoutes: readonly GatewayRoute[] = [
  post('lyrics', lyrics),
  post('mashup-lyrics', mashupLyrics),
  post('style', style),
  post('timing', timing),
  post('persona', persona),
  post('upload', upload),
  post('vox', vox),
  post('wav', (request) => file(request, 'wav', 0.25)),
  post('mp4', (request) => file(request, 'mp4', 1.5)),
  post('midi', (request) => file(request, 'midi', 0.25)),
];
