import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import { answer, first, voice } from '../fixtures.js';

/** The requests for everything that is no song. */
export const productOrders: readonly OrderCase[] = [
  {
    name: 'a persona',
    order: orders.keptVoice,
    path: '/suno/persona',
    body: { audio_id: 'clip-harbour', name: 'The Keeper', description: 'a warm alto' },
  },
  {
    name: 'an upload',
    order: orders.humUpload,
    path: '/suno/upload',
    body: { audio_url: 'https://files.example/hum.mp3', name: 'Humming', async: true },
  },
  { name: 'lyrics', order: orders.rainWords, path: '/suno/lyrics', body: { prompt: 'rain' } },
  {
    name: 'a mashup of two lyrics',
    order: orders.wovenWords,
    path: '/suno/mashup-lyrics',
    body: { lyrics_a: 'Rain falls', lyrics_b: 'Sun shines' },
  },
  { name: 'a longer style', order: orders.grownStyle, path: '/suno/style', body: { prompt: 'sad piano' } },
  {
    name: 'timed words',
    order: orders.timedHarbour,
    path: '/suno/timing',
    body: { audio_id: 'clip-harbour' },
  },
  {
    name: 'a WAV',
    order: orders.wavHarbour,
    path: '/suno/wav',
    body: { audio_id: 'clip-harbour', async: true },
  },
  {
    name: 'a video',
    order: { ...orders.filmedHarbour, callbackUrl: 'https://bot.example/c' },
    path: '/suno/mp4',
    body: { audio_id: 'clip-harbour', callback_url: 'https://bot.example/c' },
  },
  {
    name: 'notes',
    order: orders.notedHarbour,
    path: '/suno/midi',
    body: { audio_id: 'clip-harbour', async: true },
  },
  {
    name: 'an acapella',
    order: orders.bareVoice,
    path: '/suno/vox',
    body: { audio_id: 'clip-harbour', vocal_start: 10, vocal_end: 30, async: true },
  },

  {
    name: 'a persona from a time range, whose voice is extracted first',
    order: orders.keptSinging,
    before: [
      {
        method: 'POST',
        path: '/suno/vox',
        body: { audio_id: 'clip-harbour', vocal_start: 10, vocal_end: 25 },
        json: voice,
      },
    ],
    path: '/suno/persona',
    body: {
      audio_id: 'clip-harbour',
      name: 'The Keeper',
      vocal_start: 10,
      vocal_end: 25,
      vox_audio_id: 'vox-1',
    },
    answer: answer({ persona_id: 'persona-2' }),
    submission: {
      ticket: first,
      result: { state: 'made', product: { kind: 'persona', personaId: 'persona-2' } },
    },
  },
];
