import type { Log } from '../core/index.js';
import { connect } from './connection.js';
import { durabilityWarnings } from './durability.js';

/** Checks a Redis and writes nothing: whether it answers, and its settings that could lose data, in a sentence each. */
export const probeRedis = async (
  url: string,
  log: Log,
): Promise<{ answers: boolean; warnings: string[] }> => {
  const redis = connect(url, log);
  try {
    const answers = (await redis.ping().catch(() => '')) === 'PONG';
    return { answers, warnings: answers ? await durabilityWarnings(redis) : [] };
  } finally {
    await redis.quit().catch(() => redis.disconnect());
  }
};
