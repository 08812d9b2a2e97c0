import type { FloodRule } from './faults.js';
import { createInline } from './inline.js';
import { createMethods } from './methods.js';
import { createPerson, createPresses, type Person } from './person.js';
import { startServer } from './server.js';
import { type Chat, type ChatMessage, createState, toBotApi } from './state.js';
import { createUpdates } from './updates.js';

export { renderHtml } from './draw.js';
export type { Trouble, TroubleRule } from './faults.js';
export type { Person, PressAnswer, SentFile } from './person.js';
export type { LoggedRequest } from './server.js';
export type { Account, Attachment, Chat, ChatMessage } from './state.js';

/** How this Telegram differs from the real one. */
export interface TelegramOptions {
  /** The largest upload, 50 MB unless told (Bot API "Sending files"). */
  maxFileBytes?: number;
  /** Refuses too many sends and edits with 429; off unless told. */
  flood?: FloodRule;
  /** How long a pressed button waits for answerCallbackQuery; 15 seconds unless told. */
  pressSeconds?: number;
  /** Public origins and where they really are, such as `https://minstrel.example` to a loopback origin. */
  routes?: Record<string, string>;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** A Telegram for tests: real HTTP on loopback, with people who write and press. */
export type Telegram = Awaited<ReturnType<typeof startTelegram>>;

/** Starts a Telegram with one bot; close it at the end. Its memory outlives the bot's process. */
export async function startTelegram(options: TelegramOptions = {}) {
  const now = options.now ?? Date.now;
  const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Minstrel', username: 'minstrel_bot' };
  const token = `${bot.id}:AAE-loopback_token_for_tests_only_00`;
  const routes = new Map(Object.entries(options.routes ?? {}));
  const state = createState(bot, now);
  const presses = createPresses(options.pressSeconds ?? 15);
  const reach = (url: string) => reachable(url, routes);
  const answer = (method: string, fields: Record<string, unknown>) => server.callFromWebhook(method, fields);
  const updates = createUpdates({ now, reach, answer });
  const inline = createInline(state, updates, options.pressSeconds ?? 15);
  const methods = createMethods(state, updates, presses, inline, reach);
  const limits = { maxFileBytes: options.maxFileBytes ?? 50_000_000, flood: options.flood };
  const server = await startServer(state, token, methods, limits);
  let people = 0;
  let groups = 0;

  /** Makes a person; without a username they get their name in small letters. */
  function person(name: string, details: { language_code?: string; username?: string } = {}): Person {
    people += 1;
    const username = details.username ?? `${name.toLowerCase().replace(/[^a-z0-9]/g, '')}_${people}`;
    const account = { id: 500_000_000 + people, is_bot: false, first_name: name, ...details, username };
    presses.accounts.set(account.id, account);
    return createPerson(account, state, updates, presses, inline);
  }

  /** The chat of a person with the bot; before it exists, the bot can't write to them. */
  function privateChat({ account }: Person): Chat {
    const { id, first_name, username } = account;
    return state.chats.get(id)?.chat ?? state.addChat({ id, type: 'private', first_name, username });
  }

  /** A group with the bot in it: a supergroup, with topics if told, or a basic group that may migrate. */
  function group(title: string, details: { topics?: true; basic?: true } = {}): Chat {
    groups += 1;
    const forum = details.topics ? { is_forum: true as const } : {};
    if (details.basic) return state.addChat({ id: -4_000_000 - groups, type: 'group', title });
    return state.addChat({ id: -1_001_000_000_000 - groups, type: 'supergroup', title, ...forum });
  }

  /** A public channel, known by its `@name`; the bot may post there unless it is a stranger to it. */
  function channel(title: string, username: string, details: { stranger?: true } = {}): Chat {
    groups += 1;
    const made = state.addChat({ id: -1_001_000_000_000 - groups, type: 'channel', title, username });
    if (details.stranger) state.record(made.id).shut = 'bot is not a member of the channel chat';
    else state.record(made.id).managers.set(bot.id, 'administrator');
    return made;
  }

  /** Somebody makes a group and takes the bot in. */
  function invite(title: string, by: Person): Chat {
    const chat = group(title);
    const member = (status: string) => ({ user: bot, status });
    updates.push('my_chat_member', chat.id, {
      chat,
      from: by.account,
      date: Math.floor(state.now() / 1000),
      old_chat_member: member('left'),
      new_chat_member: member('member'),
    });
    return chat;
  }

  /** A group that the bot is not in. */
  function strangeGroup(title: string): Chat {
    const chat = group(title);
    state.record(chat.id).shut = 'bot is not a member of the supergroup chat';
    return chat;
  }

  /** Lets a person run a group, as its creator or one of its administrators. */
  function appoint(chat: Chat, { account }: Person, as: 'creator' | 'administrator' = 'administrator'): void {
    state.record(chat.id).managers.set(account.id, as);
  }

  /** Opens a topic in a forum group; gives its `message_thread_id`. */
  function topic({ id, is_forum }: Chat, by: Person, name: string): number {
    if (!is_forum) throw new Error('only a group with topics has topics');
    return state.addTopic(id, by.account, name);
  }

  /** Turns a basic group into a supergroup with a new id; the old id answers 400 with `migrate_to_chat_id`. */
  function migrate(chat: Chat, by: Person): Chat {
    const next = group(chat.title ?? '');
    const tell = (to: Chat, service: Record<string, unknown>) => {
      const message = state.addMessage(to.id, by.account, { entities: [], service });
      updates.push('message', to.id, toBotApi(state, message));
    };
    tell(chat, { migrate_to_chat_id: next.id });
    tell(next, { migrate_from_chat_id: chat.id });
    state.record(chat.id).migratedTo = next.id;
    return next;
  }

  /** Throws the bot out of a group: from then on it is answered 403. */
  function kick(chat: Chat): void {
    state.record(chat.id).shut = `bot was kicked from the ${chat.type} chat`;
  }

  /** The messages a person sees in a chat now, oldest first. */
  function messages(chat: Chat): ChatMessage[] {
    const all = [...state.record(chat.id).messages.values()];
    return all.map((message) => ({ ...message, reactions: [...message.reactions] }));
  }

  /** Waits until the predicate gives something, looking again at each change; gives that back. */
  function until<T>(
    predicate: () => T | undefined | null | false,
    label: string,
    timeoutMs = 100_000,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        state.watchers.delete(look);
      };
      const look = () => {
        try {
          const found = predicate();
          if (found === undefined || found === null || found === false) return;
          end();
          resolve(found);
        } catch (error) {
          end();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        end();
        const calls = server.requests.slice(-8).map((call) => `${call.method} ${call.status}`);
        const last = `last calls: ${calls.join(', ') || 'none'}`;
        reject(new Error(`Telegram waited ${timeoutMs} ms in vain for ${label}; ${last}`));
      }, timeoutMs);
      state.watchers.add(look);
      look();
    });
  }

  /** Ends everything: hanging calls are cut, waiting updates are forgotten. */
  async function close(): Promise<void> {
    updates.close();
    await server.close();
  }

  return {
    apiRoot: `http://127.0.0.1:${server.port}`,
    token,
    bot: { id: bot.id, username: bot.username },
    person,
    privateChat,
    group,
    channel,
    strangeGroup,
    invite,
    appoint,
    topic,
    migrate,
    kick,
    messages,
    until,
    /** Every call the bot made, oldest first. */
    requests: server.requests as readonly Readonly<(typeof server.requests)[number]>[],
    /** Lets coming calls go wrong; the function it gives ends that. */
    fail: server.fail,
    /** Sends the last updates once more, with the same ids. */
    redeliver: updates.redeliver,
    /** Says where a public origin really is, for webhooks and for files sent by URL. */
    route: (origin: string, target: string) => void routes.set(origin, target),
    close,
  };
}

// Only loopback and routed origins can be reached: a test never leaves the machine.
function reachable(url: string, routes: ReadonlyMap<string, string>): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, hostname, pathname, search } = new URL(url);
  const target = routes.get(origin);
  if (target !== undefined) return new URL(`${pathname}${search}`, target).href;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) ? url : undefined;
}
