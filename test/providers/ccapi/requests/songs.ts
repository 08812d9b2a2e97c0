import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';

const savoured = {
  custom_mode: true,
  prompt: '[Verse]\nCrunch and sizzle',
  title: 'Savour',
  tags: 'house, tight drums',
  negative_tags: 'modern',
  make_instrumental: false,
  style_weight: 0.4,
  weirdness_constraint: 0.7,
};

/** The requests for songs. */
export const songOrders: readonly OrderCase[] = [
  {
    name: 'a song about rain',
    order: orders.rain,
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-crow',
      custom_mode: false,
      gpt_description_prompt: 'a song about rain',
      make_instrumental: false,
    },
  },
  {
    name: 'an instrumental about rain',
    order: orders.silentRain,
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-v4',
      custom_mode: false,
      gpt_description_prompt: 'a song about rain',
      make_instrumental: true,
    },
  },
  {
    name: 'a song from own lyrics with every setting',
    order: orders.savour,
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-auk',
      ...savoured,
      vocal_gender: 'f',
    },
  },
  {
    name: 'a song with an early model, which takes no voice',
    order: { ...orders.savour, model: 'v4' },
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-v4',
      ...savoured,
    },
  },
  {
    name: 'an instrumental with a title and a style',
    order: orders.beijing,
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-bluejay',
      custom_mode: true,
      prompt: '',
      title: 'Beijing',
      tags: 'heavy metal',
      make_instrumental: true,
    },
  },
  {
    name: 'a song whose lyrics the gateway writes',
    order: orders.wordless,
    path: '//suno/submit/MUSIC',
    body: {
      mv: 'chirp-crow',
      custom_mode: true,
      auto_lyrics: true,
      title: 'Snow',
      tags: 'jazz',
      make_instrumental: false,
      vocal_gender: 'm',
    },
  },
  {
    name: 'a loop',
    order: orders.rainLoop,
    path: '//suno/submit/SOUNDS',
    body: { mv: 'chirp-crow', prompt: 'rain on tin', loop: true, bpm: 90, key: 'C#m' },
  },
];
