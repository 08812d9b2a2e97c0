// `npm run dev`: runs the bot from its source, and again whenever a file of it changes.
import { preparePackages, prepareRedis, run } from './prepare.mjs';

preparePackages();
prepareRedis();
// Ctrl-C reaches the bot as well; this process ends after it.
process.on('SIGINT', () => {});
run('npx', ['--no-install', 'tsx', 'watch', '--clear-screen=false', 'src/main.ts']);
