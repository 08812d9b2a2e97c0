// `npm run bench`: prepares what is missing, then measures. `npm run bench -- songs polls` measures only these.
import { spawn } from 'node:child_process';
import { preparePackages, prepareRedis } from './prepare.mjs';

preparePackages();
// The benchmark always starts a Redis of its own.
delete process.env.REDIS_URL;
prepareRedis();
const root = new URL('..', import.meta.url).pathname;
const bench = spawn(
  process.execPath,
  ['--max-old-space-size=256', '--import', 'tsx', 'bench/index.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
// Ctrl-C reaches both; the benchmark clears up first.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => bench.kill('SIGTERM'));
bench.on('exit', (code) => process.exit(code ?? 1));
