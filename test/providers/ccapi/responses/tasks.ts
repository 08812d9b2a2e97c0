import type { Contract } from '../../contract.js';
import { clip, record, records, take } from '../fixtures.js';

/** Answers about a task, and the results read from them. */
export const taskCases: readonly Contract['results'][number][] = [
  {
    name: 'two finished songs',
    json: records(record({ data: { clips: [clip('a'), clip('b', { duration: null })], quota: '3' } })),
    result: { state: 'finished', takes: [take('a'), take('b', { seconds: undefined })], missing: 0 },
  },
  {
    name: 'twelve stems',
    json: records(
      record({ data: { clips: Array.from({ length: 12 }, (_, index) => clip(`stem-${index}`)) } }),
    ),
    result: {
      state: 'finished',
      takes: Array.from({ length: 12 }, (_, index) => take(`stem-${index}`)),
      missing: 0,
    },
  },
  {
    name: 'a single record instead of a list',
    json: { code: 'success', data: record({ data: { clips: [clip('a')] } }) },
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    name: 'clips as Suno spells them',
    json: records(
      record({
        data: [
          {
            id: 'a',
            status: 'complete',
            title: 'Rain',
            audio_url: 'https://cdn.example/a.mp3',
            image_url: 'https://cdn.example/a.jpeg',
            model_name: 'chirp-crow',
            metadata: { tags: 'slow folk', prompt: '[Verse]\nDrops', duration: 104.88 },
          },
        ],
      }),
    ),
    result: { state: 'finished', takes: [take('a')], missing: 0 },
  },
  {
    name: 'one song and one that failed',
    json: records(
      record({
        data: { clips: [clip('a'), clip('b', { state: 'failed' }), clip('c', { audio_url: '' })] },
      }),
    ),
    result: { state: 'finished', takes: [take('a')], missing: 2 },
  },
  {
    name: 'an item that is no clip among others',
    json: records('nonsense', record({ data: { clips: [null, 'more', clip('a', { tags: 5 })] } })),
    result: { state: 'finished', takes: [take('a', { style: undefined })], missing: 0 },
  },
  {
    name: 'success without any audio',
    json: records(record({ data: { clips: [] } })),
    result: { state: 'running' },
  },
  ...['ERROR', 'FAILED', 'CANCELLED', 'FAIL'].map((status) => ({
    name: `a task whose state is ${status}`,
    json: records(record({ status, fail_reason: 'no luck' })),
    result: { state: 'failed' as const, code: 'failed' as const, detail: 'no luck' },
  })),
  {
    name: 'success with a clip that has no address yet',
    json: records(record({ data: { clips: [{ id: 'a', audio_url: '' }] } })),
    result: { state: 'running' },
  },
  {
    name: 'a failure with a reason',
    json: records(record({ status: 'FAILURE', fail_reason: 'upstream <b>broke</b>' })),
    result: { state: 'failed', code: 'failed', detail: 'upstream broke' },
  },
  {
    name: 'moderated lyrics',
    json: records(record({ status: 'FAILURE', fail_reason: 'Song description was flagged for moderation' })),
    result: { state: 'failed', code: 'moderated', detail: 'Song description was flagged for moderation' },
  },
  {
    name: 'a running song',
    json: records(
      record({ status: 'IN_PROGRESS', progress: '20%', data: { progress: '20%', status: 'IN_PROGRESS' } }),
    ),
    result: { state: 'running', progress: 0.2 },
  },
  {
    name: 'a running song with its lyrics',
    json: records(
      record({ status: 'IN_PROGRESS', progress: '', data: { clips: [clip('a', { audio_url: '' })] } }),
    ),
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      imageUrl: 'https://cdn.example/a.jpeg',
    },
  },
  ...['NOT_START', 'SUBMITTED', 'QUEUED', 'UNKNOWN', 'something new'].map((status) => ({
    name: status,
    json: records(record({ status, progress: '0%' })),
    result: { state: 'waiting' as const },
  })),
  { name: 'nothing about it', json: { code: 'success', data: null }, result: { state: 'unknown' } },
];
