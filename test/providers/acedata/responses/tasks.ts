import type { Contract } from '../../contract.js';
import { answer, done, live, song, take, task, tasks } from '../fixtures.js';

/** Answers about a task, and the results read from them. */
export const taskCases: readonly Contract['results'][number][] = [
  {
    name: 'two finished songs',
    json: done([song('a'), song('b', { duration: null })]),
    result: { state: 'finished', takes: [take('a'), take('b', { seconds: undefined })], missing: 0 },
  },
  {
    name: 'one song as an object, in a single record',
    json: task(answer(song('a'))),
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    name: 'old songs, which name no state',
    json: tasks(task(answer([song('a', { state: undefined })]))),
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    name: 'twenty-four stems',
    json: done(Array.from({ length: 24 }, (_, index) => song(`stem-${index}`))),
    result: {
      state: 'finished',
      takes: Array.from({ length: 24 }, (_, index) => take(`stem-${index}`)),
      missing: 0,
    },
  },
  {
    name: 'one song and two that failed',
    json: done([song('a'), song('b', { state: 'error' }), song('c', { audio_url: '' })]),
    result: { state: 'finished', takes: [take('a')], missing: 2 },
  },
  {
    name: 'no success, but one song',
    json: tasks(task(answer([song('a')], { success: false, error: 'one timed out' }))),
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    name: 'no success, but one song and a live stream',
    json: tasks(task(answer([song('a'), live('b')], { success: false }))),
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    name: 'items that are no songs among others',
    json: tasks('nonsense', null, task(answer([null, 'more', song('a', { style: 5 })]))),
    result: { state: 'finished', takes: [take('a', { style: undefined })], missing: 0 },
  },
  {
    name: 'a song without any audio',
    json: done([song('a', { audio_url: '' })]),
    result: { state: 'running' },
  },
  {
    name: 'a failure with a code and a reason',
    json: tasks(task({ success: false, error: { code: 'api_error', message: 'upstream <b>broke</b>' } })),
    result: { state: 'failed', code: 'failed', detail: 'upstream broke' },
  },
  {
    name: 'a failure as a text',
    json: tasks(task({ error: 'generation timed out' })),
    result: { state: 'failed', code: 'failed', detail: 'generation timed out' },
  },
  {
    name: 'a failure without a reason',
    json: tasks(task({ success: false })),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    name: 'a failure in the record alone',
    json: tasks(task(undefined, { state: 'cancelled' })),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    name: 'moderated lyrics',
    json: tasks(task({ success: false, error: { code: 'forbidden', message: 'Not this one.' } })),
    result: { state: 'failed', code: 'moderated', detail: 'Not this one.' },
  },
  {
    name: 'a song with its cost',
    json: tasks(task(answer([song('a')], { cost: { amount: 1.12, currency: 'credit', list_amount: 1.12 } }))),
    result: { state: 'finished', takes: [take('a')], missing: 0, credits: 1.12 },
  },
  {
    name: 'one finished song and a live stream',
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
    name: 'a song reported as finished that is still a live stream',
    json: tasks(task(answer([{ ...live('a'), state: 'succeeded', lyric: '' }]))),
    result: {
      state: 'running',
      title: 'Rain',
      listenUrl: 'https://audiopipe.suno.ai/?item_id=a',
      imageUrl: 'https://cdn2.suno.ai/image_a.jpeg',
    },
  },
  {
    name: 'a running song with its progress',
    json: tasks(task(answer([{ id: 'a', state: 'running', progress: 40 }], { success: undefined }))),
    result: { state: 'running', progress: 0.4 },
  },
  {
    name: 'success before any song is finished',
    json: tasks(task(answer([]))),
    result: { state: 'running' },
  },
  { name: 'a started task', json: tasks(task(undefined)), result: { state: 'running' } },
  {
    name: 'a waiting task',
    json: tasks(task({}, { started_at: undefined, state: 'pending' })),
    result: { state: 'waiting' },
  },
  { name: 'nothing about it', json: { items: [], count: 0 }, result: { state: 'unknown' } },
  {
    name: 'a file that is not ready',
    json: tasks(task(answer([{ file_url: null }]))),
    result: { state: 'running' },
  },
  {
    name: 'notes that are not ready',
    json: tasks(task(answer([{ state: 'running', instruments: [] }]))),
    result: { state: 'running' },
  },
  {
    name: 'an upload without an address, which keeps the uploaded one',
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
