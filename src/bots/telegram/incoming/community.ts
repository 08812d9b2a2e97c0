import type { Api } from 'grammy';
import type { Community, Log } from '../../../core/index.js';
import type { Place } from '../chat.js';
import { describeError } from '../errors.js';

/** Says to which group something belongs; undefined in private chats. */
export type Communities = (place: Place) => Community | undefined;

/** Who runs a group is asked of Telegram, and remembered for a minute per group and person. */
export const createCommunities = (api: Api, log: Log, now: () => number = Date.now): Communities => {
  const known = new Map<string, { manages: Promise<boolean>; until: number }>();

  const ask = async (chat: string, person: string): Promise<boolean> => {
    try {
      const { status } = await api.getChatMember(chat, Number(person));
      return status === 'creator' || status === 'administrator';
    } catch (error) {
      const facts = { platform: 'telegram', chat, error: describeError(error) };
      log.warn(facts, 'Telegram does not say who runs a group');
      return false;
    }
  };

  /** True for a channel that the person runs and where the bot may post (Bot API ChatMemberAdministrator). */
  const reachesChannel = async (place: string, person: string): Promise<boolean> => {
    if (!isChannelName(place) || !/^\d+$/.test(person)) return false;
    try {
      const [{ type }, me] = await Promise.all([api.getChat(place), api.getMe()]);
      if (type !== 'channel') return false;
      const own = await api.getChatMember(place, me.id);
      return own.status === 'administrator' && own.can_post_messages === true && (await ask(place, person));
    } catch (error) {
      const facts = { platform: 'telegram', chat: place, error: describeError(error) };
      log.info(facts, 'a channel cannot be reached');
      return false;
    }
  };

  const manages = (chat: string, person: string): Promise<boolean> => {
    // Only those who run a group can write in its name.
    if (person === chat) return Promise.resolve(true);
    const key = `${chat}/${person}`;
    const before = known.get(key);
    if (before !== undefined && before.until > now()) return before.manages;
    for (const [old, { until }] of known) if (until <= now()) known.delete(old);
    const asked = ask(chat, person);
    known.set(key, { manages: asked, until: now() + rememberedMs });
    return asked;
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

const rememberedMs = 60_000;

// Bot API: a chat_id is a number, or the name of a public channel.
const isChannelName = (place: string): boolean => /^@[A-Za-z][A-Za-z0-9_]{3,31}$|^-100\d{1,15}$/.test(place);
