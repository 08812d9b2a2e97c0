import * as z from 'zod';
import type { ExpiringStore } from '../../../core/index.js';
import type { ParsedMessage } from './parsed-update.js';

/**
 * From this length on a message may be the first part of a longer one, in UTF-16 units: clients split at 4,096 (Bot API,
 * Message.text), the official ones before that at a space or a line.
 */
const longLength = 3500;
/** Parts of one message are sent within this time, in seconds; Telegram gives the time of a message in whole seconds. */
const partSeconds = 5;
const keptSeconds = 60;

const headSchema = z.object({ messageId: z.number(), date: z.number(), text: z.string(), key: z.string() });

/** The first part of a message that a client split. */
export type Head = z.infer<typeof headSchema>;

type Written = Extract<ParsedMessage, { kind: 'text' | 'command' }>;

/** Builds the recognition; what was last written is kept for a minute, per person and chat. */
export const createSplitMessages = (expiring: ExpiringStore) => {
  const keyOf = ({ address, person }: Written): string =>
    `telegram:long:${address.chat}:${address.thread ?? '-'}:${person.id}`;

  return {
    /** The part before this message; undefined when it is a message of its own. */
    async headOf(message: Written): Promise<Head | undefined> {
      if (message.kind === 'command') return undefined;
      const { data: head } = headSchema.safeParse(await expiring.load(keyOf(message)));
      if (head === undefined || message.messageId <= head.messageId) return undefined;
      return message.date - head.date <= partSeconds ? head : undefined;
    },

    /** Keeps what may be the first part of a longer message; `text` is the whole up to here. */
    async keep(message: Written, text: string, key: string): Promise<void> {
      const { messageId, date } = message;
      if (lastPartOf(message).length < longLength) return;
      await expiring.save(keyOf(message), { messageId, date, text, key } satisfies Head, keptSeconds);
    },
  };
};

const lastPartOf = (message: Written): string => (message.kind === 'command' ? message.rest : message.text);

/** Joins two parts: a full first part was cut within a line, a shorter one at its end. */
export const joinParts = (head: string, tail: string): string =>
  head.length >= 4096 ? head + tail : `${head}\n${tail}`;
