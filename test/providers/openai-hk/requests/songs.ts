import type { Order } from '../../../../src/core/index.js';
import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';

/** The requests for songs; UC counts the use cases of the page. */
export const songOrders: readonly OrderCase[] = [
  {
    name: 'a song about rain (UC-1)',
    order: orders.rain,
    path: '/sunoapi/generate',
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-crow' },
  },
  {
    name: 'an instrumental about rain (UC-4)',
    order: orders.silentRain,
    path: '/sunoapi/generate',
    body: {
      gpt_description_prompt: 'a song about rain',
      mv: 'chirp-v4',
      prompt: '',
      make_instrumental: true,
    },
  },
  {
    name: 'a song with the cheap model',
    order: { ...orders.rain, model: 'v4.5-all' },
    path: '/sunoapi/generate',
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-auk-turbo' },
  },
  {
    name: 'a song from own lyrics with every setting (UC-15.A)',
    order: orders.savour,
    path: '/sunoapi/generate',
    body: {
      prompt: '[Verse]\nCrunch and sizzle',
      generation_type: 'TEXT',
      tags: 'house, tight drums',
      negative_tags: 'modern',
      mv: 'chirp-auk',
      title: 'Savour',
      metadata: {
        create_mode: 'custom',
        control_sliders: { style_weight: 0.4, weirdness_constraint: 0.7 },
        can_control_sliders: ['weirdness_constraint', 'style_weight'],
        vocal_gender: 'f',
      },
    },
  },
  {
    name: 'an instrumental with a title and a style (UC-3)',
    order: orders.beijing,
    path: '/sunoapi/generate',
    body: {
      prompt: '',
      generation_type: 'TEXT',
      tags: 'heavy metal',
      negative_tags: '',
      mv: 'chirp-bluejay',
      title: 'Beijing',
      make_instrumental: true,
    },
  },
  {
    name: 'a song whose lyrics the gateway writes',
    order: orders.wordless,
    path: '/sunoapi/generate',
    body: {
      gpt_description_prompt: 'A song called “Snow”. Style: jazz',
      mv: 'chirp-crow',
      metadata: { create_mode: 'custom', vocal_gender: 'm' },
    },
  },
  ...[
    {
      name: 'a persona (UC-9.C)',
      order: orders.songByPersona,
      mv: 'chirp-bluejay',
      persona: 1,
    },
    { name: 'a persona from a voice (UC-21.D)', order: orders.songByVoice, mv: 'chirp-crow', persona: 2 },
    {
      name: 'a persona from a voice, with an older model (UC-21.D)',
      order: { ...orders.songByVoice, model: 'v4' } as Order,
      mv: 'chirp-v4',
      persona: 2,
    },
  ].map(({ name, order, mv, persona }) => ({
    name: `a song in ${name}`,
    order,
    path: '/sunoapi/generate',
    body: {
      prompt: 'From dawn to dusk',
      generation_type: 'TEXT',
      tags: 'electronic, pop',
      negative_tags: '',
      mv,
      title: 'Darling',
      task: mv === 'chirp-crow' ? 'vox' : 'artist_consistency',
      persona_id: `persona-${persona}`,
      artist_clip_id: 'clip-harbour',
    },
  })),
];
