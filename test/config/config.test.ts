import { describe, expect, it } from 'vitest';
import { type Config, parseConfig } from '../../src/config/index.js';

const known = [
  { id: 'first', defaultUrl: 'https://first.example' },
  { id: 'second-hand', defaultUrl: undefined },
  { id: 'third', defaultUrl: 'https://third.example' },
];

const read = (environment: Record<string, string | undefined>) => parseConfig(environment, known);

const configOf = (environment: Record<string, string | undefined>): Config => {
  const parsed = read(environment);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
};

const problemsOf = (environment: Record<string, string | undefined>): string[] => {
  const parsed = read(environment);
  return parsed.ok ? [] : parsed.problems;
};

describe('a bot without any settings', () => {
  it('has a web chat on this machine and uses the sandbox', () => {
    expect(configOf({})).toEqual({
      role: 'all',
      redisUrl: undefined,
      dataDir: '.data',
      storage: { bucket: undefined, keepDays: undefined, keepGigabytes: undefined },
      port: undefined,
      host: '127.0.0.1',
      publicUrl: undefined,
      discord: undefined,
      telegram: undefined,
      gateways: [],
      sandbox: true,
      people: { operators: new Set(), allowances: { person: {}, community: {} }, graceMs: 3000 },
      web: true,
      allowPrivateUrls: false,
      adminToken: undefined,
      logLevel: 'info',
    });
  });

  it('is the same as one whose settings are all empty', () => {
    const empty = { PORT: '', GATEWAYS: ' ', FIRST_KEY: '', FIRST_URL: '', DISCORD_TOKEN: '', SANDBOX: '' };
    expect(configOf(empty)).toEqual(configOf({}));
  });

  it('ignores other variables of the environment', () => {
    expect(configOf({ HOME: '/home/ada', PATH: '/bin' })).toEqual(configOf({}));
  });
});

describe('a bot with an address or a platform', () => {
  it('listens on every interface when it has a public address, which loses its last slash', () => {
    const config = configOf({ PUBLIC_URL: 'https://minstrel.example/' });
    expect(config).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://minstrel.example' });
  });

  it('listens on the host and port of its settings, with or without a public address', () => {
    expect(configOf({ PUBLIC_URL: 'https://minstrel.example', HOST: '10.0.0.1' }).host).toBe('10.0.0.1');
    expect(configOf({ HOST: '::1', PORT: '0' })).toMatchObject({ host: '::1', port: 0 });
  });

  it('has no web chat beside another platform, unless WEB is 1', () => {
    expect(configOf({ DISCORD_TOKEN: 'd' }).web).toBe(false);
    expect(configOf({ TELEGRAM_TOKEN: 't' }).web).toBe(false);
    expect(configOf({ TELEGRAM_TOKEN: 't', WEB: '1' }).web).toBe(true);
    expect(configOf({ WEB: '0' }).web).toBe(false);
  });

  it('uses the APIs of the real platforms unless another address is set', () => {
    const config = configOf({
      DISCORD_TOKEN: 'd',
      TELEGRAM_TOKEN: 't',
      TELEGRAM_API_URL: 'http://127.0.0.1:8081',
    });
    expect(config.discord).toEqual({ token: 'd', apiUrl: 'https://discord.com/api' });
    expect(config.telegram).toEqual({ token: 't', apiUrl: 'http://127.0.0.1:8081' });
  });
});

describe('gateways', () => {
  const keys = {
    FIRST_KEY: 'k1',
    THIRD_KEY: 'k3',
    SECOND_HAND_KEY: 'k2',
    SECOND_HAND_URL: 'http://second.example',
  };
  const order = (environment: Record<string, string>) => configOf(environment).gateways.map(({ id }) => id);

  it('are used in the order of the registry without GATEWAYS', () => {
    expect(configOf(keys).gateways).toEqual([
      { id: 'first', key: 'k1', url: 'https://first.example' },
      { id: 'second-hand', key: 'k2', url: 'http://second.example' },
      { id: 'third', key: 'k3', url: 'https://third.example' },
    ]);
  });

  it('whose calls are guesses come last without GATEWAYS', () => {
    const guessed = known.map((gateway) => ({ ...gateway, isDocumented: gateway.id !== 'first' }));
    const ids = (environment: Record<string, string>) => {
      const parsed = parseConfig(environment, guessed);
      return parsed.ok ? parsed.config.gateways.map(({ id }) => id) : parsed.problems;
    };
    expect(ids(keys)).toEqual(['second-hand', 'third', 'first']);
    expect(ids({ ...keys, GATEWAYS: 'first,third' })).toEqual(['first', 'third']);
  });

  it('are used in the order of GATEWAYS, each once, and no others', () => {
    expect(order({ ...keys, GATEWAYS: ' third, first ,third,' })).toEqual(['third', 'first']);
  });

  it('can have another address than the default one', () => {
    expect(configOf({ FIRST_KEY: 'k', FIRST_URL: 'http://proxy.example/v1' }).gateways).toEqual([
      { id: 'first', key: 'k', url: 'http://proxy.example/v1' },
    ]);
  });

  it('replace the sandbox as soon as one of them has a key', () => {
    expect(configOf({ FIRST_KEY: 'k' }).sandbox).toBe(false);
  });

  it('are not used while SANDBOX is 1, so that no key is charged', () => {
    expect(configOf({ ...keys, SANDBOX: '1' })).toMatchObject({ sandbox: true, gateways: [] });
    expect(configOf({ GATEWAYS: 'third,first', SANDBOX: '1' })).toMatchObject({
      sandbox: true,
      gateways: [],
      sandboxGateways: ['third', 'first'],
    });
  });
});

describe('the problems of settings', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown role', { ROLE: 'singer' }, 'ROLE is all, bot or worker.'],
    [
      'a Redis at a web address',
      { REDIS_URL: 'http://redis' },
      'REDIS_URL is an address that starts with redis:// or rediss://.',
    ],
    ['a port in words', { PORT: 'many' }, 'PORT is a whole number from 0 to 65535.'],
    ['too high a port', { PORT: '70000' }, 'PORT is a whole number from 0 to 65535.'],
    ['a negative port', { PORT: '-1' }, 'PORT is a whole number from 0 to 65535.'],
    ['a fractional port', { PORT: '80.5' }, 'PORT is a whole number from 0 to 65535.'],
    [
      'a public address without http',
      { PUBLIC_URL: 'minstrel.example' },
      'PUBLIC_URL is an address that starts with http:// or https://.',
    ],
    ['a flag in words', { SANDBOX: 'yes' }, 'SANDBOX is 1 or 0.'],
    ['another flag in words', { WEB: 'true' }, 'WEB is 1 or 0.'],
    ['a third flag in words', { ALLOW_PRIVATE_URLS: '2' }, 'ALLOW_PRIVATE_URLS is 1 or 0.'],
    ['a short admin token', { ADMIN_TOKEN: 'short' }, 'ADMIN_TOKEN has at least 8 characters.'],
    [
      'an unknown log level',
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'an unknown gateway',
      { GATEWAYS: 'fourth' },
      'GATEWAYS names fourth, which is not known. Known are: first, second-hand, third.',
    ],
    ['a gateway without a key', { GATEWAYS: 'first' }, 'GATEWAYS names first, but it has no key.'],
    [
      'an unknown gateway, in the sandbox too',
      { GATEWAYS: 'fourth', SANDBOX: '1' },
      'GATEWAYS names fourth, which is not known. Known are: first, second-hand, third.',
    ],
    [
      'an address without a key',
      { FIRST_URL: 'https://first.example' },
      'FIRST_URL is set, but FIRST_KEY is not.',
    ],
    [
      'a key without an address',
      { SECOND_HAND_KEY: 'k' },
      'SECOND_HAND_KEY is set, but SECOND_HAND_URL is not.',
    ],
    [
      'an invalid address of a gateway',
      { FIRST_KEY: 'k', FIRST_URL: 'first' },
      'FIRST_URL is an address that starts with http:// or https://.',
    ],
    [
      'a Discord address without a token',
      { DISCORD_API_URL: 'http://127.0.0.1' },
      'DISCORD_API_URL is set, but DISCORD_TOKEN is not.',
    ],
    [
      'a Telegram address without a token',
      { TELEGRAM_API_URL: 'http://127.0.0.1' },
      'TELEGRAM_API_URL is set, but TELEGRAM_TOKEN is not.',
    ],
    [
      'a bot with neither sandbox nor gateway',
      { SANDBOX: '0' },
      'SANDBOX is 0, but no gateway has a key: set one, such as CCAPI_KEY.',
    ],
  ])('name %s', (_, environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });

  it('are reported all at once', () => {
    const problems = problemsOf({
      ROLE: 'singer',
      PORT: 'many',
      WEB: 'maybe',
      FIRST_URL: 'https://first.example',
      SECOND_HAND_KEY: 'k',
      GATEWAYS: 'fourth',
      TELEGRAM_API_URL: 'http://127.0.0.1',
      SANDBOX: '0',
    });
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual(
      [
        'FIRST_URL',
        'GATEWAYS',
        'PORT',
        'ROLE',
        'SANDBOX',
        'SECOND_HAND_KEY',
        'TELEGRAM_API_URL',
        'WEB',
      ].sort(),
    );
  });

  it('never contain a secret', () => {
    const secret = 'hush-hush';
    const problems = problemsOf({
      DISCORD_TOKEN: secret,
      TELEGRAM_TOKEN: secret,
      ADMIN_TOKEN: 'hush',
      REDIS_URL: `postgres://ada:${secret}@db`,
      PUBLIC_URL: `ftp://ada:${secret}@files`,
      FIRST_KEY: secret,
      FIRST_URL: `ftp://${secret}@first`,
      SECOND_HAND_KEY: secret,
      S3_SECRET_ACCESS_KEY: secret,
      S3_ENDPOINT: `ftp://ada:${secret}@files`,
      S3_PREFIX: `${secret}?`,
      PORT: secret,
      ROLE: secret,
      SANDBOX: secret,
      LOG_LEVEL: secret,
    });
    expect(problems.length).toBeGreaterThan(7);
    expect(problems.join('\n')).not.toContain('hush');
  });
});
