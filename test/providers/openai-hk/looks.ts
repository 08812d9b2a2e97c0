import { noon } from '../contract/stand.js';
import type { Contract } from '../contract.js';
import {
  broken,
  clip,
  notes,
  strings,
  sungWords,
  take,
  timing,
  uploadTicket,
  voiceAlone,
  voiceTicket,
  young,
} from './said.js';

const voices = Array.from({ length: 24 }, (_, index) => `voice-${index}`);

/** What it says about a call, and how that is understood. */
export const looks: readonly NonNullable<Contract['looks']>[number][] = [
  {
    says: 'a WAV that came after all',
    ticket: 'wav:clip-harbour',
    method: 'GET',
    path: '/sunoapi/act/wav/clip-harbour',
    json: { wav_file_url: 'https://cdn1.example/a.wav' },
    result: {
      state: 'made',
      product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
    },
  },
  {
    says: 'a WAV it has the address of',
    ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav',
    result: {
      state: 'made',
      product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
    },
  },
  {
    says: 'a film that cannot be opened yet',
    ticket: `file:video:${noon + 1}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    result: { state: 'running' },
  },
  {
    says: 'a film that can be opened',
    ticket: `file:video:${noon}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    result: {
      state: 'made',
      product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
    },
  },
  {
    says: 'notes that came',
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    json: notes,
    result: strings,
  },
  {
    says: 'notes of silence',
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    json: { state: 'complete', instruments: [] },
    result: { state: 'failed', code: 'failed', detail: 'there are no notes in it' },
  },
  {
    says: 'words with their times, once more',
    ticket: 'timing:clip-harbour',
    method: 'GET',
    path: '/sunoapi/act/timing/clip-harbour',
    json: timing,
    result: sungWords,
  },
  {
    says: 'a song nobody sings',
    ticket: 'timing:clip-harbour',
    method: 'GET',
    path: '/sunoapi/act/timing/clip-harbour',
    json: { aligned_words: [] },
    result: { state: 'failed', code: 'failed', detail: 'nobody sings in it' },
  },
  {
    says: 'lyrics in the writing',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'running', title: '', text: '' },
    result: { state: 'running' },
  },
  {
    says: 'lyrics that are written',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'complete', title: 'Fox', text: 'Red coat' },
    result: { state: 'made', product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] } },
  },
  {
    says: 'lyrics that were not allowed',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'error', error_message: 'flagged for moderation' },
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    says: 'an upload that is being heard',
    ticket: uploadTicket,
    method: 'GET',
    path: '/sunoapi/feed/own',
    json: [young('own', 'queued')],
    result: { state: 'waiting' },
  },
  {
    says: 'an upload without an address of its own',
    ticket: uploadTicket,
    method: 'GET',
    path: '/sunoapi/feed/own',
    json: [clip('own', { audio_url: '', title: '' })],
    result: {
      state: 'finished',
      takes: [take('own', { audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' })],
      missing: 0,
    },
  },
  {
    says: 'an upload that could not be used',
    ticket: uploadTicket,
    method: 'GET',
    path: '/sunoapi/feed/own',
    json: [broken('own', 'Uploaded audio matches an existing work of art')],
    result: {
      state: 'failed',
      code: 'moderated',
      detail: 'Uploaded audio matches an existing work of art',
    },
  },
  { says: 'a voice it was told of', ticket: voiceTicket, result: voiceAlone },
  {
    says: 'a persona it was told of',
    ticket: 'persona:persona-1',
    result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
  },
  {
    says: 'what was told once and is not paid again',
    ticket: 'answered:style:r-1',
    result: { state: 'unknown' },
  },

  {
    says: 'twenty-four voices',
    ticket: voices.join(','),
    method: 'GET',
    path: `/sunoapi/feed/${voices.join(',')}`,
    json: voices.map((id) => clip(id)),
    result: { state: 'finished', takes: voices.map((id) => take(id)), missing: 0 },
  },
  {
    says: 'two songs that were just ordered',
    ticket: 'clip-a,clip-b',
    method: 'GET',
    path: '/sunoapi/feed/clip-a,clip-b',
    json: [clip('clip-a'), clip('clip-b')],
    result: { state: 'finished', takes: [take('clip-a'), take('clip-b')], missing: 0 },
  },
  {
    says: 'a film that can be opened half a minute later (UC-13)',
    ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    at: noon + 30_000,
    result: {
      state: 'made',
      product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
    },
  },
];
