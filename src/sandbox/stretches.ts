import type { Stretch } from './composer/index.js';

/** What is heard of the stretches between two seconds; snippets of less than half a second fall away. */
export function cutOut(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  const kept: Stretch[] = [];
  let lead = 0;
  for (const stretch of stretches) {
    const begins = tenths(Math.max(0, from - lead));
    const ends = tenths(Math.min(stretch.seconds, to - lead));
    if (ends - begins >= 0.5) {
      kept.push({ ...stretch, from: tenths(stretch.from + begins), seconds: tenths(ends - begins) });
    }
    lead += stretch.seconds;
  }
  return kept;
}

/** Stretches one after the other, the newest eight at most: no recipe holds more. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  return stretches.slice(-8);
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
