import { type Log, StorageError } from '../../core/index.js';
import type { RecordKind } from './record.js';

/** Reads stored text; what cannot be read is reported to the operator, once for each key. */
export type RecordReader = {
  /** The record; undefined where nothing is stored. Throws a {@link StorageError} when it cannot be read. */
  read<T>(kind: RecordKind<T>, key: string, text: string | null | undefined): T | undefined;
  /** As `read`, for one of many: undefined also where the record cannot be read. */
  readOrSkip<T>(kind: RecordKind<T>, key: string, text: string | null | undefined): T | undefined;
};

/** So many keys are kept in mind; after that the oldest may be reported a second time. */
const reportedKeys = 10_000;

/** Creates the reader that all repositories of a store share. */
export const createRecordReader = (log: Log): RecordReader => {
  const reported = new Set<string>();
  const report = (key: string, reason: string) => {
    if (reported.has(key)) return;
    if (reported.size >= reportedKeys) reported.clear();
    reported.add(key);
    log.error({ event: 'record.unreadable', key, reason, alarm: true }, 'Stored record cannot be read');
  };
  const read: RecordReader['read'] = (kind, key, text) => {
    if (text === null || text === undefined) return undefined;
    try {
      return kind.parse(key, text);
    } catch (error) {
      if (isUnreadable(error)) report(key, error.message);
      throw error;
    }
  };
  return {
    read,
    readOrSkip: (kind, key, text) => {
      try {
        return read(kind, key, text);
      } catch (error) {
        if (isUnreadable(error)) return undefined;
        throw error;
      }
    },
  };
};

const isUnreadable = (error: unknown): error is StorageError =>
  error instanceof StorageError && error.code === 'unreadable';
