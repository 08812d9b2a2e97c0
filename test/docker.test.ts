import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { parseConfig } from '../src/config/index.js';
import { providerRegistry } from '../src/providers/index.js';

const named = z.record(z.string(), z.string());
const service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  environment: named.optional(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  stop_grace_period: z.string().optional(),
  restart: z.string(),
});
const compose = z
  .strictObject({
    services: z.strictObject({ redis: service, bot: service, worker: service }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }));
const { redis, bot, worker } = compose.services;

const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ');
const lineOf = (instruction: string): string =>
  new RegExp(`^${instruction} (.*)$`, 'm').exec(dockerfile)?.[1] ?? '';

/** What the image sets, by name; only its last stage sets anything. */
const imageEnvironment = Object.fromEntries(
  lineOf('ENV')
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** The names that the settings know. */
const settings = [...readFileSync('src/config/index.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name = '']) => name,
);

test('its Redis writes down every change before it answers, and forgets nothing', () => {
  const option = (name: string) => redis.command?.[redis.command.indexOf(name) + 1];
  expect(option('--appendonly')).toBe('yes');
  expect(option('--appendfsync')).toBe('always');
  expect(option('--maxmemory-policy')).toBe('noeviction');
  expect(redis.volumes).toEqual(['redis:/data']);
  expect(redis.healthcheck).toBeDefined();
});

test('every name it sets is a setting of the bot', () => {
  const names = [bot.environment, worker.environment, imageEnvironment].flatMap((all) =>
    Object.keys(all ?? {}),
  );
  expect(names).toContain('REDIS_URL');
  for (const name of names.filter((each) => each !== 'NODE_ENV' && !each.startsWith('MALLOC_')))
    expect(settings).toContain(name);
});

test.each([
  ['bot', bot],
  ['worker', worker],
] as const)(
  'the %s starts with these settings, whatever the .env file says about the machine',
  (role, its) => {
    const file = {
      ROLE: 'all',
      REDIS_URL: 'redis://127.0.0.1:1',
      DATA_DIR: 'here',
      HOST: '127.0.0.1',
      PORT: '9',
    };
    const parsed = parseConfig({ ...imageEnvironment, ...file, ...its.environment }, providerRegistry);
    expect(parsed).toMatchObject({
      ok: true,
      config: { role, redisUrl: 'redis://redis:6379', dataDir: '/data', host: '0.0.0.0', port: 3000 },
    });
    expect(its.env_file).toEqual([{ path: '.env', required: false }]);
  },
);

test('bot and workers wait for Redis, share their files, and have the time to finish a paid call', () => {
  for (const one of [bot, worker]) {
    expect(one.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
    expect(one.volumes).toEqual(['data:/data']);
    // A part may take 75 s to stop, because a submit in flight is awaited.
    expect(Number.parseInt(one.stop_grace_period ?? '0', 10)).toBeGreaterThan(75);
  }
  expect(Object.keys(compose.volumes).sort()).toEqual(['data', 'redis']);
});

test('only this machine reaches the bot, and many workers fit beside each other', () => {
  expect(bot.ports).toEqual(['127.0.0.1:3000:3000']);
  expect(worker.ports).toBeUndefined();
});

test('bot and workers write nothing but their files and temporary ones', () => {
  for (const service of [bot, worker]) {
    expect(service.read_only).toBe(true);
    expect(service.tmpfs).toEqual(['/tmp']);
  }
});

/** The last stage, which becomes the image. */
const image = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

test('the image runs the build with Node itself, as a user without rights', () => {
  expect(image).toMatch(/^\nFROM node:24-\S+\n/);
  expect(image).toMatch(/^USER node$/m);
  const command = z.array(z.string()).parse(JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? '[]'));
  expect(command[0]).toBe('node');
  expect(command.at(-1)).toBe('dist/main.js');
  expect(image).toContain('/healthz');
});

test('the image holds the build and the packages of production, and no source', () => {
  const copied = [...image.matchAll(/^COPY (.*)$/gm)].map(([, files]) => files);
  expect(copied).toEqual([
    'package.json ./',
    '--from=packages /app/node_modules ./node_modules',
    '--from=build /app/dist ./dist',
  ]);
  const packages = /AS packages\nRUN (.*)\n/.exec(dockerfile)?.[1];
  expect(packages).toMatch(/^npm ci --omit=dev /);
  const { dependencies } = z
    .object({ dependencies: named })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  for (const tool of ['tsx', 'esbuild', 'typescript', '@aws-sdk/client-s3', '@napi-rs/canvas'])
    expect(Object.keys(dependencies)).not.toContain(tool);
});

test('the bot starts with the same limits of memory in the image and by npm', () => {
  const { start } = z
    .object({ scripts: named })
    .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;
  for (const limit of ['--expose-gc', '--max-old-space-size=256', '--max-semi-space-size=4']) {
    expect(start).toContain(limit);
    expect(image).toContain(limit);
  }
  for (const [setting] of image.matchAll(/MALLOC_\w+=\d+/g)) expect(start).toContain(setting);
});

test('nothing secret gets into the image: only what is named is sent to the builder', () => {
  const [first, ...rest] = readFileSync('.dockerignore', 'utf8').trim().split('\n');
  expect(first).toBe('*');
  const sent = rest.map((line) => line.slice(1));
  expect(rest.every((line) => line.startsWith('!'))).toBe(true);
  for (const [, files = ''] of dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm))
    for (const file of files.split(' ')) expect(sent).toContain(file);
});
