import { describe, expect, it } from 'vitest';
import { isOperationName } from '../../../src/core/index.js';
import type { Harness } from './harness.js';

/** The contract of what a driver declares, before any call. */
export const describeDeclarations = ({ create }: Harness): void => {
  describe('declares what it offers', () => {
    it('names fields, models and limits for every operation', () => {
      const { capabilities } = create();
      for (const [name, capability] of Object.entries(capabilities.operations)) {
        expect(isOperationName(name)).toBe(true);
        expect(capability.models.length).toBeGreaterThan(0);
        for (const model of capability.models) {
          for (const limit of Object.values(capability.limits(model))) expect(limit).toBeGreaterThan(0);
        }
      }
      expect(capabilities.batch).toBeGreaterThan(0);
    });

    it('polls as often as its operator wants', () => {
      const pollInterval = { firstMs: 1, everyMs: 2 };
      expect(create({ pollInterval }).capabilities.pollInterval).toEqual(pollInterval);
    });

    it('distinguishes accounts without revealing the key', () => {
      const { account } = create();
      expect(account).toMatch(/^[0-9a-f]{10}$/);
      expect(create().account).toBe(account);
      expect(create({ key: 'another' }).account).not.toBe(account);
    });

    it('refuses settings that cannot be right', () => {
      expect(() => create({ url: 'not an address' })).toThrow(/not an http or https address/);
      expect(() => create({ url: 'ftp://somewhere' })).toThrow(/not an http or https address/);
      expect(() => create({ key: 'two\nlines' })).toThrow(/key/);
      expect(() => create({ overrides: { nonsense: 'X' } })).toThrow(/nonsense/);
    });
  });
};
