import type { Section } from '../composer/index.js';

/** The parts of sections between two seconds of a song; parts shorter than half a second are dropped. */
export const cutSections = (sections: readonly Section[], from: number, to: number): Section[] => {
  const cut: Section[] = [];
  let offset = 0;
  for (const section of sections) {
    const start = tenths(Math.max(0, from - offset));
    const end = tenths(Math.min(section.seconds, to - offset));
    if (end - start >= 0.5) {
      cut.push({ ...section, from: tenths(section.from + start), seconds: tenths(end - start) });
    }
    offset += section.seconds;
  }
  return cut;
};

/** The last eight sections: a recipe has no more. */
export const lastSections = (sections: readonly Section[]): Section[] => sections.slice(-8);

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
