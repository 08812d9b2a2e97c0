import type { Message } from 'discord.js';
import {
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type EventHandler,
  errorMessage,
  type Log,
} from '../../../core/index.js';
import { audioAmong, soundAmong } from '../audio.js';
import { parseApiError } from '../errors.js';
import { invitation, postWithRetry } from '../outgoing/retry.js';
import { communityOf } from './community.js';
import { addressOf, authorOf, eventKey, textForBot } from './event.js';

/** Reads what people write: a message meant for the bot becomes an event, and is answered by a reply to it. */
export const createMessageReader =
  ({ surface, log, locale }: { surface: ChatSurface; log: Log; locale: string | undefined }) =>
  async (studio: EventHandler, message: Message): Promise<void> => {
    const text = textForBot(message, message.client.user.id);
    if (text === undefined) return;
    const person = authorOf(message, locale);
    const address = addressOf(message);
    const key = eventKey(message);
    let posts = 0;
    const post = (said: ChatMessage) => {
      posts += 1;
      return postWithRetry(surface, address, said, `${key}:${posts}`);
    };
    const tell = async (said: ChatMessage): Promise<void> => {
      await post(said);
    };
    const reply = { card: post, tell, ask: (form: ChatForm) => tell(invitation(form, locale)) };
    const heard = { key, person, address, community: communityOf(message), reply };
    const files = [...message.attachments.values()];
    // A film beside words illustrates them; alone, it can only be meant for its sound.
    const audio = text === '' ? audioAmong(files) : soundAmong(files);
    try {
      await studio.handle(
        audio === undefined ? { ...heard, kind: 'text', text } : { ...heard, kind: 'audio', audio, text },
      );
    } catch (error) {
      log.error({ id: key, error: parseApiError(error).detail }, 'An event could not be heard');
      await tell(errorMessage(error, locale));
    }
  };
