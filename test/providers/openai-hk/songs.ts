import type { Order } from '../../../src/core/index.js';
import type { OrderCase } from '../contract.js';
import * as orders from '../orders.js';

/** What leaves for a song from nothing but words; UC counts the use cases of its page. */
export const songs: readonly OrderCase[] = [
  {
    does: 'a song about rain (UC-1)',
    order: orders.rain,
    path: '/sunoapi/generate',
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-crow' },
  },
  {
    does: 'a song about rain without a voice (UC-4)',
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
    does: 'a song with the cheap model',
    order: { ...orders.rain, model: 'v4.5-all' },
    path: '/sunoapi/generate',
    body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-auk-turbo' },
  },
  {
    does: 'a song from own words with every setting (UC-15.A)',
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
    does: 'an instrumental with a title and a style (UC-3)',
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
    does: 'a song whose words the gateway is to write',
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
      does: 'the manner of a persona (UC-9.C)',
      order: orders.songByPersona,
      mv: 'chirp-bluejay',
      persona: 1,
    },
    { does: 'the voice of a persona (UC-21.D)', order: orders.songByVoice, mv: 'chirp-crow', persona: 2 },
    {
      does: 'the voice of a persona with an older model (UC-21.D)',
      order: { ...orders.songByVoice, model: 'v4' } as Order,
      mv: 'chirp-v4',
      persona: 2,
    },
  ].map(({ does, order, mv, persona }) => ({
    does: `a song in ${does}`,
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
