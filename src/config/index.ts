import * as z from 'zod';
import { type Storage, storageOf, storageProblems, storageSettings } from './files.js';
import { type PeopleSettings, peopleOf, peopleSettings } from './operators.js';
import { address, type KnownGateway, type ReadyGateway, readGateways, wantedGateways } from './providers.js';

/** The checked settings of one run. */
export type Config = {
  role: 'all' | 'bot' | 'worker';
  /** Undefined: the bot starts a Redis of its own under `dataDir`. */
  redisUrl: string | undefined;
  dataDir: string;
  storage: Storage;
  /** Undefined: 3000, or a free one. */
  port: number | undefined;
  host: string;
  publicUrl: string | undefined;
  discord: { token: string; apiUrl: string } | undefined;
  telegram: { token: string; apiUrl: string } | undefined;
  /** In order of preference; empty when the sandbox is on. */
  gateways: readonly ReadyGateway[];
  sandbox: boolean;
  /** The gateways the sandbox pretends to be, in order of preference; undefined: all it can. */
  sandboxGateways?: readonly string[] | undefined;
  people: PeopleSettings;
  web: boolean;
  allowPrivateUrls: boolean;
  adminToken: string | undefined;
  logLevel: string;
};

/** The settings, or every problem with them. */
export type ParsedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

const flag = z.enum(['0', '1'], { error: 'is 1 or 0' });

const settings = {
  ROLE: z.enum(['all', 'bot', 'worker'], { error: 'is all, bot or worker' }).default('all'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'is an address that starts with redis:// or rediss://' })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  ...storageSettings,
  PORT: z.coerce.number({ error: 'is a whole number from 0 to 65535' }).int().min(0).max(65535).optional(),
  HOST: z.string().optional(),
  PUBLIC_URL: address.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: address.default('https://discord.com/api'),
  TELEGRAM_TOKEN: z.string().optional(),
  TELEGRAM_API_URL: address.default('https://api.telegram.org'),
  GATEWAYS: z.string().optional(),
  SANDBOX: flag.optional(),
  WEB: flag.optional(),
  ...peopleSettings,
  ALLOW_PRIVATE_URLS: flag.optional(),
  ADMIN_TOKEN: z.string().min(8, 'has at least 8 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
};

/** Parses the settings of an environment. Pure; names every problem at once. An empty value counts as unset. */
export const parseConfig = (
  environment: Record<string, string | undefined>,
  known: readonly KnownGateway[],
): ParsedConfig => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const problems: string[] = [];
  const parsed = z.object(settings).safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${String(issue.path[0])} ${issue.message}.`);
  }
  problems.push(...storageProblems(given));
  const gateways = readGateways(given, known, problems);
  for (const platform of ['DISCORD', 'TELEGRAM']) {
    if (given[`${platform}_API_URL`] && !given[`${platform}_TOKEN`]) {
      problems.push(`${platform}_API_URL is set, but ${platform}_TOKEN is not.`);
    }
  }
  if (given.SANDBOX === '0' && gateways.length === 0) {
    problems.push('SANDBOX is 0, but no gateway has a key: set one, such as CCAPI_KEY.');
  }
  if (!parsed.success || problems.length > 0) return { ok: false, problems };

  const { data } = parsed;
  const chats = data.DISCORD_TOKEN !== undefined || data.TELEGRAM_TOKEN !== undefined;
  const platform = (token: string | undefined, apiUrl: string) =>
    token === undefined ? undefined : { token, apiUrl };
  const sandbox = data.SANDBOX === undefined ? gateways.length === 0 : data.SANDBOX === '1';
  return {
    ok: true,
    config: {
      role: data.ROLE,
      redisUrl: data.REDIS_URL,
      dataDir: data.DATA_DIR,
      storage: storageOf(data),
      port: data.PORT,
      // Without a public address the web chat serves this machine alone.
      host: data.HOST ?? (data.PUBLIC_URL === undefined ? '127.0.0.1' : '0.0.0.0'),
      publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
      discord: platform(data.DISCORD_TOKEN, data.DISCORD_API_URL),
      telegram: platform(data.TELEGRAM_TOKEN, data.TELEGRAM_API_URL),
      gateways: sandbox ? [] : gateways,
      sandbox,
      ...(sandbox ? { sandboxGateways: wantedGateways(given) } : {}),
      people: peopleOf(data),
      web: data.WEB === undefined ? !chats : data.WEB === '1',
      allowPrivateUrls: data.ALLOW_PRIVATE_URLS === '1',
      adminToken: data.ADMIN_TOKEN,
      logLevel: data.LOG_LEVEL,
    },
  };
};
