import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';

describe('every gateway in the registry', () => {
  it.each(providerRegistry.map(({ id }) => id))('%s runs the contract suite', (id) => {
    expect(existsSync(new URL(`./${id}/contract.test.ts`, import.meta.url))).toBe(true);
  });

  it.each(providerRegistry.map(({ id }) => id))('%s has a journey through its operations', (id) => {
    expect(existsSync(new URL(`../journeys/every-operation/${id}.test.ts`, import.meta.url))).toBe(true);
  });
});
