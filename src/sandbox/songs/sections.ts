import type { Section } from '../composer/index.js';

/** What is heard of the sections between two seconds; snippets of less than half a second fall away. */
export const cutSections = (sections: readonly Section[], from: number, to: number): Section[] => {
  const kept: Section[] = [];
  let lead = 0;
  for (const section of sections) {
    const begins = tenths(Math.max(0, from - lead));
    const ends = tenths(Math.min(section.seconds, to - lead));
    if (ends - begins >= 0.5) {
      kept.push({ ...section, from: tenths(section.from + begins), seconds: tenths(ends - begins) });
    }
    lead += section.seconds;
  }
  return kept;
};

/** Stretches one after the other, the newest eight at most: no recipe holds more. */
export const joinSections = (sections: readonly Section[]): Section[] => sections.slice(-8);

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
