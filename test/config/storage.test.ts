import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/config/files.js';
import { parseConfig } from '../../src/config/index.js';

const storageOf = (environment: Record<string, string>): Storage => {
  const parsed = parseConfig(environment, []);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config.storage;
};

describe('media files', () => {
  const bucket = {
    S3_BUCKET: 'songs',
    S3_REGION: 'eu-north-1',
    S3_ACCESS_KEY_ID: 'ada',
    S3_SECRET_ACCESS_KEY: 'hush-hush',
  };

  it('are stored in a bucket when all its settings are there', () => {
    expect(storageOf(bucket).bucket).toEqual({
      bucket: 'songs',
      region: 'eu-north-1',
      endpoint: undefined,
      accessKeyId: 'ada',
      secretAccessKey: 'hush-hush',
      prefix: '',
    });
  });

  it('can be stored at another S3 service, below a prefix', () => {
    const otherService = { ...bucket, S3_ENDPOINT: 'http://127.0.0.1:9000', S3_PREFIX: '/bots/minstrel/' };
    expect(storageOf(otherService).bucket).toMatchObject({
      endpoint: 'http://127.0.0.1:9000',
      prefix: 'bots/minstrel',
    });
  });

  it('are kept for a number of days and gigabytes', () => {
    expect(storageOf({ KEEP_DAYS: '30', KEEP_GIGABYTES: '0.5' })).toEqual({
      bucket: undefined,
      keepDays: 30,
      keepGigabytes: 0.5,
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a bucket without keys',
      { S3_BUCKET: 'songs', S3_REGION: 'eu-north-1' },
      'S3_BUCKET and S3_REGION are set, but S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not.',
    ],
    [
      'an endpoint without a bucket',
      { S3_ENDPOINT: 'http://127.0.0.1:9000' },
      'S3_ENDPOINT is set, but S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are not.',
    ],
    [
      'a bucket without a region',
      { S3_BUCKET: 'songs', S3_ACCESS_KEY_ID: 'ada', S3_SECRET_ACCESS_KEY: 'hush-hush', S3_PREFIX: 'bot' },
      'S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_PREFIX are set, but S3_REGION is not.',
    ],
    ['zero days', { KEEP_DAYS: '0' }, 'KEEP_DAYS is a number of days, 1 or more.'],
    ['a word for the number of days', { KEEP_DAYS: 'ever' }, 'KEEP_DAYS is a number of days, 1 or more.'],
    ['zero gigabytes', { KEEP_GIGABYTES: '0' }, 'KEEP_GIGABYTES is a number of gigabytes above 0.'],
    [
      'an invalid prefix',
      {
        S3_BUCKET: 'songs',
        S3_REGION: 'eu-north-1',
        S3_ACCESS_KEY_ID: 'ada',
        S3_SECRET_ACCESS_KEY: 'hush-hush',
        S3_PREFIX: 'my bot',
      },
      'S3_PREFIX is made of letters, digits, dots, hyphens, underscores and slashes.',
    ],
  ])('cannot be configured with %s', (_, environment, problem) => {
    expect(parseConfig(environment, [])).toEqual({ ok: false, problems: [problem] });
  });
});
