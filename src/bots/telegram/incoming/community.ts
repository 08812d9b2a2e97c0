import type { Api } from 'grammy';
import type { Community, Log } from '../../../core/index.js';
import { describeError } from '../errors.js';
import type { ChatContext } from './chat.js';

/** How long the answer to "is this person an administrator?" is cached, in milliseconds. */
const cacheMs = 60_000;

/** The group that an update comes from, as core sees it; undefined in private chats. */
export type CommunityOf = (context: ChatContext) => Community | undefined;

/** Builds communities. Telegram is asked for the administrators, once a minute per group and person. */
export const createCommunities = (client: Api, log: Log, now: () => number = Date.now): CommunityOf => {
  const cache = new Map<string, { manages: Promise<boolean>; until: number }>();

  const askIfAdministrator = async (chat: string, person: string): Promise<boolean> => {
    try {
      const { status } = await client.getChatMember(chat, Number(person));
      return status === 'creator' || status === 'administrator';
    } catch (error) {
      log.warn(
        { event: 'administrator.not-checked', platform: 'telegram', chat, reason: describeError(error) },
        'Administrator not checked: the person counts as a member without rights',
      );
      return false;
    }
  };

  /** True for a channel that the person manages and where the bot may post (Bot API ChatMemberAdministrator). */
  const reachesChannel = async (channel: string, person: string): Promise<boolean> => {
    if (!isChannelId(channel) || !/^\d+$/.test(person)) return false;
    try {
      const [{ type }, bot] = await Promise.all([client.getChat(channel), client.getMe()]);
      if (type !== 'channel') return false;
      const own = await client.getChatMember(channel, bot.id);
      const mayPost = own.status === 'administrator' && own.can_post_messages === true;
      return mayPost && (await askIfAdministrator(channel, person));
    } catch (error) {
      log.info(
        { event: 'channel.not-reachable', platform: 'telegram', chat: channel, reason: describeError(error) },
        'Channel not reachable',
      );
      return false;
    }
  };

  const manages = (chat: string, person: string): Promise<boolean> => {
    // Only administrators can write as the group.
    if (person === chat) return Promise.resolve(true);
    const key = `${chat}/${person}`;
    const cached = cache.get(key);
    if (cached !== undefined && cached.until > now()) return cached.manages;
    for (const [old, { until }] of cache) if (until <= now()) cache.delete(old);
    const answer = askIfAdministrator(chat, person);
    cache.set(key, { manages: answer, until: now() + cacheMs });
    return answer;
  };

  return ({ address, isPrivate, person, places }) =>
    isPrivate
      ? undefined
      : {
          key: `telegram:${address.chat}`,
          places,
          holds: (place) => place.split('/')[0] === address.chat,
          reaches: (place) => reachesChannel(place, person.id),
          // Telegram has no roles.
          roles: [],
          manages: () => manages(address.chat, person.id),
        };
};

// Bot API: a chat_id is a number, or the @name of a public channel.
const isChannelId = (place: string): boolean => /^@[A-Za-z][A-Za-z0-9_]{3,31}$|^-100\d{1,15}$/.test(place);
