import type { Person } from '../../../core/index.js';
import type { AudioAttachment } from './audio.js';
import type { ChatContext } from './chat.js';

/** A message that a person wrote for the bot. */
export type ParsedMessage =
  /** `file` is the audio in the message, or in the message it replies to. */
  | ({
      kind: 'command';
      name: string;
      rest: string;
      isAddressed: boolean;
      messageId: number;
      /** When it was sent, in seconds since 1970. */
      date: number;
      file: AudioAttachment | undefined;
    } & ChatContext)
  /** `repliesTo` is the bot's message it replies to. */
  | ({
      kind: 'text';
      text: string;
      repliesTo: number | undefined;
      messageId: number;
      date: number;
    } & ChatContext)
  | ({ kind: 'audio'; file: AudioAttachment; text: string; messageId: number } & ChatContext);

/** A press on a button of one of the bot's messages; `data` is what the button carries. */
export type ParsedCallbackQuery = { kind: 'callback-query'; id: string; data: string } & ChatContext;

/** A person types the bot's name and a request in any chat. */
export type ParsedInlineQuery = { kind: 'inline-query'; id: string; text: string; person: Person };

/** A person has taken the offer of inline mode; `inlineMessageId` is the message it became. */
export type ParsedChosenResult = {
  kind: 'chosen-result';
  inlineMessageId: string;
  text: string;
  person: Person;
};

/** An update as far as the bot reads it. */
export type ParsedUpdate =
  | ParsedMessage
  | ParsedCallbackQuery
  | ParsedInlineQuery
  | ParsedChosenResult
  /** A person has added the bot to a group; `date` in seconds since 1970 distinguishes one time from the next. */
  | ({ kind: 'bot-added'; date: number } & ChatContext)
  /** The bot's rights in a chat have changed. */
  | { kind: 'membership'; chat: string; status: string }
  /** A group has become a supergroup, which has another id. */
  | { kind: 'migration'; from: string; to: string };

/** The bot's own account (Bot API getMe). */
export type BotIdentity = { id: number; username: string };
