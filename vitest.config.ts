import { defineConfig } from 'vitest/config';
import { type TestProject, testProjects } from './test/kit/projects.js';

/** One limit for everything that may take long on a busy machine; a test that hangs ends with it. */
const limitMs = 120_000;

/** What a project prepares before its first file. */
const globalSetup: Record<TestProject['name'], string[]> = {
  fast: [],
  sockets: ['test/kit/redis-setup.ts'],
  browser: ['test/kit/redis-setup.ts'],
  crash: ['test/crash/global-setup.ts'],
};

export default defineConfig({
  test: {
    projects: testProjects.map(({ name, include, exclude }) => ({
      extends: true,
      test: {
        name,
        include,
        exclude,
        pool: 'forks',
        // Files share a worker and its modules: loading them takes longer than most tests.
        isolate: false,
        // Fast tests compute; the others mostly wait, so more of them run than there are cores.
        ...(name === 'fast'
          ? { maxWorkers: 2, sequence: { groupOrder: 1 } }
          : { maxWorkers: 5, sequence: { groupOrder: 2 } }),
        globalSetup: globalSetup[name],
        testTimeout: limitMs,
        hookTimeout: limitMs,
        teardownTimeout: limitMs,
        expect: { poll: { timeout: limitMs / 2, interval: 25 } },
      },
    })),
  },
});
