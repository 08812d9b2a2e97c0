import type { Log } from '../../../core/index.js';
import { describeError, isWrongToken } from '../errors.js';
import { createBackoff } from './backoff.js';

/**
 * Calls `connect` until it succeeds or the signal aborts. Throws a message for the operator when Telegram refuses the
 * token or the webhook, because another attempt would end the same way.
 */
export const connectWithRetry = async (
  connect: () => Promise<void>,
  { webhookUrl, log, signal }: { webhookUrl: string | undefined; log: Log; signal: AbortSignal },
): Promise<void> => {
  const backoff = createBackoff(signal);
  while (!signal.aborted) {
    try {
      return await connect();
    } catch (error) {
      const refusal = refusalFor(error, webhookUrl);
      if (refusal !== undefined) throw new Error(refusal);
      log.warn(
        { event: 'connection.failed', platform: 'telegram', reason: describeError(error) },
        'Telegram is unreachable; retrying',
      );
      await backoff.wait();
    }
  }
};

const refusalFor = (error: unknown, webhookUrl: string | undefined): string | undefined => {
  if (isWrongToken(error)) {
    return 'Telegram does not accept TELEGRAM_TOKEN. Take the token of your bot from @BotFather and try again.';
  }
  const detail = describeError(error);
  return webhookUrl !== undefined && /^400 /.test(detail)
    ? `Telegram does not accept the webhook ${webhookUrl}: ${detail}`
    : undefined;
};
