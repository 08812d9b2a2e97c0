import type { Order, PollResult } from '../../../src/core/index.js';
import { noon } from '../contract/stand.js';
import type { OrderCase } from '../contract.js';
import * as orders from '../orders.js';
import {
  namelessTicket,
  notes,
  piano,
  success,
  sungWords,
  task,
  timing,
  uploadTicket,
  voiceAlone,
  voiceTicket,
  vox,
} from './said.js';

const persona = (personaId: string): PollResult => ({
  state: 'made',
  product: { kind: 'persona', personaId },
});
const style: PollResult = { state: 'made', product: { kind: 'text', texts: [{ text: 'smooth late jazz' }] } };
const wav: PollResult = {
  state: 'made',
  product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
};
const stretch = { vocal_start_s: 45, vocal_end_s: 74 };

/** What leaves for all that is no song. */
export const calls: readonly OrderCase[] = [
  {
    does: 'words about a fox',
    order: { ...orders.foxLyrics, callbackUrl: 'https://bot.example/callbacks/three' } as Order,
    path: '/suno/submit/lyrics',
    body: { prompt: 'a fox', notify_hook: 'https://bot.example/callbacks/three' },
    gives: { ticket: `lyrics:${task}` },
  },
  {
    does: 'a style at length',
    order: orders.longStyle,
    path: '/suno/act/tags',
    body: { original_tags: 'jazz, smooth' },
    answer: { upsampled_tags: 'smooth late jazz', request_id: 'r-1' },
    gives: { ticket: 'answered:style', result: style },
  },
  {
    does: 'an upload that is answered by a clip',
    order: orders.ownAudio,
    path: '/suno/uploads/audio-url',
    body: { url: 'https://files.example/tape.mp3' },
    answer: { clip_id: 'own', code: 'success', data: 'own', message: '' },
    gives: { ticket: uploadTicket },
  },
  {
    does: 'an upload that is answered by an id, of a clip or of a task',
    order: orders.ownAudio,
    path: '/suno/uploads/audio-url',
    body: { url: 'https://files.example/tape.mp3' },
    answer: success('own'),
    gives: { ticket: namelessTicket },
  },
  {
    does: 'a voice alone',
    order: orders.harbourVoice,
    path: '/suno/act/vox/clip-harbour',
    body: stretch,
    answer: success(vox),
    gives: { ticket: voiceTicket, result: voiceAlone },
  },
  {
    does: 'a persona',
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
    gives: { ticket: 'persona:persona-1', result: persona('persona-1') },
  },
  {
    does: 'a persona of a voice, which is taken out first',
    order: orders.harbourVoicePersona,
    before: [{ method: 'POST', path: '/suno/act/vox/clip-harbour', body: stretch, json: vox }],
    path: '/suno/persona/create/',
    body: {
      ...stretch,
      persona_type: 'vox',
      vox_audio_id: 'vox-1',
      user_input_styles: 'folk, accordion',
      name: 'Old Salt',
      description: '',
      root_clip_id: 'clip-harbour',
      is_public: true,
    },
    answer: success({ id: 'persona-2' }),
    gives: { ticket: 'persona:persona-2', result: persona('persona-2') },
  },
  {
    does: 'the words of a track with their times',
    order: orders.ofHarbour('karaoke'),
    method: 'GET',
    path: '/suno/act/timing/clip-harbour',
    answer: timing,
    gives: { ticket: 'answered:clip-harbour', result: sungWords },
  },
  {
    does: 'a WAV that is there at once',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/suno/act/wav/clip-harbour',
    answer: success({ wav_file_url: 'https://cdn1.example/a.wav' }),
    gives: { ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav', result: wav },
  },
  {
    does: 'a WAV that is to be written first',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/suno/act/wav/clip-harbour',
    answer: { wav_file_url: null },
    gives: { ticket: 'wav:clip-harbour', result: { state: 'running' } },
  },
  {
    does: 'a film, which can be opened half a minute later',
    order: orders.ofHarbour('video'),
    method: 'GET',
    path: '/suno/act/mp4/clip-harbour',
    answer: { mp4: 'https://cdn1.example/a.mp4' },
    gives: { ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4` },
  },
  {
    does: 'notes that are there at once',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: notes,
    gives: { ticket: 'answered:clip-harbour', result: piano },
  },
  {
    does: 'notes that are to be heard first',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: { state: 'running' },
    gives: { ticket: 'midi:clip-harbour', result: { state: 'running' } },
  },
];
