import { defineConfig } from 'vitest/config';
import { testProjects } from './test/kit/projects.js';

export default defineConfig({
  test: {
    projects: testProjects.map(({ name, include, exclude }) => ({
      extends: true,
      test: {
        name,
        include,
        exclude,
        pool: 'forks',
        ...(name === 'fast'
          ? {
              isolate: false,
              maxWorkers: 2,
              sequence: { groupOrder: 1 },
              testTimeout: 30_000,
              hookTimeout: 60_000,
            }
          : // These mostly wait, so there are more of them than cores.
            { maxWorkers: 5, sequence: { groupOrder: 2 }, testTimeout: 30_000, hookTimeout: 60_000 }),
      },
    })),
  },
});
