import { type APIGuildForumTag, type APIThreadChannel, ChannelFlags } from 'discord.js';
import type { ChatMessage, MessageRef } from '../../../core/index.js';
import type { DiscordApi, Sending } from '../api.js';
import { isShutOut, parseApiError } from '../errors.js';
import { unformatted } from '../render/markdown.js';

/** True when a channel holds no messages, only posts (Discord docs, JSON error codes). */
export const isForum = (error: unknown): boolean => parseApiError(error).code === 40058;

/** A post carries at most 5 tags (Discord docs, resources/channel, modify channel). */
const mostTags = 5;

/**
 * Starts a post in a forum: its name is the title, its tags are those the style speaks of. Discord has nothing that
 * keeps a post from being started twice, so it is never tried again by itself.
 */
export const postInForum = async (
  calls: DiscordApi,
  forum: string,
  message: ChatMessage,
  sending: Sending,
): Promise<MessageRef> => {
  const channel = await calls.channel(forum);
  const tags = 'available_tags' in channel ? channel.available_tags : [];
  const needed = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const thread = await calls.startPost(forum, {
    files: sending.files,
    body: {
      name: unformatted(message.title, 100) ?? unformatted(message.body, 100) ?? '…',
      applied_tags: fittingTags(tags, message, needed),
      message: sending.body,
    },
  });
  return refOfPost(thread);
};

/** Takes a post away, with its name, unless people have answered in it; then only what the bot said in it. */
export const removePost = async (calls: DiscordApi, thread: string): Promise<void> => {
  const post = await calls.channel(thread);
  if ('message_count' in post && post.message_count === 0) {
    try {
      return await calls.deleteChannel(thread);
    } catch (error) {
      // Whole posts may only be taken away by who manages threads.
      if (!isShutOut(parseApiError(error))) throw error;
    }
  }
  return calls.deleteMessage(thread, thread);
};

const refOfPost = ({ id, guild_id: guild, message }: APIThreadChannel & { message?: { id: string } }) => ({
  platform: 'discord',
  chat: id,
  message: message?.id ?? id,
  ...(guild === undefined ? {} : { extra: { guild } }),
});

/** The tags whose names the style holds; where a post must have one and none fits, the first. */
const fittingTags = (tags: readonly APIGuildForumTag[], message: ChatMessage, needed: boolean): string[] => {
  // Only moderators may give the others.
  const open = tags.filter((tag) => !tag.moderated);
  const style = wordsOf(styleIn(message));
  const fitting = open.filter(({ name }) => wordsOf(name) !== '  ' && style.includes(wordsOf(name)));
  const chosen = fitting.length === 0 && needed ? open.slice(0, 1) : fitting;
  return chosen.slice(0, mostTags).map(({ id }) => id);
};

const styleIn = ({ facts = [] }: ChatMessage): string =>
  facts.find(({ key }) => key === 'style')?.value ?? '';

/** The words alone, each between spaces, so that a whole word is found but never a part of one. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
