import type { Upload } from './body.js';
import { attachFiles } from './files.js';
import { applyComponents, applyEmbeds, applyMentions } from './message-content.js';
import { checkMessage, layoutFlag } from './message-limits.js';
import { channelOf, memberWire, messageWire } from './message-wire.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { State } from './state.js';
import type { Account, Attachment, Channel, Message } from './types.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** The request to post or edit a message: its JSON and its files. */
export type MessageRequest = {
  readonly body: Wire;
  readonly files: readonly Upload[];
};

/** Where and by whom a message is posted. */
export type MessageContext = {
  readonly channel: Channel;
  readonly author: Account;
  readonly kind: 'channel' | 'webhook';
  readonly type?: number;
  /** Set for the first message of a post in a forum; a new id when absent. */
  readonly id?: string;
  readonly interactionToken?: string;
  readonly interactionId?: string;
  readonly ephemeralFor?: string | null;
  /** True for "thinking…", the empty message of a deferred response. */
  readonly loading?: boolean;
};

/** Posts a message and emits it, or refuses it as Discord does. */
export const createMessage = (state: State, request: MessageRequest, context: MessageContext): Message => {
  const { body } = request;
  const { author, channel } = context;
  const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : null;
  const earlier = body.enforce_nonce === true && nonce !== null && state.nonces.get(`${author.id} ${nonce}`);
  if (earlier) {
    if (earlier.deleted) throw refusals.unknownMessage();
    return earlier;
  }
  const id = context.id ?? state.snowflake();
  const attachments = attachFiles(state, request, [], channel, id);
  if (context.loading !== true) {
    checkMessage(body, factsOf(attachments, 0, context.kind === 'webhook'));
    if (isEmpty(body, attachments)) throw refusals.emptyMessage();
  }
  const reference = referencedMessage(state, body, channel);
  const message: Message = {
    id,
    channelId: channel.id,
    author,
    createdAt: Date.now(),
    type: context.type ?? (reference ? 19 : 0),
    content: asText(body.content).trim(),
    embeds: [],
    components: [],
    attachments,
    flags:
      (asNumber(body.flags) & ~64) | (context.ephemeralFor ? 64 : 0) | (context.loading === true ? 128 : 0),
    nonce,
    reference: reference?.id ?? null,
    ...(context.interactionToken ? { interactionToken: context.interactionToken } : {}),
    ...(context.interactionId ? { interactionId: context.interactionId } : {}),
    pings: [],
    mentions: [],
    edits: 0,
    editedAt: null,
    deleted: false,
    ephemeralFor: context.ephemeralFor ?? null,
  };
  applyEmbeds(message, body.embeds);
  applyComponents(message, body.components);
  applyMentions(message, body, context.kind, reference?.author.id);
  state.messages.push(message);
  if (nonce !== null) state.nonces.set(`${author.id} ${nonce}`, message);
  emitMessage(state, 'MESSAGE_CREATE', message);
  return message;
};

/** Edits a message: absent fields stay, a list of attachments removes the unlisted ones. */
export const editMessage = (
  state: State,
  message: Message,
  request: MessageRequest,
  kind: 'channel' | 'webhook',
): void => {
  const { body } = request;
  const channel = channelOf(state, message.channelId);
  const attachments = attachFiles(state, request, message.attachments, channel, message.id);
  checkMessage(body, factsOf(attachments, message.flags & layoutFlag, kind === 'webhook'));
  const after = {
    content: 'content' in body ? body.content : message.content,
    embeds: 'embeds' in body ? body.embeds : message.embeds,
    components: 'components' in body ? body.components : message.components,
    flags: asNumber(body.flags) | message.flags,
  };
  if (isEmpty(after, attachments)) throw refusals.emptyMessage();
  message.content = asText(after.content).trim();
  message.attachments = attachments;
  message.flags = (message.flags & ~(128 | 4)) | (asNumber(body.flags) & (layoutFlag | 4));
  if ('embeds' in body) applyEmbeds(message, body.embeds);
  if ('components' in body) applyComponents(message, body.components);
  if ('content' in body || 'components' in body) applyMentions(message, body, kind, undefined);
  message.edits += 1;
  message.editedAt = Date.now();
  emitMessage(state, 'MESSAGE_UPDATE', message);
};

/** Deletes a message and emits that. */
export const deleteMessage = (state: State, message: Message): void => {
  message.deleted = true;
  state.messages.splice(state.messages.indexOf(message), 1);
  emitMessage(state, 'MESSAGE_DELETE', message);
};

const emitMessage = (state: State, name: string, message: Message): void => {
  const channel = channelOf(state, message.channelId);
  const guild = channel.guildId ? { guild_id: channel.guildId } : {};
  const requiredIntent = channel.type === 1 ? 1 << 12 : 1 << 9;
  if (!channel.foreign && message.ephemeralFor === null) {
    state.emit({
      name,
      data(intents) {
        if ((intents & requiredIntent) === 0) return null;
        if (name === 'MESSAGE_DELETE') return { id: message.id, channel_id: message.channelId, ...guild };
        const isMember = channel.guildId !== null && !message.interactionToken;
        const member = isMember ? { member: memberWire(state, message.author, channel.guildId) } : {};
        return {
          ...messageWire(state, message, { intents }),
          channel_type: channel.type,
          ...guild,
          ...member,
        };
      },
    });
  }
  state.notifyChange();
};

const factsOf = (attachments: readonly Attachment[], flags: number, webhook: boolean) => {
  return {
    filenames: attachments.map(({ filename }) => filename),
    contentTypes: attachments.map(({ contentType }) => contentType),
    flags,
    webhook,
  };
};

const isEmpty = (body: Wire, attachments: readonly Attachment[]): boolean => {
  const layout = (asNumber(body.flags) & layoutFlag) !== 0;
  const hasContent =
    asText(body.content).trim() !== '' || asList(body.embeds).length > 0 || attachments.length > 0;
  return layout ? asList(body.components).length === 0 : !hasContent && !body.poll;
};

const referencedMessage = (state: State, body: Wire, channel: Channel): Message | undefined => {
  const reference = asWire(body.message_reference);
  const id = asText(reference.message_id);
  if (!id) return undefined;
  const message = state.message(id);
  if (message && message.channelId === channel.id && message.ephemeralFor === null) return message;
  if (reference.fail_if_not_exists !== false) {
    const problems = createProblems();
    problems.add('message_reference', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
    problems.refuse();
  }
  return undefined;
};
