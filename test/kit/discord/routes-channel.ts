import { startPost } from './forum.js';
import { createMessage, deleteMessage, editMessage } from './message.js';
import { channelWire, messageWire } from './message-wire.js';
import { refusals } from './refusal.js';
import { type ApiRequest, type ApiResponse, noContent, ok, type Route } from './route.js';
import type { State } from './state.js';
import type { Channel, Message } from './types.js';

/** Create Message takes at most 25 MiB in one request (Discord docs, resources/message). */
const maxRequestBytes = 25 * 1024 * 1024;

/** The channel, when the bot is a member. */
const memberChannel = (state: State, request: ApiRequest): Channel => {
  const channel = state.channels.get(request.param('channel'));
  if (!channel) throw refusals.unknownChannel();
  if (channel.foreign) throw refusals.missingAccess();
  return channel;
};

/** The channel, when the bot may post there. */
const writableChannel = (state: State, request: ApiRequest): Channel => {
  const channel = memberChannel(state, request);
  if (channel.personId && state.closedDirectMessages.has(channel.personId)) throw refusals.closedToMessages();
  return channel;
};

/** A message of the channel; the bot token does not reach ephemeral messages. */
const findMessage = (state: State, request: ApiRequest): Message => {
  const channel = memberChannel(state, request);
  const message = state.message(request.param('message'));
  if (message?.channelId !== channel.id || message.ephemeralFor !== null) throw refusals.unknownMessage();
  return message;
};

const deleteChannel = (state: State, request: ApiRequest): ApiResponse => {
  const channel = memberChannel(state, request);
  const wire = channelWire(state, channel);
  for (const message of state.messages.filter(({ channelId }) => channelId === channel.id)) {
    deleteMessage(state, message);
  }
  state.channels.delete(channel.id);
  return ok(wire);
};

const postMessage = (state: State, request: ApiRequest): ApiResponse => {
  const channel = writableChannel(state, request);
  if (channel.type === 15) throw refusals.forumChannel();
  if (channel.type === 4) throw refusals.notATextChannel();
  if (request.size > maxRequestBytes) throw refusals.tooLarge();
  const message = createMessage(state, request, { channel, author: state.bot, kind: 'channel' });
  return ok(messageWire(state, message, state));
};

const startThread = (state: State, request: ApiRequest): ApiResponse => {
  const forum = writableChannel(state, request);
  if (request.size > maxRequestBytes) throw refusals.tooLarge();
  const { thread, message } = startPost(state, forum, request);
  return ok({ ...channelWire(state, thread), message: messageWire(state, message, state) });
};

const listMessages = (state: State, request: ApiRequest): ApiResponse => {
  const channel = memberChannel(state, request);
  const before = request.query.get('before');
  const after = request.query.get('after');
  const limit = Number(request.query.get('limit') ?? 50);
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

const patchMessage = (state: State, request: ApiRequest): ApiResponse => {
  const message = findMessage(state, request);
  if (message.author.id !== state.bot.id) throw refusals.notTheAuthor();
  editMessage(state, message, request, 'channel');
  return ok(messageWire(state, message, state));
};

const removeMessage = (state: State, request: ApiRequest): ApiResponse => {
  const message = findMessage(state, request);
  const direct = state.channels.get(message.channelId)?.type === 1;
  if (direct && message.author.id !== state.bot.id) throw refusals.missingPermissions();
  deleteMessage(state, message);
  return noContent;
};

const startTyping = (state: State, request: ApiRequest): ApiResponse => {
  writableChannel(state, request);
  return noContent;
};

/** The routes of channels and their messages. */
export const channelRoutes: readonly Route[] = [
  [
    'GET',
    '/channels/:channel',
    'bot',
    (state, request) => ok(channelWire(state, memberChannel(state, request))),
  ],
  ['DELETE', '/channels/:channel', 'bot', deleteChannel],
  ['POST', '/channels/:channel/typing', 'bot', startTyping],
  ['POST', '/channels/:channel/messages', 'bot', postMessage],
  ['POST', '/channels/:channel/threads', 'bot', startThread],
  ['GET', '/channels/:channel/messages', 'bot', listMessages],
  [
    'GET',
    '/channels/:channel/messages/:message',
    'bot',
    (state, request) => ok(messageWire(state, findMessage(state, request), state)),
  ],
  ['PATCH', '/channels/:channel/messages/:message', 'bot', patchMessage],
  ['DELETE', '/channels/:channel/messages/:message', 'bot', removeMessage],
];
