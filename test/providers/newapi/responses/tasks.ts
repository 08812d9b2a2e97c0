import type { Contract } from '../../contract.js';
import { clip, failedClip, record, success, take, task, unfinishedClip } from '../fixtures.js';

/** Answers about the page's task, and the results read from them. */
export const taskCases: Contract['results'] = [
  {
    name: 'two songs',
    json: success([record('SUCCESS', [clip('a'), clip('b')], { progress: '100%' })]),
    result: { state: 'finished', takes: [take('a', 1), take('b', 2)], missing: 0 },
  },
  {
    name: 'one song alone',
    json: success([record('SUCCESS', [clip('a')])]),
    result: { state: 'finished', takes: [take('a', 1)], missing: 0 },
  },
  {
    name: 'twenty-four stems',
    json: success([
      record(
        'SUCCESS',
        Array.from({ length: 24 }, (_, part) => clip(`stem-${part}`)),
      ),
    ]),
    result: {
      state: 'finished',
      takes: Array.from({ length: 24 }, (_, part) => take(`stem-${part}`, part + 1)),
      missing: 0,
    },
  },
  {
    name: 'a fork with lower-case states, a number for success and the lyrics beside `metadata`',
    json: {
      code: 1,
      data: [
        {
          task_id: task,
          status: 'complete',
          data: [
            {
              id: 'a',
              audio_url: 'https://cdn1.example/a.mp3',
              duration: '61.5',
              tags: 'pop',
              prompt: 'Sea',
            },
          ],
        },
      ],
    },
    result: {
      state: 'finished',
      takes: [
        {
          clipId: 'a@1',
          audioUrl: 'https://cdn1.example/a.mp3',
          seconds: 61.5,
          lyrics: 'Sea',
          style: 'pop',
        },
      ],
      missing: 0,
    },
  },
  {
    name: 'a single record instead of a list, with positions for clip ids, or no ids',
    json: success(record('SUCCESS', { clips: [clip(`${task}_1`), { ...clip('b'), id: undefined }] })),
    result: {
      state: 'finished',
      takes: [take(`${task}_1`), take('b', undefined, { clipId: `${task}_2` })],
      missing: 0,
    },
  },
  {
    name: 'one song and one that failed',
    json: success([record('SUCCESS', [failedClip('a', 'it broke'), clip('b')])]),
    result: { state: 'finished', takes: [take('b', 2)], missing: 1 },
  },
  {
    name: 'one song, one without an address and one that stays a live stream',
    json: success([
      record('SUCCESS', [
        clip('a'),
        clip('b', { audio_url: '' }),
        clip('c', { audio_url: 'https://audiopipe.example/?item_id=c' }),
      ]),
    ]),
    result: { state: 'finished', takes: [take('a', 1)], missing: 2 },
  },
  {
    name: 'a failed task with one good song',
    json: success([record('FAILURE', [clip('a'), failedClip('b', 'it broke')], { fail_reason: 'it broke' })]),
    result: { state: 'finished', takes: [take('a', 1)], missing: 1 },
  },
  {
    name: 'success without any songs',
    json: success([record('SUCCESS', [])]),
    result: { state: 'running' },
  },
  ...['FAIL', 'CANCELLED', 'error'].map((status) => ({
    name: `a task whose state is ${status}`,
    json: success([record(status, null, { fail_reason: 'no luck' })]),
    result: { state: 'failed' as const, code: 'failed' as const, detail: 'no luck' },
  })),
  {
    name: 'a failure with its reason',
    json: success([record('FAILURE', null, { fail_reason: 'upstream <b>time out</b>' })]),
    result: { state: 'failed', code: 'failed', detail: 'upstream time out' },
  },
  {
    name: 'a failure that a clip explains',
    json: success([record('FAILURE', [failedClip('a', 'Unable to sing that', 'moderation_failure')])]),
    result: { state: 'failed', code: 'moderated', detail: 'Unable to sing that' },
  },
  {
    name: 'a failure without a reason',
    json: success([record('error', null)]),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    name: 'a reason in the spelling of callbacks',
    json: success([
      record('FAILURE', null, { fail_reason: undefined, failReason: 'flagged for moderation' }),
    ]),
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    name: 'a live stream, which is not the song yet, without progress',
    json: success([
      record('IN_PROGRESS', [
        unfinishedClip('a', 'streaming', {
          audio_url: 'https://audiopipe.example/?item_id=a',
          title: 'City Lights',
          metadata: { prompt: '[Verse]\nNeon signs' },
        }),
        unfinishedClip('b', 'queued'),
      ]),
    ]),
    result: {
      state: 'running',
      title: 'City Lights',
      lyrics: '[Verse]\nNeon signs',
      listenUrl: 'https://audiopipe.example/?item_id=a',
      imageUrl: 'https://cdn1.example/image_large_a.png',
    },
  },
  {
    name: 'one finished song while the other is running',
    json: success([record('IN_PROGRESS', [clip('a'), unfinishedClip('b', 'streaming')])]),
    result: {
      state: 'running',
      title: 'City Lights',
      lyrics: '[Verse]\nNeon signs',
      imageUrl: 'https://cdn1.example/image_large_a.png',
    },
  },
  {
    name: 'a running task of a fork',
    json: success([record('processing', [])]),
    result: { state: 'running' },
  },
  ...['NOT_START', 'SUBMITTED', 'QUEUED', 'UNKNOWN', 'submitted'].map((status) => ({
    name: status,
    json: success([record(status, null)]),
    result: { state: 'waiting' as const },
  })),
  { name: 'null, for two unknown tasks', json: success(null), result: { state: 'unknown' } },
  { name: 'an empty list', json: success([]), result: { state: 'unknown' } },
  {
    name: 'another account’s task, and items that are no tasks',
    json: success([record('SUCCESS', [clip('a')], { task_id: 'another' }), 'odd', { status: 'SUCCESS' }]),
    result: { state: 'unknown' },
  },
];
