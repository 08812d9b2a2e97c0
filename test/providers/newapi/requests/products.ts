import type { Order, PollResult } from '../../../../src/core/index.js';
import { noon } from '../../contract/harness.js';
import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import {
  notes,
  notesResult,
  success,
  task,
  timing,
  timingResult,
  unclearUploadTicket,
  uploadTicket,
  voiceResult,
  voiceTicket,
  vox,
} from '../fixtures.js';

const persona = (personaId: string): PollResult => ({
  state: 'made',
  product: { kind: 'persona', personaId },
});
const style: PollResult = { state: 'made', product: { kind: 'text', texts: [{ text: 'smooth late jazz' }] } };
const wav: PollResult = {
  state: 'made',
  product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
};
const timeRange = { vocal_start_s: 45, vocal_end_s: 74 };

/** The requests for everything that is no song. */
export const productOrders: readonly OrderCase[] = [
  {
    name: 'lyrics about a fox',
    order: { ...orders.foxLyrics, callbackUrl: 'https://bot.example/callbacks/three' } as Order,
    path: '/suno/submit/lyrics',
    body: { prompt: 'a fox', notify_hook: 'https://bot.example/callbacks/three' },
    submission: { ticket: `lyrics:${task}` },
  },
  {
    name: 'a longer style',
    order: orders.longStyle,
    path: '/suno/act/tags',
    body: { original_tags: 'jazz, smooth' },
    answer: { upsampled_tags: 'smooth late jazz', request_id: 'r-1' },
    submission: { ticket: 'answered:style', result: style },
  },
  {
    name: 'an upload that is answered by a clip',
    order: orders.ownAudio,
    path: '/suno/uploads/audio-url',
    body: { url: 'https://files.example/tape.mp3' },
    answer: { clip_id: 'own', code: 'success', data: 'own', message: '' },
    submission: { ticket: uploadTicket },
  },
  {
    name: 'an upload that is answered by an id, of a clip or of a task',
    order: orders.ownAudio,
    path: '/suno/uploads/audio-url',
    body: { url: 'https://files.example/tape.mp3' },
    answer: success('own'),
    submission: { ticket: unclearUploadTicket },
  },
  {
    name: 'an acapella',
    order: orders.harbourVoice,
    path: '/suno/act/vox/clip-harbour',
    body: timeRange,
    answer: success(vox),
    submission: { ticket: voiceTicket, result: voiceResult },
  },
  {
    name: 'a persona',
    order: orders.harbourPersona,
    path: '/suno/persona/create/',
    body: {
      root_clip_id: 'clip-harbour',
      name: 'Old Salt',
      description: 'rough and warm',
      is_public: true,
      clips: ['clip-harbour'],
    },
    answer: { id: 'persona-1', name: 'Old Salt', clip: { id: 'clip-harbour' } },
    submission: { ticket: 'persona:persona-1', result: persona('persona-1') },
  },
  {
    name: 'a persona from a time range, whose voice is extracted first',
    order: orders.harbourVoicePersona,
    before: [{ method: 'POST', path: '/suno/act/vox/clip-harbour', body: timeRange, json: vox }],
    path: '/suno/persona/create/',
    body: {
      ...timeRange,
      persona_type: 'vox',
      vox_audio_id: 'vox-1',
      user_input_styles: 'folk, accordion',
      name: 'Old Salt',
      description: '',
      root_clip_id: 'clip-harbour',
      is_public: true,
    },
    answer: success({ id: 'persona-2' }),
    submission: { ticket: 'persona:persona-2', result: persona('persona-2') },
  },
  {
    name: 'timed words',
    order: orders.ofHarbour('karaoke'),
    method: 'GET',
    path: '/suno/act/timing/clip-harbour',
    answer: timing,
    submission: { ticket: 'answered:clip-harbour', result: timingResult },
  },
  {
    name: 'a WAV that is ready at once',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/suno/act/wav/clip-harbour',
    answer: success({ wav_file_url: 'https://cdn1.example/a.wav' }),
    submission: { ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav', result: wav },
  },
  {
    name: 'a WAV that is not ready yet',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/suno/act/wav/clip-harbour',
    answer: { wav_file_url: null },
    submission: { ticket: 'wav:clip-harbour', result: { state: 'running' } },
  },
  {
    name: 'a video, which can be fetched half a minute later',
    order: orders.ofHarbour('video'),
    method: 'GET',
    path: '/suno/act/mp4/clip-harbour',
    answer: { mp4: 'https://cdn1.example/a.mp4' },
    submission: { ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4` },
  },
  {
    name: 'notes that are ready at once',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: notes,
    submission: { ticket: 'answered:clip-harbour', result: notesResult },
  },
  {
    name: 'notes that are not ready yet',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: { state: 'running' },
    submission: { ticket: 'midi:clip-harbour', result: { state: 'running' } },
  },
];
