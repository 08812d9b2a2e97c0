import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import { audios } from '../fixtures.js';

const described = {
  action: 'generate',
  model: 'chirp-v5',
  custom: false,
  prompt: 'a song about rain',
  instrumental: false,
};
const savoured = {
  custom: true,
  lyric: '[Verse]\nCrunch and sizzle',
  instrumental: false,
  style: 'house, tight drums',
  title: 'Savour',
  style_negative: 'modern',
  style_influence: 0.4,
  weirdness: 0.7,
  async: true,
};

/** The requests for songs. */
export const songOrders: readonly OrderCase[] = [
  {
    name: 'a song about rain',
    order: orders.rain,
    path: audios,
    body: {
      ...described,
      async: true,
    },
  },
  {
    name: 'a song with a callback',
    order: orders.calledRain,
    path: audios,
    body: {
      ...described,
      callback_url: 'https://bot.example/callbacks/one-secret',
    },
  },
  {
    name: 'an instrumental about rain',
    order: orders.silentRain,
    path: audios,
    body: {
      action: 'generate',
      model: 'chirp-v4',
      custom: false,
      prompt: 'a song about rain',
      instrumental: true,
      async: true,
    },
  },
  {
    name: 'a song from own lyrics with every setting',
    order: orders.savour,
    path: audios,
    body: {
      action: 'generate',
      model: 'chirp-v4-5',
      ...savoured,
      vocal_gender: 'f',
    },
  },
  {
    name: 'a song with an early model, which takes no voice',
    order: { ...orders.savour, model: 'v3.5' },
    path: audios,
    body: {
      action: 'generate',
      model: 'chirp-v3-5',
      ...savoured,
    },
  },
  {
    name: 'an instrumental with a title and a style',
    order: orders.beijing,
    path: audios,
    body: {
      action: 'generate',
      model: 'chirp-v4-5-plus',
      custom: true,
      instrumental: true,
      style: 'heavy metal',
      title: 'Beijing',
      async: true,
    },
  },
  {
    name: 'a song whose lyrics the gateway writes',
    order: orders.wordless,
    path: audios,
    body: {
      action: 'generate',
      model: 'chirp-v5',
      custom: true,
      lyric_prompt: { prompt: 'A song called “Snow”. Style: jazz' },
      instrumental: false,
      style: 'jazz',
      title: 'Snow',
      vocal_gender: 'm',
      async: true,
    },
  },
  ...(
    [
      ['a persona', orders.borrowedVoice, 'artist_consistency', 'persona-1'],
      ['a persona from a voice', orders.borrowedSinging, 'artist_consistency_vox', 'persona-2'],
    ] as const
  ).map(([whose, order, action, persona_id]) => ({
    name: `a song in ${whose}`,
    order,
    path: audios,
    body: {
      action,
      model: 'chirp-v5',
      custom: true,
      lyric: '[Verse]\nAgain',
      instrumental: false,
      style: 'folk',
      title: 'Again',
      persona_id,
      audio_id: 'clip-harbour',
      async: true,
    },
  })),
  {
    name: 'a one-shot sound',
    order: orders.bell,
    path: audios,
    body: { action: 'sounds', sound: 'a ship bell', sound_type: 'one-shot', async: true },
  },
  {
    name: 'a loop',
    order: orders.waves,
    path: audios,
    body: { action: 'sounds', sound: 'waves', sound_type: 'loop', bpm: 90, key: 'Am', async: true },
  },
];
