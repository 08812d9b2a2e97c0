// A whole bot in a process of its own, which kills itself without a word at its nth effect on the world.
import { startApp } from '../../src/app/app.js';
import { createLog } from '../../src/app/log.js';
import { parseConfig } from '../../src/config/index.js';
import type { CoreDeps } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { crashTiming } from '../kit/fast-timing.js';

/** The settings of a crash bot, and when it dies. */
export type CrashPlan = {
  environment: Record<string, string>;
  prefix: string;
  /** The number of the effect to die at, counted from 1; 0 means never. */
  at: number;
  /** `before` the effect, `during` it (sent, not answered yet), or `after` it (answered, not recorded yet). */
  moment: 'before' | 'during' | 'after';
};

const plan: CrashPlan = JSON.parse(process.env.CRASH_PLAN ?? '{}');
let effects = 0;

const die = () => {
  process.stdout.write(`dying at ${effects}\n`);
  process.kill(process.pid, 'SIGKILL');
};

type Call = (...args: never[]) => Promise<unknown>;

/** Counts the calls of a method and dies at the planned one. Only network calls last long enough for `during`. */
const makeDeadly = (port: object, method: string, isNetworkCall = false): void => {
  if (plan.moment === 'during' && !isNetworkCall) return;
  const holder = port as Record<string, Call>;
  const call = holder[method];
  if (call === undefined) throw new Error(`There is no method ${method}.`);
  holder[method] = async (...args) => {
    effects += 1;
    const isLast = effects === plan.at;
    if (isLast) process.stdout.write(`planned: ${plan.moment} ${method}\n`);
    if (isLast && plan.moment === 'before') die();
    const result = call.apply(port, args);
    if (isLast && plan.moment === 'during') setTimeout(die, 15);
    const value = await result;
    if (isLast && plan.moment !== 'before') die();
    return value;
  };
};

/** Reports each poll of a gateway, so that a test can wait for some to pass. */
const reportPolls = ({ store: { pollSchedule } }: CoreDeps): void => {
  const { take } = pollSchedule;
  pollSchedule.take = async (...args) => {
    const due = await take(...args);
    process.stdout.write('polled\n');
    return due;
  };
};

const wrap = (deps: CoreDeps): CoreDeps => {
  for (const method of ['create', 'save']) makeDeadly(deps.store.generations, method);
  for (const method of ['put', 'drop']) makeDeadly(deps.store.pollSchedule, method);
  for (const method of ['submit', 'deliver', 'refreshCard']) makeDeadly(deps.queue, method);
  for (const method of ['reserve', 'commit', 'release']) makeDeadly(deps.store.ledger, method);
  makeDeadly(deps.store.tracks, 'save');
  makeDeadly(deps.media, 'keep', true);
  for (const provider of deps.providers.inUse.values()) {
    makeDeadly(provider, 'submit', true);
    makeDeadly(provider, 'poll', true);
  }
  for (const surface of deps.platforms.values()) {
    makeDeadly(surface, 'post', true);
    makeDeadly(surface, 'edit', true);
  }
  reportPolls(deps);
  return deps;
};

const parsed = parseConfig(plan.environment, providerRegistry);
if (!parsed.ok) throw new Error(parsed.problems.join(' '));
const log = createLog(plan.environment.LOG_LEVEL ?? 'info', [], false);
const app = await startApp(parsed.config, log, { ...crashTiming, prefix: plan.prefix, wrap });
process.stdout.write(`ready at ${app.url}\n`);
process.on('SIGTERM', () => {
  void app.stop().then(() => process.exit(0));
});
