// `npm start`: prepares what is missing, then runs the bot.
import { spawn } from 'node:child_process';
import { preparePackages, prepareRedis } from './prepare.mjs';

preparePackages();
prepareRedis();
const root = new URL('..', import.meta.url).pathname;
// The live heap is some 60 MB; without a bound Node leaves garbage lying until there is four times as much.
const bot = spawn(process.execPath, ['--max-old-space-size=256', '--import', 'tsx', 'src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bot.kill(signal));
bot.on('exit', (code) => process.exit(code ?? 1));
