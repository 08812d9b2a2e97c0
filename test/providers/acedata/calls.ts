import type { OrderCase } from '../contract.js';
import * as orders from '../orders.js';
import { answer, first, voice } from './said.js';

/** What leaves for all that is no song. */
export const calls: readonly OrderCase[] = [
  {
    does: 'a voice to keep',
    order: orders.keptVoice,
    path: '/suno/persona',
    body: { audio_id: 'clip-harbour', name: 'The Keeper', description: 'a warm alto' },
  },
  {
    does: 'an upload',
    order: orders.humUpload,
    path: '/suno/upload',
    body: { audio_url: 'https://files.example/hum.mp3', name: 'Humming', async: true },
  },
  { does: 'words', order: orders.rainWords, path: '/suno/lyrics', body: { prompt: 'rain' } },
  {
    does: 'woven words',
    order: orders.wovenWords,
    path: '/suno/mashup-lyrics',
    body: { lyrics_a: 'Rain falls', lyrics_b: 'Sun shines' },
  },
  { does: 'a grown style', order: orders.grownStyle, path: '/suno/style', body: { prompt: 'sad piano' } },
  {
    does: 'words with their times',
    order: orders.timedHarbour,
    path: '/suno/timing',
    body: { audio_id: 'clip-harbour' },
  },
  {
    does: 'an uncompressed file',
    order: orders.wavHarbour,
    path: '/suno/wav',
    body: { audio_id: 'clip-harbour', async: true },
  },
  {
    does: 'a video',
    order: { ...orders.filmedHarbour, callbackUrl: 'https://bot.example/c' },
    path: '/suno/mp4',
    body: { audio_id: 'clip-harbour', callback_url: 'https://bot.example/c' },
  },
  {
    does: 'notes',
    order: orders.notedHarbour,
    path: '/suno/midi',
    body: { audio_id: 'clip-harbour', async: true },
  },
  {
    does: 'a voice alone',
    order: orders.bareVoice,
    path: '/suno/vox',
    body: { audio_id: 'clip-harbour', vocal_start: 10, vocal_end: 30, async: true },
  },

  {
    does: 'a voice to keep from a stretch of singing, which is taken out first',
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
    gives: {
      ticket: first,
      result: { state: 'made', product: { kind: 'persona', personaId: 'persona-2' } },
    },
  },
];
