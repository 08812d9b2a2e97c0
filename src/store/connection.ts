import { Redis } from 'ioredis';
import type { Log } from '../core/index.js';

/** The store's connection: a command fails within about two seconds when Redis is away, so that people hear of it. */
export const connect = (url: string, log: Log): Redis => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 2,
    commandTimeout: 5000,
    connectTimeout: 2000,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(200 * times, 1000),
  });
  let told = false;
  redis.on('error', (error) => {
    if (!told) log.warn({ reason: error.message }, 'Redis is out of reach');
    told = true;
  });
  redis.on('ready', () => {
    told = false;
  });
  return redis;
};
