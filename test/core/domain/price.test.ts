import { expect, it } from 'vitest';
import { creditsFor, type Prices } from '../../../src/core/index.js';

const hongKong: Prices = { song: 5000, allStems: { songs: 5 }, wav: 100, style: 0 };
const untold: Prices = { allStems: { songs: 5 }, wav: 100 };

it.each([
  ['a song, as its price is', hongKong, 'song', {}, 5000],
  ['a cover, as a song where nothing else is said', hongKong, 'cover', {}, 5000],
  ['two stems, as a song', hongKong, 'stems', { parts: 'two' }, 5000],
  ['all stems, as many songs', hongKong, 'stems', { parts: 'all' }, 25_000],
  ['a recording, as its own price is', hongKong, 'wav', {}, 100],
  ['what is free, nothing', hongKong, 'style', {}, 0],
  ['a film whose price nobody has said, who knows', hongKong, 'video', {}, undefined],
  ['an upload, which makes no music, who knows', hongKong, 'upload', {}, undefined],
  ['all stems where no song has a price, who knows', untold, 'stems', { parts: 'all' }, undefined],
  ['a song where nothing has a price, who knows', undefined, 'song', {}, undefined],
] as const)('costs for %s', (_, prices, operation, values, credits) => {
  expect(creditsFor(prices, { operation, values })).toBe(credits);
});
