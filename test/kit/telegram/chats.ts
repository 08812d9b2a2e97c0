import { createPerson, type Person } from './person.js';
import type { Simulation } from './simulation.js';
import { type Chat, type ChatMessage, toBotApi } from './state.js';

/** Builds the functions that create people and chats, and change and read chats. */
export const createChats = (simulation: Simulation) => {
  const { state } = simulation;
  let people = 0;
  let groups = 0;

  /** Creates a person; the default username is their name in small letters with a number. */
  const person = (name: string, details: { language_code?: string; username?: string } = {}): Person => {
    people += 1;
    const username = details.username ?? `${name.toLowerCase().replace(/[^a-z0-9]/g, '')}_${people}`;
    const account = { id: 500_000_000 + people, is_bot: false, first_name: name, ...details, username };
    state.accounts.set(account.id, account);
    return createPerson(account, simulation);
  };

  /** The private chat of a person with the bot. The bot cannot write to a person before the first call. */
  const privateChat = ({ account }: Person): Chat => {
    const { id, first_name, username } = account;
    return state.chats.get(id)?.chat ?? state.addChat({ id, type: 'private', first_name, username });
  };

  /** Creates a group with the bot as a member: a supergroup, with or without topics, or a basic group. */
  const group = (title: string, details: { topics?: true; basic?: true } = {}): Chat => {
    groups += 1;
    const forum = details.topics ? { is_forum: true as const } : {};
    if (details.basic) return state.addChat({ id: -4_000_000 - groups, type: 'group', title });
    return state.addChat({ id: -1_001_000_000_000 - groups, type: 'supergroup', title, ...forum });
  };

  /** Creates a public channel with an `@name`. The bot is its administrator, or no member if `stranger` is true. */
  const channel = (title: string, username: string, details: { stranger?: true } = {}): Chat => {
    groups += 1;
    const created = state.addChat({ id: -1_001_000_000_000 - groups, type: 'channel', title, username });
    if (details.stranger) state.record(created.id).shut = 'bot is not a member of the channel chat';
    else state.record(created.id).managers.set(state.bot.id, 'administrator');
    return created;
  };

  /** Creates a group that the bot is not a member of. */
  const strangeGroup = (title: string): Chat => {
    const chat = group(title);
    state.record(chat.id).shut = 'bot is not a member of the supergroup chat';
    return chat;
  };

  /** The messages that a person sees in a chat now, oldest first. */
  const messages = (chat: Chat): ChatMessage[] => {
    const all = [...state.record(chat.id).messages.values()];
    return all.map((message) => ({ ...message, reactions: [...message.reactions] }));
  };

  return {
    ...{ person, privateChat, group, channel, strangeGroup, messages },
    ...createChatChanges(simulation, group),
  };
};

/** Builds the functions that change groups. */
const createChatChanges = ({ state, updates }: Simulation, group: (title: string) => Chat) => {
  /** Creates a group to which a person adds the bot. */
  const invite = (title: string, by: Person): Chat => {
    const chat = group(title);
    const member = (status: string) => ({ user: state.bot, status });
    updates.push('my_chat_member', chat.id, {
      chat,
      from: by.account,
      date: Math.floor(state.now() / 1000),
      old_chat_member: member('left'),
      new_chat_member: member('member'),
    });
    return chat;
  };

  /** Makes a person the creator or an administrator of a group. */
  const appoint = (
    chat: Chat,
    { account }: Person,
    as: 'creator' | 'administrator' = 'administrator',
  ): void => {
    state.record(chat.id).managers.set(account.id, as);
  };

  /** Opens a topic in a forum group; returns its `message_thread_id`. */
  const topic = ({ id, is_forum }: Chat, by: Person, name: string): number => {
    if (!is_forum) throw new Error('this group has no topics');
    return state.addTopic(id, by.account, name);
  };

  /** Turns a basic group into a supergroup with a new id; the old id is refused with `migrate_to_chat_id`. */
  const migrate = (chat: Chat, by: Person): Chat => {
    const next = group(chat.title ?? '');
    const announce = (to: Chat, service: Record<string, unknown>) => {
      const message = state.addMessage(to.id, by.account, { entities: [], service });
      updates.push('message', to.id, toBotApi(state, message));
    };
    announce(chat, { migrate_to_chat_id: next.id });
    announce(next, { migrate_from_chat_id: chat.id });
    state.record(chat.id).migratedTo = next.id;
    return next;
  };

  /** Removes the bot from a group; its requests are then refused with 403. */
  const kick = (chat: Chat): void => {
    state.record(chat.id).shut = `bot was kicked from the ${chat.type} chat`;
  };

  return { invite, appoint, topic, migrate, kick };
};
