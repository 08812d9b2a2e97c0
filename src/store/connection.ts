import { Redis } from 'ioredis';
import type { Log } from '../core/index.js';

/** The store's connection. A command fails after about two seconds without Redis, so that people get an answer. */
export const connect = (url: string, log: Log): Redis => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 2,
    commandTimeout: 5000,
    connectTimeout: 2000,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(200 * times, 1000),
  });
  let isReported = false;
  redis.on('error', (error) => {
    if (!isReported) log.warn({ event: 'redis.unreachable', reason: error.message }, 'Redis is out of reach');
    isReported = true;
  });
  redis.on('ready', () => {
    isReported = false;
  });
  return redis;
};
