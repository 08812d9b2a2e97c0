import { type App, startApp } from './app/app.js';
import { createLog } from './app/log.js';
import { parseConfig } from './config/index.js';
import { providerRegistry } from './providers/index.js';

/** Reads the settings, starts the bot, says where it is, and stops it in order when asked to. */
const main = async (): Promise<void> => {
  try {
    process.loadEnvFile('.env');
  } catch {
    // A bot without settings is a fine bot: it talks in a web chat and practises in the sandbox.
  }
  const parsed = parseConfig(process.env, providerRegistry);
  if (!parsed.ok) {
    process.stderr.write(
      `Minstrel cannot start with these settings:\n${parsed.problems.map((one) => `- ${one}`).join('\n')}\n`,
    );
    process.exit(1);
  }
  const { config } = parsed;
  const secrets = [
    config.discord?.token,
    config.telegram?.token,
    config.adminToken,
    config.storage.bucket?.secretAccessKey,
    ...config.gateways.map((gateway) => gateway.key),
    config.redisUrl === undefined ? undefined : new URL(config.redisUrl).password,
  ];
  const log = createLog(config.logLevel, secrets, process.stdout.isTTY === true);

  const app = await startApp(config, log).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ reason }, 'Minstrel could not start');
    process.stderr.write(`Minstrel could not start: ${reason}\n`);
    process.exit(1);
  });
  process.stdout.write(greeting(config, app));

  let stopping = false;
  const stop = () => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

type Shown = { discord: unknown; telegram: unknown; web: boolean; sandbox: boolean; role: string };

const greeting = (config: Shown, { url, invitations }: Pick<App, 'url' | 'invitations'>): string => {
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
  process.stderr.write(`An error nobody waited for: ${reason instanceof Error ? reason.name : 'unknown'}\n`);
});

await main();
