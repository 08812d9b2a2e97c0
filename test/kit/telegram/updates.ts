import { numberOf, type Payload } from './payload.js';
import { Refusal, refuse } from './refusal.js';
import type { PendingUpdate, Update, UpdateQueue } from './update-queue.js';
import { createWebhook, type WebhookEnvironment } from './webhook.js';

const maxPollSeconds = 50;
const maxBatch = 100;
const firstUpdateId = 700_000_001;

// Bot API getUpdates: a bot gets these kinds only when it asks for them by name.
const silentByDefault = ['chat_member', 'message_reaction', 'message_reaction_count'];

const conflictWithPoll =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

const conflictWithWebhook =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

type Poll = {
  wake: () => void;
  end: (refusal?: Refusal) => void;
};

/** The queue of updates for the bot: by long polling or by webhook, never both. */
export type Updates = ReturnType<typeof createUpdates>;

/** Builds the queue; an update leaves it when the bot confirms it or its webhook answers 2xx. */
export const createUpdates = (environment: WebhookEnvironment) => {
  const history: PendingUpdate[] = [];
  let nextId = firstUpdateId;
  let poll: Poll | undefined;
  const queue: UpdateQueue = { pending: [], allowed: [], endPoll: (refusal) => poll?.end(refusal) };

  const setAllowed = (payload: Payload): void => {
    const kinds = payload.fields.allowed_updates;
    if (kinds === undefined || kinds === null) return;
    if (!Array.isArray(kinds)) refuse("can't parse allowed_updates: expected an Array of strings");
    queue.allowed = kinds.map(String);
  };

  const webhook = createWebhook(environment, queue, setAllowed);

  const wake = (): void => {
    poll?.wake();
    webhook.wake();
  };

  const push = (kind: string, chatId: number, body: unknown): Update | undefined => {
    const { allowed, pending } = queue;
    const isAllowed = allowed.length === 0 ? !silentByDefault.includes(kind) : allowed.includes(kind);
    if (!isAllowed) return undefined;
    const entry = { update: { update_id: nextId++, [kind]: body }, chatId };
    history.push(entry);
    pending.push(entry);
    wake();
    return entry.update;
  };

  const redeliver = (count: number): void => {
    const again = count > 0 ? history.slice(-count) : [];
    queue.pending.unshift(...again.map(({ update, chatId }) => ({ update, chatId, again: true as const })));
    wake();
  };

  const getUpdates = async (payload: Payload, gone: AbortSignal): Promise<Update[]> => {
    if (webhook.isSet()) throw new Refusal(409, conflictWithWebhook);
    poll?.end(new Refusal(409, conflictWithPoll));
    setAllowed(payload);
    const offset = numberOf(payload, 'offset') ?? 0;
    const limit = Math.min(maxBatch, Math.max(1, numberOf(payload, 'limit') ?? maxBatch));
    if (offset > 0) {
      queue.pending = queue.pending.filter((entry) => entry.again || entry.update.update_id >= offset);
    }
    if (offset < 0) queue.pending = queue.pending.slice(offset);
    if (queue.pending.length === 0) {
      await waitForUpdate(Math.min(maxPollSeconds, numberOf(payload, 'timeout') ?? 0), gone);
    }
    if (gone.aborted) return [];
    const batch = queue.pending.slice(0, limit);
    queue.pending = queue.pending.filter((entry) => !(entry.again && batch.includes(entry)));
    return batch.map((entry) => entry.update);
  };

  const waitForUpdate = (seconds: number, gone: AbortSignal): Promise<void> => {
    if (seconds <= 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (refusal?: Refusal) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (poll === own) poll = undefined;
        if (refusal) reject(refusal);
        else resolve();
      };
      const leave = () => finish();
      const own: Poll = { wake: leave, end: finish };
      const timer = setTimeout(leave, seconds * 1000);
      gone.addEventListener('abort', leave);
      poll = own;
      if (gone.aborted) finish();
    });
  };

  const close = (): void => {
    poll?.end();
    webhook.close();
  };

  const { setWebhook, deleteWebhook, webhookInfo } = webhook;
  return { push, redeliver, getUpdates, setWebhook, deleteWebhook, webhookInfo, close };
};
