import type { Order } from '../../../../src/core/index.js';
import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import { second } from '../fixtures.js';

const path = '/suno/submit/music';

/** The requests for songs and extensions. */
export const songOrders: readonly OrderCase[] = [
  {
    name: 'a song about rain (example 1)',
    order: orders.rain,
    path,
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-crow', make_instrumental: false },
  },
  {
    name: 'an instrumental about rain',
    order: orders.silentRain,
    path,
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-v4', make_instrumental: true },
  },
  {
    name: 'a song with a callback',
    order: orders.calledRain,
    path,
    body: {
      gpt_description_prompt: 'a song about rain',
      mv: 'chirp-crow',
      make_instrumental: false,
      notify_hook: 'https://bot.example/callbacks/one-secret',
    },
  },
  {
    name: 'a song from own lyrics with every setting (example 2)',
    order: orders.savour,
    path,
    body: {
      prompt: '[Verse]\nCrunch and sizzle',
      tags: 'house, tight drums',
      negative_tags: 'modern',
      mv: 'chirp-auk',
      title: 'Savour',
      make_instrumental: false,
      metadata: {
        create_mode: 'custom',
        control_sliders: { style_weight: 0.4, weirdness_constraint: 0.7 },
        can_control_sliders: ['style_weight', 'weirdness_constraint'],
        vocal_gender: 'f',
      },
    },
  },
  {
    name: 'an instrumental with a title and a style',
    order: orders.beijing,
    path,
    body: {
      prompt: '',
      tags: 'heavy metal',
      mv: 'chirp-bluejay',
      title: 'Beijing',
      make_instrumental: true,
    },
  },
  {
    name: 'a song whose lyrics the gateway writes',
    order: orders.wordless,
    path,
    body: {
      gpt_description_prompt: 'A song called “Snow”. Style: jazz',
      mv: 'chirp-crow',
      make_instrumental: false,
      metadata: { create_mode: 'custom', vocal_gender: 'm' },
    },
  },
  {
    name: 'a song with nothing but an excluded style',
    order: { operation: 'custom', model: 'v4', values: { excludedStyle: 'country' } },
    path,
    body: {
      gpt_description_prompt: 'A song.',
      negative_tags: 'country',
      mv: 'chirp-v4',
      make_instrumental: false,
    },
  },
  ...[
    {
      name: 'a persona',
      order: orders.songByPersona,
      sings: ['artist_consistency', 'bluejay', 1],
    },
    { name: 'a persona from a voice', order: orders.songByVoice, sings: ['vox', 'crow', 2] },
    {
      name: 'a persona from a voice, with a model without voices',
      order: { ...orders.songByVoice, model: 'v4' } as Order,
      sings: ['artist_consistency', 'v4', 2],
    },
  ].map(({ name, order, sings: [task, mv, persona] }) => ({
    name,
    order,
    path,
    body: {
      prompt: 'From dawn to dusk',
      tags: 'electronic, pop',
      title: 'Darling',
      make_instrumental: false,
      mv: `chirp-${mv}`,
      task,
      persona_id: `persona-${persona}`,
      artist_clip_id: 'clip-harbour',
    },
  })),
  {
    name: 'an extension, by the position of the song in its task (example 3)',
    order: { ...orders.longerHarbour, model: 'v4', source: second },
    path,
    body: {
      prompt: '[Chorus]\nCome home',
      tags: 'sea shanty',
      title: 'Harbour II',
      mv: 'chirp-v4',
      make_instrumental: false,
      task_id: second.ticket,
      continue_clip_id: `${second.ticket}_2`,
      continue_at: 120.5,
      task: 'extend',
    },
  },
  {
    name: 'an extension of a song whose position is unknown',
    order: orders.plainExtension,
    path,
    body: {
      prompt: '',
      tags: 'folk, accordion',
      title: 'Harbour Lights',
      mv: 'chirp-v3-5',
      make_instrumental: false,
      task_id: 'ticket-harbour',
      continue_clip_id: 'clip-harbour',
      continue_at: 30,
      task: 'extend',
    },
  },
  {
    name: 'an extension of an upload, which has a model name of its own (example 3)',
    order: orders.longerRecording,
    path,
    body: {
      prompt: 'And on it goes',
      tags: 'lo-fi guitar',
      title: 'Kitchen Tape',
      mv: 'chirp-v4-upload',
      make_instrumental: false,
      task_id: 'ticket-own',
      continue_clip_id: 'clip-own',
      continue_at: 10,
      task: 'extend',
    },
  },
];
