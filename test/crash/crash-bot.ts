// A whole bot in a process of its own, which kills itself without a word at its nth effect on the world.
import { startApp } from '../../src/app/app.js';
import { createLog } from '../../src/app/log.js';
import { parseConfig } from '../../src/config/index.js';
import type { CoreDeps } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { crashTiming } from '../kit/fast-timing.js';

/** What the test tells the victim: its settings, and when to die. `at` 0 means never. */
export type Fate = {
  environment: Record<string, string>;
  prefix: string;
  at: number;
  /** `before` the effect, `during` it (it has left, no answer yet), or `after` it (answered, not yet noted). */
  moment: 'before' | 'during' | 'after';
};

const fate: Fate = JSON.parse(process.env.FATE ?? '{}');
let effects = 0;

const die = () => {
  process.stdout.write(`dying at ${effects}\n`);
  process.kill(process.pid, 'SIGKILL');
};

type Call = (...args: never[]) => Promise<unknown>;

/** Makes one method of a port deadly. Only what leaves the house can be in the middle of something for long. */
const deadly = (port: object, method: string, leavesTheHouse = false): void => {
  if (fate.moment === 'during' && !leavesTheHouse) return;
  const holder = port as Record<string, Call>;
  const call = holder[method];
  if (call === undefined) throw new Error(`no ${method} to wrap`);
  holder[method] = async (...args) => {
    effects += 1;
    const mine = effects === fate.at;
    if (mine) process.stdout.write(`fate: ${fate.moment} ${method}\n`);
    if (mine && fate.moment === 'before') die();
    const result = call.apply(port, args);
    if (mine && fate.moment === 'during') setTimeout(die, 15);
    const value = await result;
    if (mine && fate.moment !== 'before') die();
    return value;
  };
};

const wrap = (ports: CoreDeps): CoreDeps => {
  for (const method of ['create', 'save']) deadly(ports.store.generations, method);
  for (const method of ['put', 'drop']) deadly(ports.store.pollSchedule, method);
  for (const method of ['submit', 'deliver', 'redraw']) deadly(ports.queue, method);
  for (const method of ['reserve', 'spend', 'giveBack']) deadly(ports.store.ledger, method);
  deadly(ports.store.tracks, 'save');
  deadly(ports.media, 'keep', true);
  for (const provider of ports.providers.inUse.values()) {
    deadly(provider, 'submit', true);
    deadly(provider, 'poll', true);
  }
  for (const surface of ports.platforms.values()) {
    deadly(surface, 'post', true);
    deadly(surface, 'edit', true);
  }
  return ports;
};

const parsed = parseConfig(fate.environment, providerRegistry);
if (!parsed.ok) throw new Error(parsed.problems.join(' '));
const log = createLog(fate.environment.LOG_LEVEL ?? 'info', [], false);
const app = await startApp(parsed.config, log, { ...crashTiming, prefix: fate.prefix, wrap });
process.stdout.write(`ready at ${app.url}\n`);
process.on('SIGTERM', () => {
  void app.stop().then(() => process.exit(0));
});
