import type { PollResult } from '../../../../src/core/index.js';
import { noon } from '../../contract/harness.js';
import type { TicketCase } from '../../contract/types.js';
import {
  clip,
  failedClip,
  notes,
  notesResult,
  record,
  success,
  take,
  task,
  unclearUploadTicket,
  unfinishedClip,
  uploadTicket,
  voiceResult,
  voiceTicket,
} from '../fixtures.js';

const lyrics = { ticket: `lyrics:${task}`, path: '/suno/fetch', body: { ids: [task], action: 'LYRICS' } };
const stems = { ticket: 'clips:s1:s2', method: 'GET', path: '/suno/feed/s1,s2' } as const;
const upload = { ticket: uploadTicket, method: 'GET', path: '/suno/feed/own' } as const;
const lyricsResult: PollResult = {
  state: 'made',
  product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
};
const video: PollResult = {
  state: 'made',
  product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
};
const videoTicket = `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4`;
const ownTake = take('own', undefined, { audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' });
const ownRecord = (status: string, data: unknown) => success([record(status, data, { task_id: 'own' })]);

/** Polls of everything that is no song of a task, and the results read from the answers. */
export const productCases: readonly TicketCase[] = [
  {
    ...lyrics,
    name: 'lyrics, as an object',
    json: success([
      record('SUCCESS', { id: 'w-1', text: 'Red coat', title: 'Fox', status: 'complete', tags: ['folk'] }),
    ]),
    result: lyricsResult,
  },
  {
    ...lyrics,
    name: 'lyrics, as a list',
    json: success([record('SUCCESS', [{ text: 'Red coat', title: 'Fox' }])]),
    result: lyricsResult,
  },
  {
    ...lyrics,
    name: 'running lyrics',
    json: success([record('IN_PROGRESS', null)]),
    result: { state: 'running' },
  },
  {
    ...lyrics,
    name: 'queued lyrics',
    json: success([record('NOT_START', null)]),
    result: { state: 'waiting' },
  },
  {
    ...lyrics,
    name: 'moderated lyrics',
    json: success([record('FAILURE', null, { fail_reason: 'flagged for moderation' })]),
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    ...lyrics,
    name: 'lyrics that came out empty',
    json: success([record('SUCCESS', { text: '', error_message: 'out of ideas' })]),
    result: { state: 'failed', code: 'failed', detail: 'out of ideas' },
  },
  { ...lyrics, name: 'unknown lyrics', json: success(null), result: { state: 'unknown' } },
  {
    ...stems,
    name: 'two stems',
    json: [clip('s2'), clip('s1')],
    result: { state: 'finished', takes: [take('s1'), take('s2')], missing: 0 },
  },
  {
    ...stems,
    name: 'two stems inside `data`',
    json: success([clip('s1'), clip('s2')]),
    result: { state: 'finished', takes: [take('s1'), take('s2')], missing: 0 },
  },
  {
    ...stems,
    name: 'a stem and one that failed',
    json: [clip('s1'), failedClip('s2', 'it broke')],
    result: { state: 'finished', takes: [take('s1')], missing: 1 },
  },
  {
    ...stems,
    name: 'stems in the queue',
    json: [unfinishedClip('s1', 'submitted'), unfinishedClip('s2', 'queued')],
    result: { state: 'waiting' },
  },
  {
    ...stems,
    name: 'one stem without the other',
    json: [clip('s1')],
    result: {
      state: 'running',
      title: 'City Lights',
      lyrics: '[Verse]\nNeon signs',
      imageUrl: 'https://cdn1.example/image_large_s1.png',
    },
  },
  { ...stems, name: 'no stems', json: [], result: { state: 'unknown' } },
  {
    ticket: 'clips:r1',
    method: 'GET',
    path: '/suno/feed/r1',
    name: 'a remaster',
    operation: 'remaster',
    json: [clip('r1')],
    result: { state: 'finished', takes: [take('r1')], missing: 0 },
  },
  {
    ...upload,
    name: 'an upload without an address, which keeps the uploaded one',
    json: [clip('own', { audio_url: '', title: '' })],
    result: { state: 'finished', takes: [ownTake], missing: 0 },
  },
  {
    ...upload,
    name: 'a rejected upload',
    json: [failedClip('own', 'Uploaded audio matches an existing work of art')],
    // The address of what was uploaded makes no song of a clip that failed.
    result: {
      state: 'failed',
      code: 'moderated',
      detail: 'Uploaded audio matches an existing work of art',
    },
  },
  {
    ticket: unclearUploadTicket,
    method: 'POST',
    path: '/suno/fetch',
    body: { ids: ['own'], action: 'MUSIC' },
    name: 'an upload that is a task',
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
    name: 'a finished WAV',
    json: success({ wav_file_url: 'https://cdn1.example/a.wav' }),
    result: { state: 'made', product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' } },
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    name: 'finished notes',
    json: notes,
    result: notesResult,
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    name: 'empty notes',
    json: { state: 'complete', instruments: [] },
    result: { state: 'failed', code: 'failed', detail: 'there are no notes in it' },
  },
  {
    ticket: 'midi:clip-harbour',
    method: 'GET',
    path: '/suno/act/midi/clip-harbour',
    name: 'failed notes',
    json: { state: 'error' },
    result: { state: 'failed', code: 'failed', detail: 'error' },
  },
  {
    ticket: 'video:clip-harbour',
    method: 'GET',
    path: '/suno/act/mp4/clip-harbour',
    name: 'a running video',
    json: { mp4: null },
    result: { state: 'running' },
  },
  { ticket: videoTicket, name: 'a video that can be fetched', now: noon + 30_000, result: video },
  { ticket: videoTicket, name: 'a video that cannot be fetched yet', result: { state: 'running' } },
  { ticket: voiceTicket, name: 'a voice that the ticket holds', result: voiceResult },
  {
    ticket: 'persona:persona-1',
    name: 'a persona that the ticket holds',
    result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
  },
  {
    ticket: 'answered:style',
    name: 'a submit that was answered in full, which is not billed again',
    result: { state: 'unknown' },
  },
];
