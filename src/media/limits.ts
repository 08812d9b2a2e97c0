import type { FetchLimits } from './fetch/fetcher.js';

/** The limits of downloads. */
export type MediaLimits = {
  /** Bytes of an audio file. */
  audioBytes: number;
  /** Bytes of a picture. */
  imageBytes: number;
  /** Bytes of a video. */
  videoBytes: number;
  /** Milliseconds from the first request to the last byte. */
  overallMs: number;
  /** Milliseconds without a single byte. */
  idleMs: number;
  /** Redirects that are followed. */
  redirects: number;
};

export const defaultLimits: MediaLimits = {
  audioBytes: 200_000_000,
  imageBytes: 20_000_000,
  videoBytes: 300_000_000,
  overallMs: 120_000,
  idleMs: 15_000,
  redirects: 5,
};

/** The limits of one download: at most `bytes`, and at most `withinMs` if that is shorter than usual. */
export const limitsFor = (
  { overallMs, idleMs, redirects }: MediaLimits,
  bytes: number,
  withinMs = overallMs,
): FetchLimits => ({ bytes, overallMs: Math.min(overallMs, withinMs), idleMs, redirects });
