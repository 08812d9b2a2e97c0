// `npm run check`: format and lint, types, dead code, architecture.
import { preparePackages, run } from './prepare.mjs';

preparePackages();
const steps = [
  ['format and lint', 'npx', ['--no-install', 'biome', 'check', '--error-on-warnings', '.']],
  ['types', 'node', ['scripts/types.mjs']],
  ['dead code', 'npx', ['--no-install', 'knip']],
  ['architecture', 'npx', ['--no-install', 'vitest', 'run', 'test/architecture', '--reporter=dot']],
];
for (const [name, command, args] of steps) {
  console.log(`- ${name}`);
  if (!run(command, args)) process.exit(1);
}
