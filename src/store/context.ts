import type { Redis } from 'ioredis';
import type { Clock } from '../core/index.js';
import type { RecordReader } from './records/reader.js';
import type { ReplaceRecord } from './replace-record.js';

/** What every repository of a store works with. */
export type StoreContext = {
  redis: Redis;
  /** The full key of a name: the prefix keeps several bots apart in one Redis. */
  key: (name: string) => string;
  clock: Clock;
  reader: RecordReader;
  replace: ReplaceRecord;
};
