import { createHash } from 'node:crypto';
import { type ProviderId, shorten } from '../../core/index.js';

/** Makes a gateway's text fit for logs and people: no markup, no keys, one line, at most 200 characters. */
export type Redact = (text: string) => string;

/** Builds a redactor that also hides the account's own key. */
export const createRedactor =
  (key: string): Redact =>
  (text) => {
    const plain = (key === '' ? text : text.replaceAll(key, '[key]'))
      .slice(0, 4000)
      .replace(/<[^<>]{0,500}>/g, ' ')
      .replace(/[<>\p{C}]/gu, ' ')
      .replace(/\bbearer\s+[^\s"',]+/gi, 'Bearer [key]')
      .replace(/\b(?:sk|hk|pk|ak)-[\w*.-]{6,}/gi, '[key]')
      .replace(/\s+/g, ' ')
      .trim();
    return shorten(plain, 200);
  };

/** Ten characters that distinguish two accounts and reveal nothing about the key. */
export const fingerprint = (id: ProviderId, key: string): string =>
  createHash('sha256').update(`minstrel account at ${id}: ${key}`).digest('hex').slice(0, 10);
