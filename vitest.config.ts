import { defineConfig } from 'vitest/config';
import { type TestProject, testProjects } from './test/kit/projects.js';

/** One limit for everything that may take long on a busy machine; a test that hangs ends with it. */
const limitMs = 200_000;

/** How many files of a project run at once, and when; a group starts after the one before it. */
const schedule: Record<TestProject['name'], { maxWorkers: number; sequence: { groupOrder: number } }> = {
  // These compute, so there is one worker for each core.
  fast: { maxWorkers: 4, sequence: { groupOrder: 1 } },
  // These mostly wait, so there are more workers than cores.
  sockets: { maxWorkers: 5, sequence: { groupOrder: 2 } },
  browser: { maxWorkers: 5, sequence: { groupOrder: 2 } },
  // Each of these files runs several bots, in processes of their own.
  crash: { maxWorkers: 2, sequence: { groupOrder: 3 } },
};

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
        ...schedule[name],
        globalSetup: globalSetup[name],
        testTimeout: limitMs,
        hookTimeout: limitMs,
        teardownTimeout: limitMs,
        expect: { poll: { timeout: limitMs / 2, interval: 25 } },
      },
    })),
  },
});
