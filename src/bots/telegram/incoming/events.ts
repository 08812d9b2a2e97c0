import type { ChatEvent, ChatForm, ChatSurface, EventHandler } from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import type { Wizards } from '../forms/wizard.js';
import type { Submit } from '../forms/wizard-effects.js';
import type { CallbackAnswer } from '../outgoing/callback-answer.js';
import { createReply } from '../outgoing/reply.js';
import type { ChatContext } from './chat.js';
import type { CommunityOf } from './community.js';

type WithoutContext<E> = E extends unknown ? Omit<E, 'person' | 'address' | 'community' | 'reply'> : never;

/** What an event says besides who did it and where. */
export type EventContent = WithoutContext<ChatEvent>;

type Deps = {
  api: TelegramApi;
  wizards: Wizards;
  communityOf: CommunityOf;
  surface: ChatSurface | undefined;
};

/** Hands events of chats to core. */
export type EventEmitter = ReturnType<typeof createEventEmitter>;

/** Builds events with the reply and the community of the chat they come from. */
export const createEventEmitter = ({ api, wizards, communityOf, surface }: Deps) => {
  /** Rejects when core could not handle the event. */
  const emit = async (
    handler: EventHandler,
    context: ChatContext,
    content: EventContent,
    callbackAnswer?: CallbackAnswer,
  ): Promise<void> => {
    const ask = (form: ChatForm) => wizards.start(context, form, submitTo(handler, context));
    const files = surface === undefined ? undefined : { surface, key: content.key };
    const reply = createReply(api, context, ask, { callbackAnswer, files });
    const { person, address } = context;
    await handler.handle({ ...content, person, address, community: communityOf(context), reply });
  };

  /** Submits a filled form as an event of the place where the form was asked for. */
  const submitTo =
    (handler: EventHandler, context: ChatContext, callbackAnswer?: CallbackAnswer): Submit =>
    ({ address, ...filled }) =>
      emit(handler, { ...context, address }, { kind: 'form', ...filled }, callbackAnswer);

  return { emit, submitTo };
};
