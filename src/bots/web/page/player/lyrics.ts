/** A line of a song and the time it starts, in seconds. */
export type TimedLine = { at: number; text: string };

/** Parses an LRC file: `[mm:ss.cc]` before each line, several before a repeated one, `[ti:…]` for the title. */
export const parseLyrics = (file: string): { title: string | undefined; lines: TimedLine[] } => {
  const title = /^\[ti:(.*)\]\s*$/m.exec(file)?.[1]?.trim();
  const lines = file.split(/\r?\n/).flatMap((line) => {
    const [, stamps = '', text = ''] = /^((?:\[\d+:\d+(?:\.\d+)?\])+)(.*)$/.exec(line.trim()) ?? [];
    return [...stamps.matchAll(/\[(\d+):(\d+(?:\.\d+)?)\]/g)].map(([, minutes, seconds]) => ({
      at: Number(minutes) * 60 + Number(seconds),
      text: text.trim(),
    }));
  });
  return {
    title: title === '' ? undefined : title,
    lines: lines.filter(({ text }) => text !== '').sort((left, right) => left.at - right.at),
  };
};

/** The index of the line at a time; -1 before the first. */
export const lineAt = (lines: readonly TimedLine[], seconds: number): number =>
  lines.findLastIndex(({ at }) => at <= seconds);
