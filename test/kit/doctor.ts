import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDoctor } from '../../src/doctor/index.js';

/** An operator who runs `npm run doctor` in a directory of their own. */
export const createOperator = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-doctor-'));

  const ask = async (settings: Record<string, string>, options: { json?: boolean; colours?: boolean }) => {
    let text = '';
    const code = await runDoctor({
      environment: { DATA_DIR: join(directory, 'data'), PATH: '', ...settings },
      write: (more) => {
        text += more;
      },
      ...options,
    });
    return { code, text };
  };

  return {
    directory,
    leave: () => rm(directory, { recursive: true, force: true }),

    /** The output with these settings. */
    visit: async (settings: Record<string, string> = {}, colours = false) => {
      const { code, text } = await ask(settings, { colours });
      const lines = text.split('\n');
      return { code, text, lines, about: (name: string) => paragraph(lines, name) };
    },

    /** The output as JSON. */
    report: async (settings: Record<string, string> = {}) => {
      const { code, text } = await ask(settings, { json: true });
      return { code, facts: JSON.parse(text) };
    },
  };
};

/** The paragraph of the report about a subject, as one line. */
const paragraph = (lines: readonly string[], name: string): string => {
  const start = lines.findIndex((line) => new RegExp(`^ {2}(?:ok|note|wrong) +${name} `).test(line));
  const more = lines.slice(start + 1).findIndex((line) => !/^ {6}/.test(line));
  return lines
    .slice(start, start + 1 + more)
    .join(' ')
    .replace(/ +/g, ' ')
    .trim();
};
