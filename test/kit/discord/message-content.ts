import type { APIEmbed } from 'discord.js';
import { mentionsOf } from './mentions.js';
import type { Component, Message } from './types.js';
import { asList, asText, asWire, type Wire } from './wire.js';

const attachmentScheme = 'attachment://';

/** Sets the embeds. An `attachment://` image becomes its address; one that names no image of the message disappears. */
export const applyEmbeds = (message: Message, embeds: unknown): void => {
  const used = new Set<string>();
  message.embeds = asList(embeds).map((embed) => {
    const shown: Wire = { type: 'rich', ...embed };
    for (const image of ['image', 'thumbnail']) {
      const url = asText(asWire(embed[image]).url);
      const filename = url.startsWith(attachmentScheme) ? url.slice(attachmentScheme.length) : '';
      const attachment = message.attachments.find((file) => file.filename === filename || file.url === url);
      if (attachment) {
        used.add(attachment.id);
        shown[image] = { ...asWire(embed[image]), url: attachment.url, proxy_url: attachment.url };
      }
      if (filename && (!attachment || !/\.(png|jpe?g|webp|gif)$/i.test(filename))) delete shown[image];
    }
    return shown as unknown as APIEmbed;
  });
  for (const attachment of message.attachments) attachment.inEmbed = used.has(attachment.id);
};

/** Sets the components, each with an id, and with the addresses of their files. */
export const applyComponents = (message: Message, components: unknown): void => {
  let nextId = 1;
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const shown: Wire = {};
    for (const [key, child] of Object.entries(value)) shown[key] = resolve(child);
    if (typeof shown.url === 'string' && shown.url.startsWith(attachmentScheme)) {
      const { url } = shown;
      const attachment = message.attachments.find((file) => `${attachmentScheme}${file.filename}` === url);
      if (attachment) Object.assign(shown, { url: attachment.url, proxy_url: attachment.url });
    }
    if (typeof shown.type === 'number' && 'type' in value) shown.id ??= nextId++;
    return shown;
  };
  message.components = asList(components).map((component) => resolve(component) as Component);
};

/** Sets whom the message mentions, and adds to whom it has notified. */
export const applyMentions = (
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
  const mentions = mentionsOf(texts.join('\n'), body.allowed_mentions, kind, repliesTo);
  message.mentions = mentions.people;
  message.pings = [...new Set([...message.pings, ...mentions.pings])];
};
