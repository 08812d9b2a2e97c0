import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
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
  type Reply,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { DiscordApi, InteractionHandle, Sending } from '../api.js';
import { parseApiError } from '../errors.js';
import { renderForm, type Unshown, withoutChosen } from '../forms/modal.js';
import { withLocalCommands } from '../localization.js';
import { filesOf } from '../render/attachments.js';
import { quietly, renderMessage } from '../render/message.js';
import { invitation, postWithRetry } from './retry.js';

/** What an interaction came from; a form can not be answered with another form. */
export type InteractionKind = 'command' | 'press' | 'form';

/** The answer to one interaction: what core replies with, and what to do when core is done or has failed. */
export type InteractionReply = { reply: Reply; finish(outcome: { error?: unknown }): Promise<void> };

/** What answers are made with. */
type AnswerTools = {
  calls: DiscordApi;
  surface: ChatSurface;
  drafts: ExpiringStore;
  log: Log;
  /** How long core may think before "thinking …" is shown, in milliseconds; Discord gives up after 3 s. */
  patienceMs: number;
};

/** The interaction to be answered. */
type Asked = {
  kind: InteractionKind;
  /** True when the answer is expected to be for this person alone. */
  hidden: boolean;
  key: string;
  handle: InteractionHandle;
  /** When the handle's token stops working, in milliseconds since 1970. */
  expiresAt: number;
  address: ChatAddress;
  person: string;
  locale: string | undefined;
};

/** Where the values are kept that an opened form does not show. */
export const unshownKey = (customId: string, person: string): string => `discord:form:${customId}:${person}`;

/** As long as a form may lie open before it is sent. */
const unshownSeconds = 24 * 3600;

type Visible = 'all' | 'person';

/**
 * Answers an interaction with whatever core says first. When core takes longer than the patience, "thinking …" holds
 * its place, and what comes then replaces it: nobody waits in vain, whatever happens to our memory.
 */
export const createInteractionReply = (tools: AnswerTools, asked: Asked): InteractionReply => {
  const { calls, surface, drafts, log, patienceMs } = tools;
  const { kind, key, handle, address, person, locale } = asked;
  const placeholderFor: Visible = asked.hidden ? 'person' : 'all';
  let first: Promise<'held' | 'lost'> | undefined;
  let placeholder: Visible | undefined;
  let answered = false;
  let posts = 0;

  const warn = (error: unknown, what: string) =>
    log.warn({ id: key, error: parseApiError(error).detail }, what);

  /** Sends the first answer. One that Discord refuses for its content leaves the interaction open. */
  const open = (type: InteractionResponseType, data?: object): Promise<string | undefined> => {
    const sent = calls.respond(handle, type, data);
    first = sent.then(
      () => 'held',
      (error) => {
        warn(error, 'An interaction could not be answered');
        const { code } = parseApiError(error);
        if (code === 50035 || code === 40005) first = undefined;
        return 'lost';
      },
    );
    return sent;
  };

  const timer = setTimeout(() => {
    if (first !== undefined) return;
    const flags = placeholderFor === 'person' ? { flags: MessageFlags.Ephemeral } : {};
    placeholder = placeholderFor;
    open(InteractionResponseType.DeferredChannelMessageWithSource, flags).catch(() => {});
  }, patienceMs);

  /** Waits for the first answer under way, and hands out the placeholder to whoever comes first. */
  const settle = async (): Promise<{ held: boolean; place: Visible | undefined }> => {
    const held = (await first) === 'held';
    const place = held ? placeholder : undefined;
    placeholder = undefined;
    return { held, place };
  };

  const original = (message = '@original'): MessageRef => {
    const { application, token } = handle;
    const { guild } = address.extra ?? {};
    const extra = {
      application,
      token,
      expiresAt: asked.expiresAt,
      ...(guild === undefined ? {} : { guild }),
    };
    return { platform: 'discord', chat: address.chat, message, extra };
  };

  const post = async (message: ChatMessage): Promise<MessageRef> => {
    posts += 1;
    return postWithRetry(surface, address, message, `${key}:${posts}`);
  };

  /** Says something where only this person reads it, when Discord does not take it as an answer any more. */
  const whisper = async (message: ChatMessage): Promise<void> => {
    posts += 1;
    const direct = await calls.openDirect(person);
    const to = { platform: 'discord', chat: direct.id, extra: { guild: '@me' } };
    await postWithRetry(surface, to, message, `${key}:${posts}`);
  };

  /** Files do not travel with a first answer, which has to be fast: they are added right after it. */
  const withFiles = async (ref: MessageRef, message: ChatMessage): Promise<MessageRef> =>
    filesOf(message).length > 0 ? (await surface.edit(ref, message)).ref : ref;

  const clearAway = (): Promise<void> =>
    calls.deleteResponse(handle, '@original').then(
      () => {},
      (error) => warn(error, 'A placeholder could not be taken away'),
    );

  const card = async (message: ChatMessage): Promise<MessageRef> => {
    answered = true;
    if (first === undefined) {
      const body = { ...bare(message).body, ...quietly(message) };
      const sent = await open(InteractionResponseType.ChannelMessageWithSource, body).then(
        (id) => original(id),
        () => undefined,
      );
      return sent === undefined ? post(message) : withFiles(sent, message);
    }
    const { place } = await settle();
    if (place === 'all') return (await surface.edit(original(), message)).ref;
    if (place === 'person') await clearAway();
    return post(message);
  };

  const tell = async (said: ChatMessage): Promise<void> => {
    answered = true;
    const body = withLocalCommands(said.body, locale);
    const message = { ...said, body, footnote: withLocalCommands(said.footnote, locale) };
    if (first === undefined) {
      const answer = { ...bare(message).body, flags: MessageFlags.Ephemeral };
      const sent = await open(InteractionResponseType.ChannelMessageWithSource, answer).then(
        (id) => original(id),
        () => undefined,
      );
      if (sent === undefined) await whisper(message);
      else await withFiles(sent, message);
      return;
    }
    const { held, place } = await settle();
    if (place === 'person') {
      await surface.edit(original(), message);
      return;
    }
    // A follow-up would fill the public placeholder instead of being private.
    if (place === 'all') await clearAway();
    if (!held) return whisper(message);
    try {
      const sent = await calls.followUp(handle, bare(message), 'person');
      await withFiles(original(sent.id), message);
    } catch (error) {
      warn(error, 'A private word is said in direct messages instead');
      await whisper(message);
    }
  };

  const remember = (modal: APIModalInteractionResponseCallbackData, unshown: Unshown | undefined) =>
    unshown === undefined
      ? Promise.resolve()
      : drafts
          .save(unshownKey(modal.custom_id, person), unshown, unshownSeconds)
          .catch((error) => warn(error, 'The values a form does not show could not be kept'));

  const ask = async (form: ChatForm): Promise<void> => {
    if (first !== undefined || kind === 'form') return tell(invitation(form, locale));
    answered = true;
    const { modal, unshown } = renderForm(form, BigInt(handle.id).toString(36), locale);
    // Opening can not wait for our memory.
    const remembered = remember(modal, unshown);
    const opens = (shown: object) =>
      open(InteractionResponseType.Modal, shown).then(
        () => true,
        () => false,
      );
    // A channel or role that was deleted since may not stand in a menu: then nothing is chosen beforehand.
    const opened = (await opens(modal)) || (first === undefined && (await opens(withoutChosen(modal))));
    await remembered;
    if (!opened) await tell(invitation(form, locale));
  };

  /** An event that core has nothing to say about. */
  const close = async (): Promise<void> => {
    if (kind !== 'press') return tell(note('bad', say(locale, 'refusal.gone-wrong')));
    if (first === undefined) await open(InteractionResponseType.DeferredMessageUpdate).catch(() => {});
    else if ((await settle()).place !== undefined) await clearAway();
  };

  return {
    reply: { card, tell, ask },
    async finish(outcome) {
      clearTimeout(timer);
      try {
        if ('error' in outcome) {
          log.error({ id: key, error: parseApiError(outcome.error).detail }, 'An event could not be heard');
          await tell(errorMessage(outcome.error, locale));
        } else if (!answered) await close();
      } catch (error) {
        log.error({ id: key, error: parseApiError(error).detail }, 'A person was left without an answer');
      }
    },
  };
};

/** The message without its files. */
const bare = (message: ChatMessage): Sending => ({
  body: renderMessage({ ...message, image: undefined, audio: undefined, audios: undefined, file: undefined })
    .body,
  files: [],
});
