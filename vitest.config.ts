import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A journey over real sockets may lose a race with a busy machine; the crash tests, which count money, get no second go.
    retry: process.env.CI === undefined ? 0 : 1,
  },
});
