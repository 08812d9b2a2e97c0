import { expect, it } from 'vitest';
import { creditsFor, type Prices } from '../../../src/core/index.js';

const hongKong: Prices = { song: 5000, allStems: { songs: 5 }, wav: 100, style: 0 };
const withoutSongs: Prices = { allStems: { songs: 5 }, wav: 100 };

it.each([
  ['of a song is its own', hongKong, 'song', {}, 5000],
  ['of a cover is that of a song where it has none of its own', hongKong, 'cover', {}, 5000],
  ['of two stems is that of a song', hongKong, 'stems', { parts: 'two' }, 5000],
  ['of all stems is that of several songs', hongKong, 'stems', { parts: 'all' }, 25_000],
  ['of a recording is its own', hongKong, 'wav', {}, 100],
  ['of a free operation is zero', hongKong, 'style', {}, 0],
  ['of a video without a price is unknown', hongKong, 'video', {}, undefined],
  ['of an upload, which makes no music, is unknown', hongKong, 'upload', {}, undefined],
  ['of all stems is unknown where songs have no price', withoutSongs, 'stems', { parts: 'all' }, undefined],
  ['of a song is unknown without prices', undefined, 'song', {}, undefined],
] as const)('the price %s', (_, prices, operation, values, credits) => {
  expect(creditsFor(prices, { operation, values })).toBe(credits);
});
