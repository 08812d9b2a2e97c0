import { noon } from '../../contract/harness.js';
import type { Contract } from '../../contract.js';
import {
  clip,
  failedClip,
  notes,
  notesResult,
  take,
  timing,
  timingResult,
  unfinishedClip,
  uploadTicket,
  voiceResult,
  voiceTicket,
} from '../fixtures.js';

const stems = Array.from({ length: 24 }, (_, index) => `stem-${index}`);

/** Polls of everything that is no song, and the results read from the answers. */
export const productCases: readonly NonNullable<Contract['tickets']>[number][] = [
  {
    name: 'a WAV that is finished later',
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
    name: 'a WAV whose address the ticket holds',
    ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav',
    result: {
      state: 'made',
      product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
    },
  },
  {
    name: 'a video that cannot be fetched yet',
    ticket: `file:video:${noon + 1}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    result: { state: 'running' },
  },
  {
    name: 'a video that can be fetched',
    ticket: `file:video:${noon}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    result: {
      state: 'made',
      product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
    },
  },
  {
    name: 'finished notes',
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    json: notes,
    result: notesResult,
  },
  {
    name: 'empty notes',
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    json: { state: 'complete', instruments: [] },
    result: { state: 'failed', code: 'failed', detail: 'there are no notes in it' },
  },
  {
    name: 'timed words, polled',
    ticket: 'timing:clip-harbour',
    method: 'GET',
    path: '/sunoapi/act/timing/clip-harbour',
    json: timing,
    result: timingResult,
  },
  {
    name: 'an instrumental',
    ticket: 'timing:clip-harbour',
    method: 'GET',
    path: '/sunoapi/act/timing/clip-harbour',
    json: { aligned_words: [] },
    result: { state: 'failed', code: 'failed', detail: 'nobody sings in it' },
  },
  {
    name: 'running lyrics',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'running', title: '', text: '' },
    result: { state: 'running' },
  },
  {
    name: 'finished lyrics',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'complete', title: 'Fox', text: 'Red coat' },
    result: { state: 'made', product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] } },
  },
  {
    name: 'moderated lyrics',
    ticket: 'lyrics:la',
    method: 'GET',
    path: '/sunoapi/lyrics/la',
    json: { status: 'error', error_message: 'flagged for moderation' },
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    name: 'a queued upload',
    ticket: uploadTicket,
    method: 'GET',
    path: '/sunoapi/feed/own',
    json: [unfinishedClip('own', 'queued')],
    result: { state: 'waiting' },
  },
  {
    name: 'an upload without an address, which keeps the uploaded one',
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
    name: 'a rejected upload',
    ticket: uploadTicket,
    method: 'GET',
    path: '/sunoapi/feed/own',
    json: [failedClip('own', 'Uploaded audio matches an existing work of art')],
    result: {
      state: 'failed',
      code: 'moderated',
      detail: 'Uploaded audio matches an existing work of art',
    },
  },
  { name: 'a voice that the ticket holds', ticket: voiceTicket, result: voiceResult },
  {
    name: 'a persona that the ticket holds',
    ticket: 'persona:persona-1',
    result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
  },
  {
    name: 'a submit that was answered in full, which is not billed again',
    ticket: 'answered:style:r-1',
    result: { state: 'unknown' },
  },

  {
    name: 'twenty-four stems',
    ticket: stems.join(','),
    method: 'GET',
    path: `/sunoapi/feed/${stems.join(',')}`,
    json: stems.map((id) => clip(id)),
    result: { state: 'finished', takes: stems.map((id) => take(id)), missing: 0 },
  },
  {
    name: 'two new songs',
    ticket: 'clip-a,clip-b',
    method: 'GET',
    path: '/sunoapi/feed/clip-a,clip-b',
    json: [clip('clip-a'), clip('clip-b')],
    result: { state: 'finished', takes: [take('clip-a'), take('clip-b')], missing: 0 },
  },
  {
    name: 'a video that can be fetched half a minute later (UC-13)',
    ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
    now: noon + 30_000,
    result: {
      state: 'made',
      product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
    },
  },
];
