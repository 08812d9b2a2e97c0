import * as z from 'zod';
import type { BucketSettings } from '../media/index.js';
import { address } from './providers.js';

/** Where files are kept, and for how long. */
export type Storage = {
  /** Unset: in a folder under `DATA_DIR`. */
  bucket: BucketSettings | undefined;
  /** Days after its last use for which a file is kept; unset: for good. */
  keepDays: number | undefined;
  /** How much is kept; unset: as much as there is. */
  keepGigabytes: number | undefined;
};

const days = 'is a number of days, 1 or more';
const gigabytes = 'is a number of gigabytes above 0';

/** The settings of {@link Storage}, one by one. */
export const storageSettings = {
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: address.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PREFIX: z
    .string()
    .regex(/^[\w/.-]+$/, 'is made of letters, digits, dots, hyphens, underscores and slashes')
    .optional(),
  KEEP_DAYS: z.coerce.number({ error: days }).min(1, days).optional(),
  KEEP_GIGABYTES: z.coerce.number({ error: gigabytes }).positive(gigabytes).optional(),
};

/** What a bucket cannot do without. */
const needed = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Says what is missing for a bucket, if anything of one is given. */
export const storageProblems = (given: Record<string, string | undefined>): string[] => {
  const set = Object.keys(storageSettings).filter(
    (name) => name.startsWith('S3_') && given[name] !== undefined,
  );
  const missing = needed.filter((name) => given[name] === undefined);
  if (set.length === 0 || missing.length === 0) return [];
  return [
    `${listed(set)} ${set.length === 1 ? 'is' : 'are'} set, but ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not.`,
  ];
};

/** Puts the settings together; a bucket is there when all that it needs is. */
export const storageOf = (data: z.infer<z.ZodObject<typeof storageSettings>>): Storage => {
  const { S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = data;
  const isWhole =
    S3_BUCKET !== undefined &&
    S3_REGION !== undefined &&
    S3_ACCESS_KEY_ID !== undefined &&
    S3_SECRET_ACCESS_KEY !== undefined;
  return {
    bucket: isWhole
      ? {
          bucket: S3_BUCKET,
          region: S3_REGION,
          endpoint: data.S3_ENDPOINT,
          accessKeyId: S3_ACCESS_KEY_ID,
          secretAccessKey: S3_SECRET_ACCESS_KEY,
          prefix: (data.S3_PREFIX ?? '').replace(/^\/+|\/+$/g, ''),
        }
      : undefined,
    keepDays: data.KEEP_DAYS,
    keepGigabytes: data.KEEP_GIGABYTES,
  };
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
