import { expect } from 'vitest';
import type { Order } from '../../../../src/core/index.js';
import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import { exactMethod, lineWord, timing } from '../fixtures.js';

const freely = {
  task: 'infill',
  generation_type: 'TEXT',
  title: 'Harbour Lights',
  tags: 'folk, accordion',
  mv: 'chirp-auk',
};

/** The requests for replaced sections, by both methods. */
export const replaceOrders: readonly OrderCase[] = [
  {
    name: 'a section replaced freely, without timed words (UC-8)',
    order: orders.freeReplacement,
    before: [{ path: '/sunoapi/act/timing/clip-harbour', json: { aligned_words: [] } }],
    path: '/sunoapi/generate',
    body: {
      ...freely,
      prompt: '[Verse]\nThe lamps go out',
      metadata: { infill_lyrics: 'The tide came in' },
      continue_clip_id: 'clip-harbour',
      continued_aligned_prompt: '[Verse]\nThe lamps go out',
      infill_context_start_s: 30,
      infill_context_end_s: 110,
      infill_start_s: 60,
      infill_end_s: 80,
      infill_dur_s: 20,
    },
  },
  {
    name: 'a section replaced freely, with timed words (UC-8)',
    order: { ...orders.freeReplacement, values: { from: 9.9, to: 11, section: 'bring snow' } } as Order,
    before: [{ path: '/sunoapi/act/timing/clip-harbour', json: timing }],
    path: '/sunoapi/generate',
    body: {
      ...freely,
      prompt: '[Verse]\nWinter winds bring snow\nThen',
      metadata: { infill_lyrics: 'bring snow' },
      continue_clip_id: 'clip-harbour',
      continued_aligned_prompt: '[Verse]\nWinter winds bring snow\nThen [Chorus]\nhome',
      infill_context_start_s: 0,
      infill_context_end_s: 41,
      infill_start_s: 9.9,
      infill_end_s: 11,
      infill_dur_s: 1.1,
    },
  },
  {
    name: 'a section replaced exactly, by timed words (UC-8.V2)',
    order: orders.exactReplacement,
    before: [{ path: '/sunoapi/act/timing/clip-harbour', json: timing }],
    path: '/sunoapi/generate',
    body: {
      task: 'fixed_infill',
      generation_type: 'TEXT',
      title: 'Harbour III',
      tags: 'slow folk',
      negative_tags: '',
      mv: 'chirp-carp',
      prompt: '[Verse]\nWinter winds they The tide came in\nThen',
      metadata: {
        create_mode: 'custom',
        infill_lyrics: 'The tide came in',
        is_remix: true,
        lyrics_updated: true,
      },
      continue_clip_id: 'clip-harbour',
      continued_aligned_prompt: '[Verse]\nWinter winds they The tide came in\nThen',
      continue_at: null,
      infill_context_start_s: 8.38,
      infill_context_end_s: 21,
      infill_start_s: 9.93,
      infill_end_s: 11.93,
      infill_dur_s: 2,
    },
  },
  {
    name: 'a section replaced exactly, by timed lines (UC-8.V2)',
    order: {
      ...orders.exactReplacement,
      values: { ...exactMethod, from: 75.4, to: 75.5, section: '昨日' },
    } as Order,
    before: [
      {
        path: '/sunoapi/act/timing/clip-harbour',
        json: {
          aligned_lyrics: [
            { text: '只是你', words: [lineWord('只', 75.2), lineWord('是', 75.4786), lineWord('你', 75.7)] },
            { text: '(intro)', words: 'none' },
          ],
        },
      },
    ],
    path: '/sunoapi/generate',
    body: expect.objectContaining({
      prompt: '只昨日你',
      infill_context_start_s: 75.2,
      infill_context_end_s: 75.78,
      infill_start_s: 75.48,
      infill_end_s: 75.56,
      infill_dur_s: 0.08,
    }),
  },
];
