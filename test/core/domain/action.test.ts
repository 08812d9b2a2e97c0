import { describe, expect, it } from 'vitest';
import {
  type Action,
  encodeAction,
  generationId,
  operations,
  parseAction,
  settingsPages,
  trackActs,
  trackId,
} from '../../../src/core/index.js';

const generation = generationId(new Uint8Array(32).fill(255));
const track = trackId(generation, 11);

const actions: Action[] = [
  ...operations.map(({ name }): Action => ({ do: 'operation', operation: name, track })),
  ...operations.map(({ name }): Action => ({ do: 'operation', operation: name, track: undefined })),
  { do: 'more', track },
  { do: 'lyrics', track },
  { do: 'repeat', track },
  { do: 'cancel', generation },
  { do: 'retry', generation },
  { do: 'correct', draft: generation },
  { do: 'transfer', track, provider: 'openai-hk' },
  ...settingsPages.map((page): Action => ({ do: 'settings', page })),
  { do: 'library', page: 12, favourites: true, search: 'rain / sun' },
  ...trackActs.map((act): Action => ({ do: 'track', track, act })),
  { do: 'confirm-upload', draft: generation },
  { do: 'make', draft: generation },
  { do: 'delete-persona', persona: generation },
  { do: 'pause', provider: 'openai-hk' },
  { do: 'resume', provider: 'openai-hk' },
  { do: 'block', key: 'discord:12345678901234567890' },
  { do: 'settle', generation, charge: 'made' },
];

describe('a button', () => {
  it.each(actions)('for $do $operation is parsed back into the same action', (action) => {
    expect(parseAction(encodeAction(action))).toEqual(action);
  });

  it.each(actions)('for $do $operation fits Telegram’s 64 bytes', (action) => {
    expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64);
  });

  it('has an id of its own for every action', () => {
    expect(new Set(actions.map(encodeAction)).size).toBe(actions.length);
  });

  it('keeps the beginning of its id for good, because old messages in chats contain it', () => {
    expect(actions.map((action) => encodeAction(action).slice(0, 2))).toMatchInlineSnapshot(`
      [
        "1g",
        "1k",
        "1n",
        "1y",
        "1z",
        "1d",
        "1u",
        "1e",
        "1c",
        "1s",
        "1r",
        "1w",
        "1p",
        "1b",
        "1v",
        "1i",
        "1o",
        "1h",
        "1q",
        "1K",
        "1W",
        "1V",
        "1M",
        "1B",
        "1g",
        "1k",
        "1n",
        "1y",
        "1z",
        "1d",
        "1u",
        "1e",
        "1c",
        "1s",
        "1r",
        "1w",
        "1p",
        "1b",
        "1v",
        "1i",
        "1o",
        "1h",
        "1q",
        "1K",
        "1W",
        "1V",
        "1M",
        "1B",
        "1m",
        "1l",
        "1a",
        "1x",
        "1t",
        "1f",
        "1C",
        "1S",
        "1S",
        "1S",
        "1S",
        "1S",
        "1S",
        "1L",
        "1T",
        "1T",
        "1T",
        "1T",
        "1T",
        "1T",
        "1T",
        "1T",
        "1T",
        "1U",
        "1O",
        "1F",
        "1P",
        "1R",
        "1N",
        "1D",
      ]
    `);
  });

  it.each(['', '1', '1m', '1x', '1?abc', '0mabc', '2mabc', 'm:abc', 'hello', '🎵', '__proto__'])(
    'with the unknown id %j has no action',
    (id) => {
      expect(parseAction(id)).toBeUndefined();
    },
  );
});

describe('the id of a generation', () => {
  it('is the same for the same hash, and has no characters that look alike', () => {
    const hash = new Uint8Array(Array.from({ length: 32 }, (_, index) => index * 7));
    expect(generationId(hash)).toBe(generationId(hash.slice()));
    expect(generationId(hash)).toMatch(/^[a-kmnp-z2-9]{16}$/);
  });

  it('differs when any byte of the hash differs', () => {
    const ids = Array.from({ length: 16 }, (_, index) => {
      const hash = new Uint8Array(16);
      hash[index] = 1;
      return generationId(hash);
    });
    expect(new Set([...ids, generationId(new Uint8Array(16))]).size).toBe(17);
  });
});
