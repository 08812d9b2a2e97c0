import type { Api } from 'grammy';
import {
  type ChatSurface,
  type EventHandler,
  type ExpiringStore,
  errorMessage,
  type Log,
  SurfaceError,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import { createWizards } from '../forms/wizard.js';
import { type CallbackAnswer, createCallbackAnswer } from '../outgoing/callback-answer.js';
import { createReply } from '../outgoing/reply.js';
import type { ChatContext } from './chat.js';
import { createCommunities } from './community.js';
import { createEventEmitter } from './events.js';
import { createInlineMode } from './inline.js';
import { createMessageHandlers } from './message-handlers.js';
import type { BotIdentity, ParsedUpdate } from './parsed-update.js';

/** What dispatching needs. */
export type DispatchDeps = {
  token: string;
  apiUrl: string;
  client: Api;
  api: TelegramApi;
  expiring: ExpiringStore;
  log: Log;
  surface?: ChatSurface | undefined;
};

type ChatUpdate = Extract<ParsedUpdate, ChatContext>;

/** Sends each update to the part that handles it. */
export const createDispatch = (deps: DispatchDeps) => {
  const { api, client, log, surface } = deps;
  const inlineMode = createInlineMode(deps);
  const wizards = createWizards(deps);
  const communityOf = createCommunities(client, log);
  const emitter = createEventEmitter({ api, wizards, communityOf, surface });
  const handlers = createMessageHandlers({ ...deps, ...emitter, wizards, communityOf });

  const handleUpdate = (handler: EventHandler, update: ChatUpdate, callbackAnswer?: CallbackAnswer) => {
    if (update.kind === 'callback-query') {
      return callbackAnswer && handlers.handleCallbackQuery(handler, update, callbackAnswer);
    }
    if (update.kind === 'bot-added') {
      const key = `telegram:${update.address.chat}:arrival:${update.date}`;
      return emitter.emit(handler, update, { kind: 'arrival', key });
    }
    return handlers.handleMessage(handler, update);
  };

  const reportFailure = async (update: ChatUpdate, error: unknown, callbackAnswer?: CallbackAnswer) => {
    const facts = { platform: 'telegram', chat: update.address.chat, reason: describeError(error) };
    log.error({ event: 'event.failed', ...facts }, 'Event failed');
    // Telegram did not take an answer, so it takes no apology either; and the request may well be running.
    if (error instanceof SurfaceError) return;
    const reply = createReply(api, update, async () => undefined, { callbackAnswer });
    await reply.tell(errorMessage(error, update.person.locale)).catch((failure: unknown) => {
      log.warn(
        { event: 'event.unanswered', ...facts, reason: describeError(failure) },
        'Event left without an answer',
      );
    });
  };

  /** Handles what a person does in a chat. A failure is logged, and the person sees an apology; never rejects. */
  const handleChatUpdate = async (handler: EventHandler, update: ChatUpdate): Promise<void> => {
    const callbackAnswer =
      update.kind === 'callback-query' ? createCallbackAnswer(api, update.id, log) : undefined;
    try {
      await handleUpdate(handler, update, callbackAnswer);
    } catch (error) {
      await reportFailure(update, error, callbackAnswer);
    }
    await callbackAnswer?.settle();
  };

  return async (handler: EventHandler, update: ParsedUpdate, bot: BotIdentity): Promise<void> => {
    switch (update.kind) {
      case 'inline-query':
        return inlineMode.offer(update, bot);
      case 'chosen-result':
        return inlineMode.start(handler, update, bot);
      case 'migration':
        return handler.groupMigrated(`telegram:${update.from}`, `telegram:${update.to}`);
      case 'membership':
        return log.info(
          { event: 'membership.changed', platform: 'telegram', chat: update.chat, status: update.status },
          'The bot’s membership in a chat changed',
        );
      default:
        return handleChatUpdate(handler, update);
    }
  };
};
