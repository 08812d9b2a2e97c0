import type { Message } from 'discord.js';
import { type ChatSurface, type EventHandler, errorMessage, type Log } from '../../../core/index.js';
import { reasonOf } from '../errors.js';
import { createMessageReply } from '../outgoing/message-reply.js';
import { parseMessage } from './message.js';

/** What the dispatch of messages needs; `locale` is the language of the replies. */
type MessageDispatchDeps = { surface: ChatSurface; log: Log; locale: string | undefined };

/** Dispatches messages for the bot to core. When core fails, the person sees an error message. */
export const createMessageDispatch =
  ({ surface, log, locale }: MessageDispatchDeps) =>
  async (handler: EventHandler, message: Message): Promise<void> => {
    const event = parseMessage(message, locale);
    if (event === undefined) return;
    const reply = createMessageReply(surface, event, locale);
    try {
      await handler.handle({ ...event, reply });
    } catch (error) {
      log.error(
        { event: 'event.failed', platform: 'discord', key: event.key, reason: reasonOf(error) },
        'Event failed',
      );
      await reply.tell(errorMessage(error, locale));
    }
  };
