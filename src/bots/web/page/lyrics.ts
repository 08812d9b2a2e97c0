/** A line of a song and when it is sung, in seconds. */
export type SungLine = { at: number; text: string };

/** Reads an LRC file: `[mm:ss.cc]` before each line, several before one that comes again, `[ti:…]` for the title. */
export const parseLyrics = (file: string): { title: string | undefined; lines: SungLine[] } => {
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
    lines: lines.filter(({ text }) => text !== '').sort((one, other) => one.at - other.at),
  };
};

/** The line that is sung at a moment, by its place; -1 before the first. */
export const lineAt = (lines: readonly SungLine[], seconds: number): number =>
  lines.findLastIndex(({ at }) => at <= seconds);
