// `npm start`: prepares what is missing, builds when a source is newer than the build, then runs the bot in this process.
import module from 'node:module';
import { isBuilt } from './build.mjs';
import { preparePackages, prepareRedis, root, run } from './prepare.mjs';

process.chdir(root);
preparePackages();
prepareRedis();
// In a process of its own: neither the bundler nor its service stays in the bot's memory.
if (!isBuilt() && !run(process.execPath, ['scripts/build.mjs'])) process.exit(1);
// Node 22 and newer keep the compiled code from the last start; Node 20 does not know how.
module.enableCompileCache?.();
await import('../dist/main.js');
