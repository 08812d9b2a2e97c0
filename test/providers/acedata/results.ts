import type { Contract } from '../contract.js';
import { answer, done, live, song, take, task, tasks } from './said.js';

/** What it says about a task, and how that is understood. */
export const results: readonly Contract['results'][number][] = [
  {
    says: 'two finished songs',
    json: done([song('a'), song('b', { duration: null })]),
    result: { state: 'finished', takes: [take('a'), take('b', { seconds: undefined })], missing: 0 },
  },
  {
    says: 'one song as an object, in the record by itself',
    json: task(answer(song('a'))),
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    says: 'songs of old, which name no state',
    json: tasks(task(answer([song('a', { state: undefined })]))),
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    says: 'twenty-four stems',
    json: done(Array.from({ length: 24 }, (_, index) => song(`stem-${index}`))),
    result: {
      state: 'finished',
      takes: Array.from({ length: 24 }, (_, index) => take(`stem-${index}`)),
      missing: 0,
    },
  },
  {
    says: 'one song and two that failed',
    json: done([song('a'), song('b', { state: 'error' }), song('c', { audio_url: '' })]),
    result: { state: 'finished', takes: [take('a')], missing: 2 },
  },
  {
    says: 'no success, and one song all the same',
    json: tasks(task(answer([song('a')], { success: false, error: 'one timed out' }))),
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    says: 'no success, and one song beside a live stream',
    json: tasks(task(answer([song('a'), live('b')], { success: false }))),
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    says: 'things that are no songs among others',
    json: tasks('nonsense', null, task(answer([null, 'more', song('a', { style: 5 })]))),
    result: { state: 'finished', takes: [take('a', { style: undefined })], missing: 0 },
  },
  {
    says: 'a song without any audio',
    json: done([song('a', { audio_url: '' })]),
    result: { state: 'failed', code: 'failed', detail: 'it finished without any audio' },
  },
  {
    says: 'a failure with a code and a reason',
    json: tasks(task({ success: false, error: { code: 'api_error', message: 'upstream <b>broke</b>' } })),
    result: { state: 'failed', code: 'failed', detail: 'upstream broke' },
  },
  {
    says: 'a failure as a text',
    json: tasks(task({ error: 'generation timed out' })),
    result: { state: 'failed', code: 'failed', detail: 'generation timed out' },
  },
  {
    says: 'a failure without a word',
    json: tasks(task({ success: false })),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    says: 'a failure in the record alone',
    json: tasks(task(undefined, { state: 'cancelled' })),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    says: 'words that were not allowed',
    json: tasks(task({ success: false, error: { code: 'forbidden', message: 'Not this one.' } })),
    result: { state: 'failed', code: 'moderated', detail: 'Not this one.' },
  },
  {
    says: 'a song and what it has cost',
    json: tasks(task(answer([song('a')], { cost: { amount: 1.12, currency: 'credit', list_amount: 1.12 } }))),
    result: { state: 'finished', takes: [take('a')], missing: 0, credits: 1.12 },
  },
  {
    says: 'one song that is there and a live stream',
    json: tasks(task(answer([song('a'), live('b')]))),
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      listenUrl: 'https://cdn1.suno.ai/a.mp3',
      imageUrl: 'https://cdn2.suno.ai/image_a.jpeg',
    },
  },
  {
    says: 'a song that is said to be there and is a live stream yet',
    json: tasks(task(answer([{ ...live('a'), state: 'succeeded', lyric: '' }]))),
    result: {
      state: 'running',
      title: 'Rain',
      listenUrl: 'https://audiopipe.suno.ai/?item_id=a',
      imageUrl: 'https://cdn2.suno.ai/image_a.jpeg',
    },
  },
  {
    says: 'a song in the making that says how far it is',
    json: tasks(task(answer([{ id: 'a', state: 'running', progress: 40 }], { success: undefined }))),
    result: { state: 'running', progress: 0.4 },
  },
  {
    says: 'success before any song is there',
    json: tasks(task(answer([]))),
    result: { state: 'running' },
  },
  { says: 'a task that was begun', json: tasks(task(undefined)), result: { state: 'running' } },
  {
    says: 'a task that waits',
    json: tasks(task({}, { started_at: undefined, state: 'pending' })),
    result: { state: 'waiting' },
  },
  { says: 'nothing about it', json: { items: [], count: 0 }, result: { state: 'unknown' } },
  {
    says: 'a file that is not ready',
    json: tasks(task(answer([{ file_url: null }]))),
    result: { state: 'running' },
  },
  {
    says: 'notes that are not ready',
    json: tasks(task(answer([{ state: 'running', instruments: [] }]))),
    result: { state: 'running' },
  },
  {
    says: 'an upload that keeps the address it came from',
    json: tasks(
      task(answer({ audio_id: 'a', duration: 9 }), {
        request: { audio_url: 'https://files.example/hum.mp3' },
      }),
    ),
    result: {
      state: 'finished',
      takes: [{ clipId: 'a', audioUrl: 'https://files.example/hum.mp3', seconds: 9 }],
      missing: 0,
    },
  },
];
