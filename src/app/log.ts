import pino from 'pino';
import type { Log } from '../core/index.js';

/** Writes log lines as JSON, or as short plain lines to a terminal. Secrets of six characters or more are replaced wherever they appear. */
export const createLog = (
  level: string,
  secrets: readonly (string | undefined)[],
  terminal: boolean,
): Log => {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length >= 6);
  const scrub = (line: string): string =>
    hidden.reduce<string>((text, secret) => text.replaceAll(secret ?? '', '[hidden]'), line);
  const write = (line: string) => {
    process.stdout.write(scrub(terminal ? plain(line) : line));
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, { write });
};

const formatters = { level: (label: string) => ({ level: label }) };

/** `12:30:01 Submit accepted  event=submit.accepted id=… provider=ccapi` */
const plain = (line: string): string => {
  const { level, time, msg, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
  const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
  return `${String(time).slice(11, 19)} ${mark}${String(msg)}  ${rest.join(' ')}\n`;
};
