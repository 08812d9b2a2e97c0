import type { Order } from '../../../../src/core/index.js';
import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';

const path = '/api/v1/generateTask/suno';
const callbackUrl = 'https://bot.example/callbacks/somewhere/secret';
const input = { mode: 'V5', prompt: 'a song about rain', customMode: false, instrumental: false };
const async = { request_type: 'async', provider: 'auto' };

/** The models and their spellings on the page. */
const modes = {
  v5: 'V5',
  'v5.5': 'V5_5',
  'v4.5+': 'V4_5PLUS',
  'v4.5-all': 'V4_5ALL',
  'v4.5': 'V4_5',
  v4: 'V4',
} as const;
const models = Object.keys(modes) as (keyof typeof modes)[];

/** The requests for songs. */
export const songOrders: readonly OrderCase[] = [
  ...models.map((model) => ({
    name: `a song with ${model}`,
    order: { ...orders.rain, model } as Order,
    path,
    body: { ...async, input: { ...input, mode: modes[model] } },
  })),
  {
    name: 'an instrumental',
    order: orders.silentRain,
    path,
    body: { ...async, input: { ...input, mode: 'V4', instrumental: true } },
  },
  {
    name: 'a song with a callback',
    order: { ...orders.rain, callbackUrl } as Order,
    path,
    body: { request_type: 'callback', callback_url: callbackUrl, provider: 'auto', input },
  },
  {
    name: 'own lyrics with every setting',
    order: orders.savour,
    path,
    body: {
      ...async,
      input: {
        mode: 'V4_5',
        prompt: '[Verse]\nCrunch and sizzle',
        customMode: true,
        instrumental: false,
        style: 'house, tight drums',
        title: 'Savour',
        vocalGender: 'f',
        styleWeight: 0.4,
        weirdnessConstraint: 0.7,
        negativeTags: 'modern',
      },
    },
  },
  {
    name: 'own lyrics and nothing else, with sliders at zero',
    order: {
      operation: 'custom',
      model: 'v5',
      values: { lyrics: ' La la ', style: ' ', title: '', styleWeight: 0, weirdness: 0 },
      callbackUrl,
    },
    path,
    body: {
      request_type: 'callback',
      callback_url: callbackUrl,
      provider: 'auto',
      input: {
        mode: 'V5',
        prompt: 'La la',
        customMode: true,
        instrumental: false,
        styleWeight: 0,
        weirdnessConstraint: 0,
      },
    },
  },
  {
    name: 'an instrumental, which its prompt describes',
    order: orders.beijing,
    path,
    body: {
      ...async,
      input: {
        mode: 'V4_5PLUS',
        prompt: 'An instrumental called “Beijing”. Style: heavy metal',
        customMode: true,
        instrumental: true,
        style: 'heavy metal',
        title: 'Beijing',
      },
    },
  },
  {
    name: 'an instrumental, without the lyrics and the voice of its order',
    order: {
      operation: 'custom',
      model: 'v4',
      values: { lyrics: 'La la', voice: 'male', instrumental: true },
    },
    path,
    body: {
      ...async,
      input: { mode: 'V4', prompt: 'An instrumental.', customMode: true, instrumental: true },
    },
  },
  {
    name: 'a song whose lyrics the gateway writes, in simple mode: custom mode would sing the description',
    order: orders.wordless,
    path,
    body: {
      ...async,
      input: {
        mode: 'V5',
        prompt: 'A song called “Snow”. Style: jazz',
        customMode: false,
        instrumental: false,
        vocalGender: 'm',
      },
    },
  },
  {
    name: 'a song whose lyrics the gateway writes, from a style cut to the length of a description',
    order: { operation: 'custom', model: 'v5', values: { style: 'x'.repeat(1000) } },
    path,
    body: {
      ...async,
      input: {
        mode: 'V5',
        prompt: `A song. Style: ${'x'.repeat(484)}…`,
        customMode: false,
        instrumental: false,
      },
    },
  },
];
