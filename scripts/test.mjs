// `npm test`: installs what is missing, runs the suite, and ends with one plain line of counts.
// Arguments go to Vitest: `npm test -- test/core`, `npm test -- --project sockets`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareChromium, preparePackages, prepareRedisServer, run } from './prepare.mjs';

const slowestFiles = 10;
const args = process.argv.slice(2);
const isFastOnly = args.join(' ').includes('--project fast');

preparePackages();
if (!isFastOnly) {
  prepareRedisServer();
  if (!prepareChromium()) console.log('Chromium is not available: the browser tests are skipped.');
}

const directory = mkdtempSync(join(tmpdir(), 'minstrel-tests-'));
const reportFile = join(directory, 'report.json');
const passed = run('npx', [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...args,
]);
let report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
try {
  report = JSON.parse(readFileSync(reportFile, 'utf8'));
} catch {
  // Vitest itself failed and printed the reason.
}
rmSync(directory, { recursive: true, force: true });

const durations = report.testResults
  .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
  .sort((first, second) => second.seconds - first.seconds);
console.log(`\nSlowest files:`);
for (const { name, seconds } of durations.slice(0, slowestFiles)) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${name.slice(name.lastIndexOf('/test/') + 1)}`);
}
const { numPassedTests, numFailedTests, numPendingTests } = report;
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(passed && numPassedTests > 0 ? 0 : 1);
