// `npm run doctor`: reports whether the settings, Redis, the chats and the gateways work, and what each can do.
import { isBuilt } from './build.mjs';
import { preparePackages, root, run } from './prepare.mjs';

process.chdir(root);
preparePackages();
if (!isBuilt() && !run(process.execPath, ['scripts/build.mjs'])) process.exit(1);
try {
  process.loadEnvFile('.env');
} catch {
  // Without settings the sandbox is checked.
}
const { runDoctor } = await import('../dist/doctor.js');
process.exitCode = await runDoctor({
  environment: process.env,
  write: (text) => process.stdout.write(text),
  json: process.argv.includes('--json'),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
});
