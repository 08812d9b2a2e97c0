import { inject } from 'vitest';

/**
 * The Redis that all files of the project share. A test stays apart by a key prefix of its own and never stops or
 * flushes this Redis; a test that does so starts its own with `startRedis`.
 */
export const sharedRedis = (): { url: string } => ({ url: inject('redisUrl') });
