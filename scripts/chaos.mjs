// `npm run chaos`: the long forms of the crash, chaos and schedule tests. `npm test` runs a short form of each.
// Arguments go to Vitest: `npm run chaos -- test/crash/chaos.test.ts`.
import { preparePackages, prepareRedisServer, run } from './prepare.mjs';

const args = process.argv.slice(2);
const files = args.some((argument) => !argument.startsWith('-'))
  ? []
  : ['test/crash', 'test/core/generation/schedules.test.ts'];

preparePackages();
prepareRedisServer();
const passed = run('npx', ['--no-install', 'vitest', 'run', ...files, ...args], {
  env: { ...process.env, CHAOS: 'long' },
});
process.exit(passed ? 0 : 1);
