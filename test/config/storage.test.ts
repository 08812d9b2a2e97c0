import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/index.js';
import type { Storage } from '../../src/config/storage.js';

const storageOf = (environment: Record<string, string>): Storage => {
  const parsed = parseConfig(environment, []);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config.storage;
};

describe('files', () => {
  const bucket = {
    S3_BUCKET: 'songs',
    S3_REGION: 'eu-north-1',
    S3_ACCESS_KEY_ID: 'ada',
    S3_SECRET_ACCESS_KEY: 'hush-hush',
  };

  it('lie in a bucket once all is said about it', () => {
    expect(storageOf(bucket).bucket).toEqual({
      bucket: 'songs',
      region: 'eu-north-1',
      endpoint: undefined,
      accessKeyId: 'ada',
      secretAccessKey: 'hush-hush',
      prefix: '',
    });
  });

  it('may lie at another store than Amazon, below a name of their own', () => {
    const elsewhere = { ...bucket, S3_ENDPOINT: 'http://127.0.0.1:9000', S3_PREFIX: '/bots/minstrel/' };
    expect(storageOf(elsewhere).bucket).toMatchObject({
      endpoint: 'http://127.0.0.1:9000',
      prefix: 'bots/minstrel',
    });
  });

  it('are kept for so many days, and so many of them', () => {
    expect(storageOf({ KEEP_DAYS: '30', KEEP_GIGABYTES: '0.5' })).toEqual({
      bucket: undefined,
      keepDays: 30,
      keepGigabytes: 0.5,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a bucket nobody may open',
      { S3_BUCKET: 'songs', S3_REGION: 'eu-north-1' },
      'S3_BUCKET and S3_REGION are set, but S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not.',
    ],
    [
      'a store without a bucket',
      { S3_ENDPOINT: 'http://127.0.0.1:9000' },
      'S3_ENDPOINT is set, but S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not.',
    ],
    [
      'a bucket without a place',
      { S3_BUCKET: 'songs', S3_ACCESS_KEY_ID: 'ada', S3_SECRET_ACCESS_KEY: 'hush-hush', S3_PREFIX: 'bot' },
      'S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_PREFIX are set, but S3_REGION is not.',
    ],
    ['files kept for no day', { KEEP_DAYS: '0' }, 'KEEP_DAYS is a number of days, 1 or more.'],
    ['files kept for ever, in words', { KEEP_DAYS: 'ever' }, 'KEEP_DAYS is a number of days, 1 or more.'],
    ['no room for files', { KEEP_GIGABYTES: '0' }, 'KEEP_GIGABYTES is a number of gigabytes above 0.'],
    [
      'an odd name in a bucket',
      {
        S3_BUCKET: 'songs',
        S3_REGION: 'eu-north-1',
        S3_ACCESS_KEY_ID: 'ada',
        S3_SECRET_ACCESS_KEY: 'hush-hush',
        S3_PREFIX: 'my bot',
      },
      'S3_PREFIX is made of letters, digits, dots, hyphens, underscores and slashes.',
    ],
  ])('are not kept with %s', (_, environment, problem) => {
    expect(parseConfig(environment, [])).toEqual({ ok: false, problems: [problem] });
  });
});
