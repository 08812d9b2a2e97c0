import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { sources } from '../architecture/sources.js';

const code = sources
  .filter(({ path }) => path.endsWith('.ts') && !/^i18n\/[a-z]{2}\.ts$/.test(path))
  .map(({ text }) => text)
  .join('\n');

/** The beginnings of keys that are put together from parts, such as `field.` and a name. */
const beginnings = [...code.matchAll(/[`']([a-z][\w.-]*[.-])\$\{/g)].map((match) => match[1] ?? '');

const isUsed = (key: string): boolean =>
  code.includes(`'${key}'`) || beginnings.some((beginning) => key.startsWith(beginning));

describe('the catalogue', () => {
  it('has no sentence that nobody ever reads', () => {
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('is searched by a test that can tell', () => {
    expect(isUsed('name.cancel')).toBe(true);
    expect(isUsed('nobody.says-this')).toBe(false);
  });
});
