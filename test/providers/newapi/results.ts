import type { Contract } from '../contract.js';
import { broken, clip, record, success, take, task, young } from './said.js';

/** What a record says about the page's task, and how it is understood. */
export const results: Contract['results'] = [
  {
    says: 'two songs',
    json: success([record('SUCCESS', [clip('a'), clip('b')], { progress: '100%' })]),
    result: { state: 'finished', takes: [take('a', 1), take('b', 2)], missing: 0 },
  },
  {
    says: 'one song alone',
    json: success([record('SUCCESS', [clip('a')])]),
    result: { state: 'finished', takes: [take('a', 1)], missing: 0 },
  },
  {
    says: 'twenty-four stems',
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
    says: 'a fork in lower case, with a number for success and the words beside the clip',
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
    says: 'a single record instead of a list, with clips that have their places for ids, or none',
    json: success(record('SUCCESS', { clips: [clip(`${task}_1`), { ...clip('b'), id: undefined }] })),
    result: {
      state: 'finished',
      takes: [take(`${task}_1`), take('b', undefined, { clipId: `${task}_2` })],
      missing: 0,
    },
  },
  {
    says: 'one song and one that failed',
    json: success([record('SUCCESS', [broken('a', 'it broke'), clip('b')])]),
    result: { state: 'finished', takes: [take('b', 2)], missing: 1 },
  },
  {
    says: 'one song, one without an address and one that is a live stream for ever',
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
    says: 'a failed task of which one song is there',
    json: success([record('FAILURE', [clip('a'), broken('b', 'it broke')], { fail_reason: 'it broke' })]),
    result: { state: 'finished', takes: [take('a', 1)], missing: 1 },
  },
  {
    says: 'success without any songs',
    json: success([record('SUCCESS', [])]),
    result: { state: 'failed', code: 'failed', detail: 'it finished without any audio' },
  },
  {
    says: 'a failure with its reason',
    json: success([record('FAILURE', null, { fail_reason: 'upstream <b>time out</b>' })]),
    result: { state: 'failed', code: 'failed', detail: 'upstream time out' },
  },
  {
    says: 'a failure that a clip explains',
    json: success([record('FAILURE', [broken('a', 'Unable to sing that', 'moderation_failure')])]),
    result: { state: 'failed', code: 'moderated', detail: 'Unable to sing that' },
  },
  {
    says: 'a failure without a reason',
    json: success([record('error', null)]),
    result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
  },
  {
    says: 'a reason as calls spell it',
    json: success([
      record('FAILURE', null, { fail_reason: undefined, failReason: 'flagged for moderation' }),
    ]),
    result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
  },
  {
    says: 'a live stream, which is no song yet, and a progress that says nothing',
    json: success([
      record('IN_PROGRESS', [
        young('a', 'streaming', {
          audio_url: 'https://audiopipe.example/?item_id=a',
          title: 'City Lights',
          metadata: { prompt: '[Verse]\nNeon signs' },
        }),
        young('b', 'queued'),
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
    says: 'that one is there while the other is still being made',
    json: success([record('IN_PROGRESS', [clip('a'), young('b', 'streaming')])]),
    result: {
      state: 'running',
      title: 'City Lights',
      lyrics: '[Verse]\nNeon signs',
      imageUrl: 'https://cdn1.example/image_large_a.png',
    },
  },
  {
    says: 'that a fork is at work',
    json: success([record('processing', [])]),
    result: { state: 'running' },
  },
  ...['NOT_START', 'SUBMITTED', 'QUEUED', 'UNKNOWN', 'submitted'].map((status) => ({
    says: status,
    json: success([record(status, null)]),
    result: { state: 'waiting' as const },
  })),
  { says: 'null, for it knows neither', json: success(null), result: { state: 'unknown' } },
  { says: 'an empty list', json: success([]), result: { state: 'unknown' } },
  {
    says: 'somebody else’s task and things that are none',
    json: success([record('SUCCESS', [clip('a')], { task_id: 'another' }), 'odd', { status: 'SUCCESS' }]),
    result: { state: 'unknown' },
  },
];
