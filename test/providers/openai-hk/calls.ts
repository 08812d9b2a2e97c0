import { noon } from '../contract/stand.js';
import type { OrderCase } from '../contract.js';
import * as orders from '../orders.js';
import { notes, strings, sungWords, timing, uploadTicket, voiceAlone, voiceTicket, vox } from './said.js';

/** What leaves for all that is no song. */
export const calls: readonly OrderCase[] = [
  {
    does: 'a persona (UC-9.B)',
    order: orders.harbourPersona,
    path: '/suno/persona/create/',
    body: {
      root_clip_id: 'clip-harbour',
      name: 'Old Salt',
      description: 'rough and warm',
      clips: ['clip-harbour'],
      is_public: true,
    },
    answer: { id: 'persona-1', name: 'Old Salt', clip: { id: 'clip-harbour' } },
    gives: {
      ticket: 'persona:persona-1',
      result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
    },
  },
  {
    does: 'a persona of a voice, which is extracted first (UC-21.B and C)',
    order: orders.harbourVoicePersona,
    before: [
      {
        method: 'POST',
        path: '/suno/act/vox/clip-harbour',
        body: { vocal_start_s: 45, vocal_end_s: 74 },
        json: vox,
      },
    ],
    path: '/suno/persona/create/',
    body: {
      root_clip_id: 'clip-harbour',
      name: 'Old Salt',
      description: '',
      is_public: true,
      persona_type: 'vox',
      vox_audio_id: 'vox-1',
      vocal_start_s: 45,
      vocal_end_s: 74,
      user_input_styles: 'folk, accordion',
    },
    answer: { id: 'persona-2' },
    gives: {
      ticket: 'persona:persona-2',
      result: { state: 'made', product: { kind: 'persona', personaId: 'persona-2' } },
    },
  },
  {
    does: 'a voice alone (UC-21.B)',
    order: orders.harbourVoice,
    path: '/suno/act/vox/clip-harbour',
    body: { vocal_start_s: 45, vocal_end_s: 74 },
    answer: vox,
    gives: { ticket: voiceTicket, result: voiceAlone },
  },
  {
    does: 'an upload (UC-16.A)',
    order: orders.ownAudio,
    path: '/suno/uploads/audio-url',
    body: { url: 'https://files.example/tape.mp3' },
    answer: { clip_id: 'own', code: 'success', data: 'own', message: '' },
    gives: { ticket: uploadTicket },
  },
  {
    does: 'lyrics, of which there are two',
    order: orders.foxLyrics,
    path: '/sunoapi/generate/lyrics/',
    body: { prompt: 'a fox', lyrics_model: 'default' },
    answer: { lyrics_request_id: 'r', lyrics_a_id: 'la', lyrics_b_id: 'lb' },
    gives: { ticket: 'lyrics:la:lb' },
  },
  {
    does: 'lyrics, of which there is one after all',
    order: orders.foxLyrics,
    path: '/sunoapi/generate/lyrics/',
    body: { prompt: 'a fox', lyrics_model: 'default' },
    answer: { id: 'la' },
    gives: { ticket: 'lyrics:la' },
  },
  {
    does: 'two lyrics woven into one (UC-23)',
    order: orders.mixedLyrics,
    path: '/suno/generate/lyrics-mashup',
    body: { lyrics_a: 'One', lyrics_b: 'Two' },
    answer: {
      lyrics_request_id: 'r',
      mashup_id: 'm',
      response: { error_message: '', status: 'complete', tags: [], text: 'One\nTwo', title: 'Mashup' },
    },
    gives: {
      ticket: 'answered:mixlyrics:m',
      result: {
        state: 'made',
        product: { kind: 'text', texts: [{ title: 'Mashup', text: 'One\nTwo' }] },
      },
    },
  },
  {
    does: 'two lyrics that cannot be woven',
    order: orders.mixedLyrics,
    path: '/suno/generate/lyrics-mashup',
    body: { lyrics_a: 'One', lyrics_b: 'Two' },
    answer: { mashup_id: 'm', response: { error_message: 'too short', status: 'error', text: '' } },
    gives: {
      ticket: 'answered:mixlyrics:m',
      result: { state: 'failed', code: 'failed', detail: 'too short' },
    },
  },
  {
    does: 'a style at length (UC-19)',
    order: orders.longStyle,
    path: '/suno/act/tags',
    body: { original_tags: 'jazz, smooth' },
    answer: { upsampled_tags: 'Smoky late-night jazz', request_id: 'r-1' },
    gives: {
      ticket: 'answered:style:r-1',
      result: { state: 'made', product: { kind: 'text', texts: [{ text: 'Smoky late-night jazz' }] } },
    },
  },
  {
    does: 'the words with their times (UC-11)',
    order: orders.ofHarbour('karaoke'),
    method: 'GET',
    path: '/sunoapi/act/timing/clip-harbour',
    free: true,
    answer: timing,
    gives: { ticket: 'timing:clip-harbour', result: sungWords },
  },
  {
    does: 'a WAV that is there (UC-12)',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/sunoapi/act/wav/clip-harbour',
    answer: { wav_file_url: 'https://cdn1.example/a.wav' },
    gives: {
      ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav',
      result: {
        state: 'made',
        product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
      },
    },
  },
  {
    does: 'a WAV that is not there yet (UC-12)',
    order: orders.ofHarbour('wav'),
    method: 'GET',
    path: '/sunoapi/act/wav/clip-harbour',
    answer: { wav_file_url: null },
    gives: { ticket: 'wav:clip-harbour', result: { state: 'running' } },
  },
  {
    does: 'a film, whose address opens later (UC-13)',
    order: orders.ofHarbour('video'),
    method: 'GET',
    path: '/sunoapi/act/mp4/clip-harbour',
    answer: { mp4: 'https://cdn1.example/a.mp4' },
    gives: { ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4` },
  },
  {
    does: 'notes that are still being written (UC-18)',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: { state: 'running' },
    gives: { ticket: 'midi:clip-harbour', result: { state: 'running' } },
  },
  {
    does: 'notes that are there (UC-18)',
    order: orders.ofHarbour('midi'),
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    answer: notes,
    gives: { ticket: 'answered:midi:clip-harbour', result: strings },
  },
];
