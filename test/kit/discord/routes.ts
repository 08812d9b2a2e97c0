import type { Upload } from './body.js';
import { checkCommands } from './command-limits.js';
import { startPost } from './forum.js';
import { answerInteraction, followUp, interactionMessage, openInteraction, retract } from './interaction.js';
import { createMessage, deleteMessage, editMessage } from './message.js';
import { accountWire, channelWire, messageWire } from './message-wire.js';
import { refusals } from './refusal.js';
import type { Channel, Message, State } from './state.js';
import { asList, asText, type Wire } from './wire.js';

/** One call of the bot, understood. */
export type Call = {
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly body: Wire;
  readonly files: readonly Upload[];
  readonly size: number;
};

/** What Discord answers; 204 has no body. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
};

/** A route: method, path with `:names`, whether it needs the bot token, and what it does. */
export type Route = readonly [string, string, 'bot' | 'open', (state: State, call: Call) => Answer];

const done: Answer = { status: 204 };
const ok = (body: unknown): Answer => ({ status: 200, body });
/** Create Message takes at most 25 MiB in one request (Discord docs, resources/message). */
const largestRequest = 25 * 1024 * 1024;

/** What the bot may ask of Discord over HTTP. */
export const routes: readonly Route[] = [
  [
    'GET',
    '/gateway/bot',
    'bot',
    (state) =>
      ok({
        url: state.origin.replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      }),
  ],
  ['GET', '/users/@me', 'bot', (state) => ok(accountWire(state.bot))],
  [
    'GET',
    '/users/:user',
    'bot',
    (state, call) => {
      const account = state.accounts.get(call.param('user'));
      if (!account) throw refusals.unknownUser();
      return ok(accountWire(account));
    },
  ],
  ['GET', '/applications/@me', 'bot', (state) => ok(application(state))],
  ['GET', '/oauth2/applications/@me', 'bot', (state) => ok(application(state))],
  ['PUT', '/applications/:application/commands', 'bot', putCommands],
  ['PUT', '/applications/:application/guilds/:guild/commands', 'bot', putCommands],
  ['GET', '/applications/:application/commands', 'bot', (state) => ok(state.commands)],
  [
    'POST',
    '/users/@me/channels',
    'bot',
    (state, call) => {
      const account = state.accounts.get(asText(call.body.recipient_id));
      if (!account || account.bot) throw refusals.unknownUser();
      return ok(channelWire(state, state.directChannel(account.id)));
    },
  ],
  ['GET', '/channels/:channel', 'bot', (state, call) => ok(channelWire(state, reach(state, call)))],
  [
    'DELETE',
    '/channels/:channel',
    'bot',
    (state, call) => {
      const channel = reach(state, call);
      const wire = channelWire(state, channel);
      for (const message of state.messages.filter((each) => each.channelId === channel.id)) {
        deleteMessage(state, message);
      }
      state.channels.delete(channel.id);
      return ok(wire);
    },
  ],
  ['POST', '/channels/:channel/typing', 'bot', typing],
  [
    'POST',
    '/channels/:channel/messages',
    'bot',
    (state, call) => {
      const channel = speak(state, call);
      if (channel.type === 15) throw refusals.forumChannel();
      if (channel.type === 4) throw refusals.notATextChannel();
      if (call.size > largestRequest) throw refusals.tooLarge();
      const message = createMessage(state, call, { channel, author: state.bot, kind: 'channel' });
      return ok(messageWire(state, message, state));
    },
  ],
  [
    'POST',
    '/channels/:channel/threads',
    'bot',
    (state, call) => {
      const forum = speak(state, call);
      if (call.size > largestRequest) throw refusals.tooLarge();
      const { thread, message } = startPost(state, forum, call);
      return ok({ ...channelWire(state, thread), message: messageWire(state, message, state) });
    },
  ],
  ['GET', '/channels/:channel/messages', 'bot', listMessages],
  [
    'GET',
    '/channels/:channel/messages/:message',
    'bot',
    (state, call) => ok(messageWire(state, find(state, call), state)),
  ],
  [
    'PATCH',
    '/channels/:channel/messages/:message',
    'bot',
    (state, call) => {
      const message = find(state, call);
      if (message.author.id !== state.bot.id) throw refusals.notTheAuthor();
      editMessage(state, message, call, 'channel');
      return ok(messageWire(state, message, state));
    },
  ],
  [
    'DELETE',
    '/channels/:channel/messages/:message',
    'bot',
    (state, call) => {
      const message = find(state, call);
      const direct = state.channels.get(message.channelId)?.type === 1;
      if (direct && message.author.id !== state.bot.id) throw refusals.missingPermissions();
      deleteMessage(state, message);
      return done;
    },
  ],
  [
    'POST',
    '/interactions/:interaction/:token/callback',
    'open',
    (state, call) => {
      const record = answerInteraction(state, call.param('interaction'), call.param('token'), call);
      if (call.query.get('with_response') !== 'true') return done;
      const message = record.original;
      const type = record.acknowledgement?.type;
      return ok({
        interaction: {
          id: record.id,
          type: record.type,
          ...(message
            ? {
                response_message_id: message.id,
                response_message_loading: type === 5,
                response_message_ephemeral: message.ephemeralFor !== null,
              }
            : {}),
        },
        resource: message ? { type, message: messageWire(state, message, 'whole') } : { type },
      });
    },
  ],
  [
    'POST',
    '/webhooks/:application/:token',
    'open',
    (state, call) => {
      const record = openInteraction(state, call.param('application'), call.param('token'));
      return ok(messageWire(state, followUp(state, record, call), 'whole'));
    },
  ],
  [
    'GET',
    '/webhooks/:application/:token/messages/:message',
    'open',
    (state, call) => {
      const record = openInteraction(state, call.param('application'), call.param('token'));
      return ok(messageWire(state, interactionMessage(state, record, call.param('message')), 'whole'));
    },
  ],
  [
    'PATCH',
    '/webhooks/:application/:token/messages/:message',
    'open',
    (state, call) => {
      const record = openInteraction(state, call.param('application'), call.param('token'));
      const message = interactionMessage(state, record, call.param('message'));
      editMessage(state, message, call, 'webhook');
      return ok(messageWire(state, message, 'whole'));
    },
  ],
  [
    'DELETE',
    '/webhooks/:application/:token/messages/:message',
    'open',
    (state, call) => {
      const record = openInteraction(state, call.param('application'), call.param('token'));
      retract(state, record, call.param('message'));
      return done;
    },
  ],
];

const application = (state: State): Wire => {
  const { id, name } = state.bot;
  return { id, name, bot: accountWire(state.bot), description: '', flags: 0, bot_public: true };
};

const putCommands = (state: State, call: Call): Answer => {
  if (call.param('application') !== state.applicationId) throw refusals.missingAccess();
  const commands = asList(call.json);
  checkCommands(commands);
  state.commands = commands.map((command) => ({
    type: 1,
    integration_types: [0],
    contexts: null,
    options: [],
    ...command,
    id:
      state.commands.find((each) => each.name === command.name && each.type === (command.type ?? 1))?.id ??
      state.snowflake(),
    application_id: state.applicationId,
    version: state.snowflake(),
  }));
  state.changed();
  return ok(state.commands);
};

const typing = (state: State, call: Call): Answer => {
  speak(state, call);
  return done;
};

const listMessages = (state: State, call: Call): Answer => {
  const channel = reach(state, call);
  const before = call.query.get('before');
  const after = call.query.get('after');
  const limit = Number(call.query.get('limit') ?? 50);
  const visible = state.messages.filter(
    (message) =>
      message.channelId === channel.id &&
      message.ephemeralFor === null &&
      (!before || BigInt(message.id) < BigInt(before)) &&
      (!after || BigInt(message.id) > BigInt(after)),
  );
  const page = after ? visible.slice(0, limit) : visible.slice(-limit);
  return ok(page.reverse().map((message) => messageWire(state, message, state)));
};

/** The channel, when the bot is a member there. */
const reach = (state: State, call: Call): Channel => {
  const channel = state.channels.get(call.param('channel'));
  if (!channel) throw refusals.unknownChannel();
  if (channel.foreign) throw refusals.missingAccess();
  return channel;
};

/** The channel, when the bot may speak there. */
const speak = (state: State, call: Call): Channel => {
  const channel = reach(state, call);
  if (channel.personId && state.closedToMessages.has(channel.personId)) throw refusals.closedToMessages();
  return channel;
};

/** A message of the channel; what only one person sees cannot be reached with the bot token. */
const find = (state: State, call: Call): Message => {
  const channel = reach(state, call);
  const message = state.message(call.param('message'));
  if (message?.channelId !== channel.id || message.ephemeralFor !== null) throw refusals.unknownMessage();
  return message;
};

/** The named parts of a path when it fits the pattern, decoded. */
export const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return null;
  const found: Record<string, string> = {};
  for (const [index, piece] of wanted.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (piece.startsWith(':')) found[piece.slice(1)] = part;
    else if (piece !== part) return null;
  }
  return found;
};
