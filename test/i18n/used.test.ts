import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { sources } from '../architecture/sources.js';

const code = sources
  .filter(({ path }) => path.endsWith('.ts') && !/^i18n\/[a-z]{2}\.ts$/.test(path))
  .map(({ text }) => text)
  .join('\n');

/** The prefixes of keys that code builds from parts, such as `field.` and a name. */
const prefixes = [...code.matchAll(/[`']([a-z][\w.-]*[.-])\$\{/g)].map((match) => match[1] ?? '');

const isUsed = (key: string): boolean =>
  code.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix));

describe('the catalogue', () => {
  it('has no unused sentence', () => {
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('is searched correctly for a used and an unused key', () => {
    expect(isUsed('name.cancel')).toBe(true);
    expect(isUsed('nobody.says-this')).toBe(false);
  });
});
