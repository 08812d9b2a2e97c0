import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mediaPath } from '../../src/core/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { visit } from '../bots/web/visitor.js';
import { startBot } from '../kit/bot.js';
import { startRedis } from '../kit/redis.js';
import { day } from './blob-stores.js';
import { openBucket } from './bucket.js';

/** A bucket, and how to start bots that store their files in it. */
const openBucketBot = async () => {
  const bucket = await openBucket(Date.now);
  const { settings } = bucket;
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-bucket-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const sandbox = await createSandbox({ quick: true, pace: 300 });
  onTestFinished(sandbox.close);
  const environment = {
    DATA_DIR: directory,
    S3_BUCKET: settings.bucket,
    S3_REGION: settings.region,
    S3_ENDPOINT: settings.endpoint ?? '',
    S3_ACCESS_KEY_ID: settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    S3_PREFIX: settings.prefix,
    KEEP_DAYS: '2',
  };
  const start = async (prefix: string, clock = Date.now) => {
    const overrides = { prefix, clock };
    const bot = await startBot({ sandbox, redis, web: true, gateways: ['ccapi'], environment, overrides });
    onTestFinished(bot.stop);
    return bot;
  };
  return { ...bucket, directory, start };
};

test('a bot with a bucket stores its songs there, plays them from there, and deletes the old ones', async () => {
  const { settings, held, directory, start } = await openBucketBot();
  const bot = await start('bucket');
  const visitor = await visit(bot.app.url);
  await visitor.say('/song a song about a bucket');
  const audios = async () =>
    (await visitor.conversation()).entries.flatMap(({ message }) => message.audio ?? []);
  await expect.poll(async () => (await audios()).length, { timeout: 12_000 }).toBe(2);
  const [audio] = await audios();
  if (audio === undefined) throw new Error('no song');
  const play = (url: string) => fetch(url + mediaPath(audio), { headers: { range: 'bytes=0-9' } });
  const played = await play(bot.app.url);
  expect([played.status, played.headers.get('content-range')]).toEqual([206, `bytes 0-9/${audio.bytes}`]);
  expect([...held.keys()].filter((name) => name.endsWith(audio.key))).toHaveLength(1);
  expect(existsSync(join(directory, 'media'))).toBe(false);
  expect(JSON.stringify(bot.lines)).not.toContain(settings.secretAccessKey);

  const later = await start('later', () => Date.now() + 3 * day);
  await expect.poll(() => held.size, { timeout: 12_000 }).toBe(0);
  expect((await play(later.app.url)).status).toBe(404);
});

test('a bot without access to its bucket alarms its operator at once, without the secret', async () => {
  const { settings, state, start } = await openBucketBot();
  state.refusal = { status: 403, code: 'InvalidAccessKeyId' };
  const bot = await start('no-access');
  const alarms = () => bot.lines.filter(({ facts }) => facts.alarm === true);
  await expect.poll(() => alarms().length).toBe(1);
  expect(alarms()[0]?.message).toContain('Files cannot be stored');
  expect(JSON.stringify(bot.lines)).toContain('403 InvalidAccessKeyId');
  expect(JSON.stringify(bot.lines)).not.toContain(settings.secretAccessKey);
});
