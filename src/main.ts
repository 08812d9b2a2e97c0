import { type App, startApp } from './app/app.js';
import { createLifecycle } from './app/lifecycle.js';
import { createLog } from './app/log.js';
import { stopOnSignals } from './app/signals.js';
import { type Config, parseConfig } from './config/index.js';
import { providerRegistry } from './providers/index.js';

/** Milliseconds after which a start has settled: commands are registered, accounts are checked. */
const settleMs = 5_000;

/** Reads the settings, starts the bot, prints where it is, and stops it in order at a signal. */
const main = async (): Promise<void> => {
  try {
    process.loadEnvFile('.env');
  } catch {
    // Settings are optional: without any, the bot runs a web chat on the sandbox.
  }
  const parsed = parseConfig(process.env, providerRegistry);
  if (!parsed.ok) {
    process.stderr.write(
      `Minstrel cannot start with these settings:\n${parsed.problems.map((problem) => `- ${problem}`).join('\n')}\n`,
    );
    process.exit(1);
  }
  const { config } = parsed;
  const log = createLog(config.logLevel, secretsOf(config), process.stdout.isTTY === true);

  const lifecycle = createLifecycle(log);
  const isStopping = stopOnSignals(lifecycle.stop);
  const app = await startApp(config, log, {}, lifecycle).catch((error: unknown) => {
    // A start that is cut short by a signal fails, and the process ends when everything has stopped.
    if (isStopping()) return new Promise<never>(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ event: 'app.start-failed', reason }, 'Minstrel could not start');
    process.stderr.write(`Minstrel could not start: ${reason}\n`);
    process.exit(1);
  });
  process.stdout.write(greeting(config, app));
  // What a start leaves behind, V8 would keep until the heap grows again. `--expose-gc` defines gc.
  setTimeout(() => globalThis.gc?.(), settleMs).unref();
};

/** Every value that must not appear in a log line. */
const secretsOf = (config: Config): (string | undefined)[] => [
  config.discord?.token,
  config.telegram?.token,
  config.adminToken,
  config.storage.bucket?.secretAccessKey,
  ...config.gateways.map((gateway) => gateway.key),
  config.redisUrl === undefined ? undefined : new URL(config.redisUrl).password,
];

const greeting = (config: Config, { url, invitations }: App): string => {
  const lines = [''];
  if (config.discord === undefined && config.telegram === undefined && config.web) {
    lines.push('No DISCORD_TOKEN and no TELEGRAM_TOKEN is set: I talk in a web chat on this machine.');
  }
  if (config.sandbox) lines.push('No gateway key is set: the sandbox composes, and nothing is charged.');
  for (const { platform, link } of invitations)
    lines.push(platform === 'discord' ? `Bring me to your Discord server: ${link}` : `Write to me: ${link}`);
  lines.push(
    config.web && config.role !== 'worker'
      ? `\n  Minstrel is at ${url}\n`
      : `Minstrel is running. Health: ${url}/healthz`,
  );
  return `${lines.join('\n')}\n`;
};

process.on('unhandledRejection', (reason) => {
  process.stderr.write(`Unhandled rejection: ${reason instanceof Error ? reason.name : 'unknown'}\n`);
});

await main();
