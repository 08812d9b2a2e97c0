import type { ChatAddress, ChatMessage, ChatSurface, Log, MessageRef } from '../../../core/index.js';
import type { DiscordApi, InteractionHandle } from '../api.js';
import { reasonOf } from '../errors.js';
import { filesOf } from '../render/attachments.js';
import { renderWithoutFiles } from '../render/message.js';
import { postWithRetry } from './retry.js';

/** The interaction whose messages are posted and edited, and what they are made with. */
type MessagesDeps = {
  api: DiscordApi;
  surface: ChatSurface;
  log: Log;
  key: string;
  handle: InteractionHandle;
  /** The time at which the interaction token expires, in milliseconds since 1970. */
  expiresAt: number;
  address: ChatAddress;
  personId: string;
};

/** Posts and edits the messages of an interaction. Each post has a key of its own: the key of the event and a number. */
export const createInteractionMessages = (deps: MessagesDeps) => {
  const { api, surface, log, key, handle, expiresAt, address, personId } = deps;
  let posts = 0;

  const postTo = (to: ChatAddress, message: ChatMessage): Promise<MessageRef> => {
    posts += 1;
    return postWithRetry(surface, to, message, `${key}:${posts}`);
  };

  const warn = (event: string, error: unknown, text: string): void =>
    log.warn({ event, platform: 'discord', key, reason: reasonOf(error) }, text);

  /** The reference to a message of the interaction; `@original` is the first response. */
  const ref = (message = '@original'): MessageRef => {
    const { application, token } = handle;
    const { guild } = address.extra ?? {};
    const extra = { application, token, expiresAt, ...(guild === undefined ? {} : { guild }) };
    return { platform: 'discord', chat: address.chat, message, extra };
  };

  /** Adds the files of a message: a first response has no time to upload them. */
  const addFiles = async (posted: MessageRef, message: ChatMessage): Promise<MessageRef> =>
    filesOf(message).length > 0 ? (await surface.edit(posted, message)).ref : posted;

  const postDirect = async (message: ChatMessage): Promise<void> => {
    const channel = await api.openDirectMessages(personId);
    await postTo({ platform: 'discord', chat: channel.id, extra: { guild: '@me' } }, message);
  };

  return {
    ref,
    addFiles,
    /** Posts where the interaction came from, for everybody to see. */
    post: (message: ChatMessage) => postTo(address, message),

    /** Posts into the direct messages of the person. */
    postDirect,

    /** Posts a follow-up that only the person sees, or a direct message when Discord refuses the follow-up. */
    postPrivately: async (message: ChatMessage): Promise<void> => {
      try {
        const posted = await api.followUp(handle, renderWithoutFiles(message), 'person');
        await addFiles(ref(posted.id), message);
      } catch (error) {
        warn('interaction.follow-up-failed', error, 'Private follow-up failed, direct message instead');
        await postDirect(message);
      }
    },

    replacePlaceholder: async (message: ChatMessage): Promise<MessageRef> =>
      (await surface.edit(ref(), message)).ref,

    deletePlaceholder: (): Promise<void> =>
      api.deleteResponse(handle, '@original').then(
        () => {},
        (error) => warn('interaction.placeholder-left', error, 'Placeholder could not be deleted'),
      ),
  };
};
