import { type APIGuildForumTag, type APIThreadChannel, ChannelFlags } from 'discord.js';
import type { ChatMessage, MessageRef } from '../../../core/index.js';
import type { DiscordApi, MessagePayload } from '../api.js';
import { isForbidden, parseApiError } from '../errors.js';
import { unformatted } from '../render/markdown.js';

/** A post carries at most 5 tags (Discord docs, resources/channel, modify channel). */
const maxTags = 5;

/** A name has at most 100 characters (Discord docs, resources/channel, start thread in forum). */
const maxNameCharacters = 100;

/** True when a channel takes posts only, and no messages (Discord docs, JSON error codes). */
export const isForum = (error: unknown): boolean => parseApiError(error).code === 40058;

/**
 * Starts a post in a forum, named after the title and tagged by the style. Discord can not deduplicate posts, so the
 * request is never repeated.
 */
export const startForumPost = async (
  api: DiscordApi,
  forum: string,
  message: ChatMessage,
  payload: MessagePayload,
): Promise<MessageRef> => {
  const channel = await api.channel(forum);
  const tags = 'available_tags' in channel ? channel.available_tags : [];
  const tagRequired = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const thread = await api.startPost(forum, {
    files: payload.files,
    body: {
      name: postName(message),
      applied_tags: matchingTags(tags, message, tagRequired),
      message: payload.body,
    },
  });
  return postRef(thread);
};

/** Deletes a post. When people have answered in it, only the first message is deleted. */
export const removeForumPost = async (api: DiscordApi, thread: string): Promise<void> => {
  const post = await api.channel(thread);
  if ('message_count' in post && post.message_count === 0) {
    try {
      return await api.deleteChannel(thread);
    } catch (error) {
      // Deleting a whole post needs the permission to manage threads.
      if (!isForbidden(parseApiError(error))) throw error;
    }
  }
  return api.deleteMessage(thread, thread);
};

const postName = ({ title, body }: ChatMessage): string =>
  unformatted(title, maxNameCharacters) ?? unformatted(body, maxNameCharacters) ?? '…';

const postRef = ({ id, guild_id: guild, message }: APIThreadChannel & { message?: { id: string } }) => ({
  platform: 'discord',
  chat: id,
  message: message?.id ?? id,
  ...(guild === undefined ? {} : { extra: { guild } }),
});

/** The tags whose names occur in the style; the first tag when none does and the forum requires one. */
const matchingTags = (
  tags: readonly APIGuildForumTag[],
  message: ChatMessage,
  tagRequired: boolean,
): string[] => {
  // Only moderators may apply a moderated tag.
  const allowed = tags.filter((tag) => !tag.moderated);
  const style = paddedWords(styleOf(message));
  const matching = allowed.filter(
    ({ name }) => paddedWords(name) !== '  ' && style.includes(paddedWords(name)),
  );
  const applied = matching.length === 0 && tagRequired ? allowed.slice(0, 1) : matching;
  return applied.slice(0, maxTags).map(({ id }) => id);
};

const styleOf = ({ facts = [] }: ChatMessage): string =>
  facts.find(({ key }) => key === 'style')?.value ?? '';

/** The words of a text, each between spaces, so that `includes` finds whole words only. */
const paddedWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
