import { InteractionResponseType, MessageFlags } from 'discord.js';
import {
  type ChatAddress,
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type ExpiringStore,
  errorMessage,
  type Log,
  type MessageRef,
  note,
  type Person,
  type Reply,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { DiscordApi, InteractionHandle } from '../api.js';
import { reasonOf } from '../errors.js';
import { localizeCommandMentions } from '../localization.js';
import { renderFormButton } from '../render/form-button.js';
import { renderFlags, renderWithoutFiles } from '../render/message.js';
import { createFormOpener } from './form-opener.js';
import { createInteractionMessages } from './interaction-messages.js';
import { createInteractionResponse } from './interaction-response.js';

/** What kind of interaction is answered; a submitted form can not be answered with another form. */
export type InteractionKind = 'command' | 'press' | 'form';

/** The reply to one interaction; `finish` is called when core is done or has failed. Neither leaves it unanswered. */
export type InteractionReply = { reply: Reply; finish(outcome: { error?: unknown }): Promise<void> };

/** What replies are made with. */
export type ReplyDeps = {
  api: DiscordApi;
  surface: ChatSurface;
  expiring: ExpiringStore;
  log: Log;
  /** How long core may take before "thinking …" is shown, in milliseconds; Discord gives up after 3 s. */
  deferAfterMs: number;
};

/** The interaction that is answered. */
export type ReplyTarget = {
  kind: InteractionKind;
  /** True when the answer is expected to be for this person alone. */
  ephemeral: boolean;
  key: string;
  handle: InteractionHandle;
  /** The time at which the interaction token expires, in milliseconds since 1970. */
  expiresAt: number;
  address: ChatAddress;
  person: Person;
};

/**
 * Answers an interaction with the first thing core replies. When core takes longer than `deferAfterMs`, "thinking …"
 * is shown and replaced later: every interaction gets an answer, even without the store.
 */
export const createReply = (deps: ReplyDeps, target: ReplyTarget): InteractionReply => {
  const { log } = deps;
  const { kind, key, person } = target;
  const { locale, id: personId } = person;
  const visibility = target.ephemeral ? 'person' : 'all';
  const response = createInteractionResponse({ ...deps, ...target, visibility });
  const messages = createInteractionMessages({ ...deps, ...target, personId });
  const openForm = createFormOpener({ ...deps, ...target, personId, locale, response });
  let answered = false;

  /** Sends a message as the first response; undefined when Discord does not take it. */
  const respondWith = async (message: ChatMessage, flags: { flags?: MessageFlags }) => {
    const body = { ...renderWithoutFiles(message).body, ...flags };
    const sent = await response.send(InteractionResponseType.ChannelMessageWithSource, body);
    return sent.accepted ? messages.ref(sent.message) : undefined;
  };

  const card = async (message: ChatMessage): Promise<MessageRef> => {
    answered = true;
    if (response.isOpen()) {
      const ref = await respondWith(message, renderFlags(message));
      return ref === undefined ? messages.post(message) : messages.addFiles(ref, message);
    }
    const { placeholder } = await response.claim();
    if (placeholder === 'all') return messages.replacePlaceholder(message);
    if (placeholder === 'person') await messages.deletePlaceholder();
    return messages.post(message);
  };

  const tell = async (given: ChatMessage): Promise<void> => {
    answered = true;
    const body = localizeCommandMentions(given.body, locale);
    const message = { ...given, body, footnote: localizeCommandMentions(given.footnote, locale) };
    if (response.isOpen()) {
      const ref = await respondWith(message, { flags: MessageFlags.Ephemeral });
      if (ref === undefined) return messages.postDirect(message);
      await messages.addFiles(ref, message);
      return;
    }
    const { acknowledged, placeholder } = await response.claim();
    if (placeholder === 'person') {
      await messages.replacePlaceholder(message);
      return;
    }
    // Discord would put a follow-up in the place of the public placeholder, for all to see.
    if (placeholder === 'all') await messages.deletePlaceholder();
    await (acknowledged ? messages.postPrivately(message) : messages.postDirect(message));
  };

  const ask = async (form: ChatForm): Promise<void> => {
    if (response.isOpen() && kind !== 'form') {
      answered = true;
      if (await openForm(form)) return;
    }
    await tell(renderFormButton(form, locale));
  };

  /** Ends an interaction that core had nothing to reply to. */
  const close = async (): Promise<void> => {
    if (kind !== 'press') return tell(note('bad', say(locale, 'refusal.gone-wrong')));
    if (response.isOpen()) await response.send(InteractionResponseType.DeferredMessageUpdate);
    else if ((await response.claim()).placeholder !== undefined) await messages.deletePlaceholder();
  };

  const logError = (event: string, error: unknown, text: string): void =>
    log.error({ event, platform: 'discord', key, reason: reasonOf(error) }, text);

  const finish: InteractionReply['finish'] = async (outcome) => {
    response.cancelPlaceholder();
    try {
      if ('error' in outcome) {
        logError('event.failed', outcome.error, 'Event failed');
        await tell(errorMessage(outcome.error, locale));
      } else if (!answered) await close();
    } catch (error) {
      logError('event.unanswered', error, 'Event left without an answer');
    }
  };

  return { reply: { card, tell, ask }, finish };
};
