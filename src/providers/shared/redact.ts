import { createHash } from 'node:crypto';
import { type ProviderId, shorten } from '../../core/index.js';

/** Makes a gateway's words fit for logs and people: no markup, no keys, one line, at most 200 characters. */
export const createRedactor =
  (key: string) =>
  (text: string): string => {
    const bare = (key === '' ? text : text.replaceAll(key, '[key]'))
      .slice(0, 4000)
      .replace(/<[^<>]{0,500}>/g, ' ')
      .replace(/[<>\p{C}]/gu, ' ')
      .replace(/\bbearer\s+[^\s"',]+/gi, 'Bearer [key]')
      .replace(/\b(?:sk|hk|pk|ak)-[\w*.-]{6,}/gi, '[key]')
      .replace(/\s+/g, ' ')
      .trim();
    return shorten(bare, 200);
  };

/** Ten characters that tell two accounts apart and give nothing away about the key. */
export const fingerprint = (id: ProviderId, key: string): string =>
  createHash('sha256').update(`minstrel account at ${id}: ${key}`).digest('hex').slice(0, 10);
