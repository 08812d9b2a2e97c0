import type { Api } from 'grammy';
import type { Community, Log } from '../../core/index.js';
import type { Place } from './place.js';
import { describeTrouble } from './trouble.js';

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
      const facts = { platform: 'telegram', chat, error: describeTrouble(error) };
      log.warn(facts, 'Telegram does not say who runs a group');
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
          // Telegram has no roles.
          roles: [],
          manages: () => manages(address.chat, person.id),
        };
};

const rememberedMs = 60_000;
