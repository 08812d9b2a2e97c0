import type { APIEmbed } from 'discord.js';
import type { Upload } from './body.js';
import { attachFiles } from './files.js';
import { mentionsOf } from './mentions.js';
import { checkMessage, layoutFlag } from './message-limits.js';
import { channelOf, memberWire, messageWire } from './message-wire.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { Account, Attachment, Channel, Component, Message, State } from './state.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** What someone wants said: the JSON of the request and its files. */
export type Draft = {
  readonly body: Wire;
  readonly files: readonly Upload[];
};

/** Where and by whom a message is said. */
export type Occasion = {
  readonly channel: Channel;
  readonly author: Account;
  readonly kind: 'channel' | 'webhook';
  readonly type?: number;
  /** Given in advance for the first message of a post in a forum. */
  readonly id?: string;
  readonly interactionToken?: string;
  readonly interactionId?: string;
  readonly ephemeralFor?: string | null;
  /** "Thinking…": the empty answer of a deferred response. */
  readonly loading?: boolean;
};

/** Puts a message in its channel and tells the gateway, or refuses it as Discord does. */
export const createMessage = (state: State, draft: Draft, occasion: Occasion): Message => {
  const { body } = draft;
  const { author, channel } = occasion;
  const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : null;
  const earlier = body.enforce_nonce === true && nonce !== null && state.nonces.get(`${author.id} ${nonce}`);
  if (earlier) {
    if (earlier.deleted) throw refusals.unknownMessage();
    return earlier;
  }
  const id = occasion.id ?? state.snowflake();
  const attachments = attachFiles(state, draft, [], channel, id);
  if (occasion.loading !== true) {
    checkMessage(body, circumstances(attachments, 0, occasion.kind === 'webhook'));
    if (isEmpty(body, attachments)) throw refusals.emptyMessage();
  }
  const reference = repliedTo(state, body, channel);
  const message: Message = {
    id,
    channelId: channel.id,
    author,
    createdAt: Date.now(),
    type: occasion.type ?? (reference ? 19 : 0),
    content: asText(body.content).trim(),
    embeds: [],
    components: [],
    attachments,
    flags:
      (asNumber(body.flags) & ~64) | (occasion.ephemeralFor ? 64 : 0) | (occasion.loading === true ? 128 : 0),
    nonce,
    reference: reference?.id ?? null,
    ...(occasion.interactionToken ? { interactionToken: occasion.interactionToken } : {}),
    ...(occasion.interactionId ? { interactionId: occasion.interactionId } : {}),
    pings: [],
    mentions: [],
    edits: 0,
    editedAt: null,
    deleted: false,
    ephemeralFor: occasion.ephemeralFor ?? null,
  };
  applyEmbeds(message, body.embeds);
  applyComponents(message, body.components);
  applyMentions(message, body, occasion.kind, reference?.author.id);
  state.messages.push(message);
  if (nonce !== null) state.nonces.set(`${author.id} ${nonce}`, message);
  announce(state, 'MESSAGE_CREATE', message);
  return message;
};

/** Changes a message: fields that are absent stay, a given list of attachments drops the unlisted ones. */
export const editMessage = (state: State, message: Message, draft: Draft, kind: 'channel' | 'webhook'): void => {
  const { body } = draft;
  const channel = channelOf(state, message.channelId);
  const attachments = attachFiles(state, draft, message.attachments, channel, message.id);
  checkMessage(body, circumstances(attachments, message.flags & layoutFlag, kind === 'webhook'));
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
  announce(state, 'MESSAGE_UPDATE', message);
};

/** Takes a message away. */
export const deleteMessage = (state: State, message: Message): void => {
  message.deleted = true;
  state.messages.splice(state.messages.indexOf(message), 1);
  announce(state, 'MESSAGE_DELETE', message);
};

const announce = (state: State, name: string, message: Message): void => {
  const channel = channelOf(state, message.channelId);
  const guild = channel.guildId ? { guild_id: channel.guildId } : {};
  const needed = channel.type === 1 ? 1 << 12 : 1 << 9;
  if (!channel.foreign && message.ephemeralFor === null) {
    state.tell({
      name,
      data(intents) {
        if ((intents & needed) === 0) return null;
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
  state.changed();
};

/** A picture by `attachment://` becomes its address; one that names no picture of the message disappears. */
const applyEmbeds = (message: Message, embeds: unknown): void => {
  const used = new Set<string>();
  message.embeds = asList(embeds).map((embed) => {
    const shown: Wire = { type: 'rich', ...embed };
    for (const picture of ['image', 'thumbnail']) {
      const url = asText(asWire(embed[picture]).url);
      const filename = url.startsWith('attachment://') ? url.slice('attachment://'.length) : '';
      const attachment = message.attachments.find((each) => each.filename === filename || each.url === url);
      if (attachment) {
        used.add(attachment.id);
        shown[picture] = { ...asWire(embed[picture]), url: attachment.url, proxy_url: attachment.url };
      }
      if (filename && (!attachment || !/\.(png|jpe?g|webp|gif)$/i.test(filename))) delete shown[picture];
    }
    return shown as unknown as APIEmbed;
  });
  for (const attachment of message.attachments) attachment.inEmbed = used.has(attachment.id);
};

const applyComponents = (message: Message, components: unknown): void => {
  let next = 1;
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const shown: Wire = {};
    for (const [key, child] of Object.entries(value)) shown[key] = resolve(child);
    if (typeof shown.url === 'string' && shown.url.startsWith('attachment://')) {
      const attachment = message.attachments.find((each) => `attachment://${each.filename}` === shown.url);
      if (attachment) Object.assign(shown, { url: attachment.url, proxy_url: attachment.url });
    }
    if (typeof shown.type === 'number' && 'type' in value) shown.id ??= next++;
    return shown;
  };
  message.components = asList(components).map((component) => resolve(component) as Component);
};

const applyMentions = (
  message: Message,
  body: Wire,
  kind: 'channel' | 'webhook',
  repliesTo: string | undefined,
): void => {
  const texts = [message.content];
  const visit = (component: Component): void => {
    if (component.type === 10 && component.content) texts.push(component.content);
    for (const child of component.components ?? []) visit(child);
  };
  for (const component of message.components) visit(component);
  const found = mentionsOf(texts.join('\n'), body.allowed_mentions, kind, repliesTo);
  message.mentions = found.people;
  message.pings = [...new Set([...message.pings, ...found.pings])];
};

const circumstances = (attachments: readonly Attachment[], flags: number, webhook: boolean) => {
  return {
    filenames: attachments.map((each) => each.filename),
    contentTypes: attachments.map((each) => each.contentType),
    flags,
    webhook,
  };
};

const isEmpty = (body: Wire, attachments: readonly Attachment[]): boolean => {
  const layout = (asNumber(body.flags) & layoutFlag) !== 0;
  const said = asText(body.content).trim() !== '' || asList(body.embeds).length > 0 || attachments.length > 0;
  return layout ? asList(body.components).length === 0 : !said && !body.poll;
};

const repliedTo = (state: State, body: Wire, channel: Channel): Message | undefined => {
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
