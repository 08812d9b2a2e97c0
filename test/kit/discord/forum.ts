import { createMessage, type MessageRequest } from './message.js';
import { channelWire } from './message-wire.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { State } from './state.js';
import type { Channel, Message } from './types.js';
import { asNumber, asText, asTexts, asWire } from './wire.js';

const requireTag = 1 << 4;
/** SUPPRESS_EMBEDS and SUPPRESS_NOTIFICATIONS. */
const allowedFlags = 4 | (1 << 12);

/** Starts a post in a forum with its first message (Discord docs, resources/channel, start thread in forum). */
export const startPost = (
  state: State,
  forum: Channel,
  request: MessageRequest,
): { thread: Channel; message: Message } => {
  if (forum.type !== 15) throw refusals.wrongChannelType();
  const { body } = request;
  const first = asWire(body.message);
  const problems = createProblems();
  problems.length('name', body.name, 1, 100);
  problems.count('applied_tags', body.applied_tags, 0, 5);
  if ((asNumber(first.flags) & ~allowedFlags) !== 0) {
    problems.add('message.flags', 'BASE_TYPE_CHOICES', 'Only 4 and 4096 can be set.');
  }
  problems.refuse();
  const tags = asTexts(body.applied_tags).map((id) => {
    const tag = forum.tags.find((candidate) => candidate.id === id);
    if (!tag) throw refusals.unknownTag();
    if (tag.moderated) throw refusals.missingPermissions();
    return tag;
  });
  if ((forum.flags & requireTag) !== 0 && tags.length === 0) throw refusals.tagRequired();
  const thread = state.addChannel(asText(body.name), { type: 11, parentId: forum.id, tags });
  try {
    const message = createMessage(
      state,
      { body: { ...first, nonce: undefined, message_reference: undefined }, files: request.files },
      { channel: thread, author: state.bot, kind: 'channel', id: thread.id },
    );
    emitThread(state, thread);
    return { thread, message };
  } catch (error) {
    state.channels.delete(thread.id);
    throw error;
  }
};

/** Emits a new thread. */
export const emitThread = (state: State, thread: Channel): void => {
  const wire = { ...channelWire(state, thread), newly_created: true };
  state.emit({ name: 'THREAD_CREATE', data: (intents) => ((intents & 1) === 0 ? null : wire) });
};
