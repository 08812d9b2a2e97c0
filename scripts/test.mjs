// `npm test`: prepares what is missing, runs the whole suite, and closes with one plain line of counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareChromium, preparePackages, prepareRedisServer, run } from './prepare.mjs';

preparePackages();
prepareRedisServer();
const chromium = prepareChromium();
if (chromium === undefined) console.log('Chromium cannot be had here: the browser tests are skipped.');

const folder = mkdtempSync(join(tmpdir(), 'minstrel-tests-'));
const report = join(folder, 'report.json');
const more = process.argv.slice(2);
const passed = run('npx', [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...more,
]);
let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  // Vitest itself failed, and has said why.
}
rmSync(folder, { recursive: true, force: true });
const { numPassedTests, numFailedTests, numPendingTests } = counts;
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(passed && numPassedTests > 0 ? 0 : 1);
