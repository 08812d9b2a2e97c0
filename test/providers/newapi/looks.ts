import type { PollResult } from '../../../src/core/index.js';
import { noon } from '../contract/stand.js';
import type { Look } from '../contract/terms.js';
import {
  broken,
  clip,
  namelessTicket,
  notes,
  piano,
  record,
  success,
  take,
  task,
  uploadTicket,
  voiceAlone,
  voiceTicket,
  young,
} from './said.js';

const words = { ticket: `lyrics:${task}`, path: '/suno/fetch', body: { ids: [task], action: 'LYRICS' } };
const stems = { ticket: 'clips:s1:s2', method: 'GET', path: '/suno/feed/s1,s2' } as const;
const upload = { ticket: uploadTicket, method: 'GET', path: '/suno/feed/own' } as const;
const fox: PollResult = {
  state: 'made',
  product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
};
const film: PollResult = {
  state: 'made',
  product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
};
const filmTicket = `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4`;
const ownTake = take('own', undefined, { audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' });
const ownRecord = (status: string, data: unknown) => success([record(status, data, { task_id: 'own' })]);

/** What is asked for what is no song of a task. */
export const looks: readonly Look[] = [
  {
    ...words,
    says: 'words, as an object',
    json: success([
      record('SUCCESS', { id: 'w-1', text: 'Red coat', title: 'Fox', status: 'complete', tags: ['folk'] }),
    ]),
    result: fox,
  },
  {
    ...words,
    says: 'words, as a list',
    json: success([record('SUCCESS', [{ text: 'Red coat', title: 'Fox' }])]),
    result: fox,
  },
  {
    ...words,
    says: 'words in the writing',
    json: success([record('IN_PROGRESS', null)]),
    result: { state: 'running' },
  },
  {
    ...words,
    says: 'words that nobody began with',
    json: success([record('NOT_START', null)]),
    result: { state: 'waiting' },
  },
  {
    ...words,
    says: 'words that were not allowed',
    json: success([record('FAILURE', null, { fail_reason: 'flagged for moderation' })]),
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    ...words,
    says: 'no words after all',
    json: success([record('SUCCESS', { text: '', error_message: 'out of ideas' })]),
    result: { state: 'failed', code: 'failed', detail: 'out of ideas' },
  },
  { ...words, says: 'words it knows nothing about', json: success(null), result: { state: 'unknown' } },
  {
    ...stems,
    says: 'two stems',
    json: [clip('s2'), clip('s1')],
    result: { state: 'finished', takes: [take('s1'), take('s2')], missing: 0 },
  },
  {
    ...stems,
    says: 'two stems below a name',
    json: success([clip('s1'), clip('s2')]),
    result: { state: 'finished', takes: [take('s1'), take('s2')], missing: 0 },
  },
  {
    ...stems,
    says: 'a stem and one that failed',
    json: [clip('s1'), broken('s2', 'it broke')],
    result: { state: 'finished', takes: [take('s1')], missing: 1 },
  },
  {
    ...stems,
    says: 'stems in the queue',
    json: [young('s1', 'submitted'), young('s2', 'queued')],
    result: { state: 'waiting' },
  },
  {
    ...stems,
    says: 'one stem and nothing about the other',
    json: [clip('s1')],
    result: {
      state: 'running',
      title: 'City Lights',
      lyrics: '[Verse]\nNeon signs',
      imageUrl: 'https://cdn1.example/image_large_s1.png',
    },
  },
  { ...stems, says: 'nothing about stems', json: [], result: { state: 'unknown' } },
  {
    ticket: 'clips:r1',
    method: 'GET',
    path: '/suno/feed/r1',
    says: 'a remaster',
    of: 'remaster',
    json: [clip('r1')],
    result: { state: 'finished', takes: [take('r1')], missing: 0 },
  },
  {
    ...upload,
    says: 'an upload, which sounds like what was uploaded',
    json: [clip('own', { audio_url: '', title: '' })],
    result: { state: 'finished', takes: [ownTake], missing: 0 },
  },
  {
    ...upload,
    says: 'an upload that could not be used',
    json: [broken('own', 'Uploaded audio matches an existing work of art')],
    // The address of what was uploaded makes no song of a clip that failed.
    result: {
      state: 'failed',
      code: 'moderated',
      detail: 'Uploaded audio matches an existing work of art',
    },
  },
  {
    ticket: namelessTicket,
    method: 'POST',
    path: '/suno/fetch',
    body: { ids: ['own'], action: 'MUSIC' },
    says: 'an upload that turns out to be a task',
    json: ownRecord('SUCCESS', [clip('u1', { audio_url: '', title: '' })]),
    result: {
      state: 'finished',
      takes: [{ ...ownTake, clipId: 'u1@1', imageUrl: take('u1').imageUrl }],
      missing: 0,
    },
  },
  {
    ticket: 'wav:clip-harbour',
    method: 'GET',
    path: '/suno/act/wav/clip-harbour',
    says: 'a WAV that came',
    json: success({ wav_file_url: 'https://cdn1.example/a.wav' }),
    result: { state: 'made', product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' } },
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    says: 'notes that came',
    json: notes,
    result: piano,
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    says: 'notes of silence',
    json: { state: 'complete', instruments: [] },
    result: { state: 'failed', code: 'failed', detail: 'there are no notes in it' },
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    says: 'notes that went wrong',
    json: { state: 'error' },
    result: { state: 'failed', code: 'failed', detail: 'error' },
  },
  {
    ticket: 'video:clip-harbour',
    method: 'GET',
    path: '/suno/act/mp4/clip-harbour',
    says: 'a film that is still being made',
    json: { mp4: null },
    result: { state: 'running' },
  },
  { ticket: filmTicket, says: 'a film that can be opened', at: noon + 30_000, result: film },
  { ticket: filmTicket, says: 'a film that cannot be opened yet', result: { state: 'running' } },
  { ticket: voiceTicket, says: 'a voice it was told of', result: voiceAlone },
  {
    ticket: 'persona:persona-1',
    says: 'a persona it was told of',
    result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
  },
  { ticket: 'answered:style', says: 'what was told once and is not paid again', result: { state: 'unknown' } },
];
