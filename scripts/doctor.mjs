// `npm run doctor`: says whether the settings, Redis, the chats and the gateways are well, and what each can do.
import { preparePackages } from './prepare.mjs';

preparePackages();
process.chdir(new URL('..', import.meta.url).pathname);
try {
  process.loadEnvFile('.env');
} catch {
  // Without settings the sandbox is examined.
}
const { register } = await import('tsx/esm/api');
register();
const { runDoctor } = await import('../src/doctor/index.ts');
process.exitCode = await runDoctor({
  environment: process.env,
  write: (text) => process.stdout.write(text),
  json: process.argv.includes('--json'),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
});
