import type { Capability, Generation, Person, Take, Track } from '../../src/core/index.js';

/** Ada, who requests songs. */
export const ada: Person = { platform: 'web', id: 'ada', name: 'Ada' };

/** Ada's chat with the bot. */
export const chat = { platform: 'web', chat: 'chat' };

/** A message in Ada's chat. */
export const posted = (message: string) => ({ ...chat, message });

/** Ada's request for a song about rain, queued at the first gateway. */
export const rain = (more: Partial<Generation> = {}): Generation => ({
  id: 'rainrainrainrain',
  revision: 1,
  createdAt: 0,
  person: ada,
  address: chat,
  request: { operation: 'song', model: 'v5', values: { prompt: 'rain on the roof' }, sources: [] },
  provider: 'first',
  refusedBy: [],
  posted: {},
  state: { step: 'queued', since: 0, attempts: 0 },
  ...more,
});

/** A finished take of a gateway. */
export const take = (clipId: string): Take => ({ clipId, audioUrl: `https://cdn.example/${clipId}.mp3` });

/** A finished track of Ada's. */
export const roof = (more: Partial<Track> = {}): Track => ({
  id: 'rainrainrainrain.0',
  generation: 'rainrainrainrain',
  index: 0,
  person: ada,
  createdAt: 100,
  title: 'Rain on the Roof',
  style: 'indie folk, brushed drums',
  lyrics: '[Verse]\nRain on the roof',
  seconds: 83.4,
  operation: 'song',
  values: { prompt: 'rain on the roof' },
  parents: [],
  provider: 'first',
  account: 'f00',
  ticket: 'ticket-1',
  clipId: 'clip-1',
  model: 'v5',
  audio: {
    key: 'abc',
    name: 'Rain on the Roof.mp3',
    type: 'audio/mpeg',
    bytes: 1000,
    title: 'Rain on the Roof',
    performer: 'Minstrel',
    seconds: 83.4,
  },
  ...more,
});

/** A capability with every field, and small limits that differ by model. */
export const generous: Capability = {
  models: ['v5', 'v4'],
  fields: [
    'prompt',
    'lyrics',
    'style',
    'title',
    'instrumental',
    'voice',
    'excludedStyle',
    'model',
    'styleWeight',
    'weirdness',
    'audioWeight',
    'continueAt',
    'parts',
    'variation',
  ],
  limits: (model) =>
    model === 'v5'
      ? { prompt: 40, lyrics: 100, style: 50, title: 20 }
      : { prompt: 40, lyrics: 50, style: 20, title: 20 },
};
