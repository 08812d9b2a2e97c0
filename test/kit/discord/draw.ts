import type { APIEmbed } from 'discord.js';
import { drawModal } from './draw-form.js';
import { style } from './draw-style.js';
import { escapeHtml, markdown } from './draw-text.js';
import type { Modal } from './interaction.js';
import type { Attachment, Component, Message } from './types.js';

/** A self-contained page that looks like a Discord channel, for a screenshot; a form, if given, covers it. */
export const renderHtml = (
  messages: readonly Message[],
  extra: { channel?: string; modal?: Modal; names?: ReadonlyMap<string, string> } = {},
): string => {
  const names = new Map(messages.map(({ author }) => [author.id, author.name]));
  const body = messages
    .map(drawMessage)
    .join('\n')
    .replace(/(?<=>@)\d+(?=<)/g, (id) => names.get(id) ?? id);
  const modal = extra.modal ? drawModal(extra.modal, extra.names) : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Discord</title><style>${style}</style></head>
<body><header># ${escapeHtml(extra.channel ?? 'general')}</header><main>${body}</main>${modal}</body></html>`;
};

const drawMessage = (message: Message): string => {
  const { author } = message;
  const app = author.bot ? '<span class="app">APP</span>' : '';
  const time = new Date(message.createdAt).toISOString().slice(11, 16);
  const thinking =
    (message.flags & 128) !== 0 ? `<p class="note">${escapeHtml(author.name)} is thinking…</p>` : '';
  const edited = message.edits > 0 && message.content ? ' <span class="note">(edited)</span>' : '';
  const only = message.ephemeralFor === null ? '' : '<p class="note">Only you can see this</p>';
  const content = message.content ? `<p>${markdown(message.content)}${edited}</p>` : '';
  const embeds = message.embeds.map((embed) => drawEmbed(embed, message.attachments)).join('');
  const layout = (message.flags & (1 << 15)) !== 0;
  const files = layout
    ? ''
    : message.attachments
        .filter(({ inEmbed }) => !inEmbed)
        .map(drawFile)
        .join('');
  const components = message.components
    .map((component) => drawComponent(component, message.attachments))
    .join('');
  return `<article class="${only ? 'only' : ''}"><div class="avatar" style="background:${colour(author.name)}">${escapeHtml(
    author.name.slice(0, 1),
  )}</div><div class="said"><h2>${escapeHtml(author.name)}${app}<time>${time}</time></h2>
${thinking}${content}${files}${embeds}${components}${only}</div></article>`;
};

const drawEmbed = (embed: APIEmbed, attachments: readonly Attachment[]): string => {
  const bar = `#${(embed.color ?? 0x4e5058).toString(16).padStart(6, '0')}`;
  const fields = (embed.fields ?? [])
    .map(
      (field) =>
        `<div class="${field.inline ? 'inline' : 'field'}"><b>${markdown(field.name)}</b><br>${markdown(field.value)}</div>`,
    )
    .join('');
  const picture = (url: string | undefined, name: string) =>
    url ? `<img class="${name}" src="${escapeHtml(source(url, attachments))}" alt="">` : '';
  return `<section class="embed" style="border-color:${bar}">${picture(embed.thumbnail?.url, 'thumbnail')}${
    embed.author ? `<small>${escapeHtml(embed.author.name)}</small>` : ''
  }${embed.title ? `<h3>${markdown(embed.title)}</h3>` : ''}${
    embed.description ? `<p>${markdown(embed.description)}</p>` : ''
  }<div class="fields">${fields}</div>${picture(embed.image?.url, 'image')}${
    embed.footer ? `<small>${escapeHtml(embed.footer.text)}</small>` : ''
  }</section>`;
};

const drawFile = (file: Attachment): string => {
  const data = dataUrl(file);
  const size = `${(file.bytes.length / 1024).toFixed(0)} KB`;
  const head = `<b>${escapeHtml(file.filename)}</b> <span class="note">${size}</span>`;
  if (file.contentType.startsWith('image/')) return `<img class="image" src="${data}" alt="">`;
  // Discord has no player for scores.
  if (!/^audio\/(?!midi)/.test(file.contentType)) return `<div class="file">📄 ${head}</div>`;
  return `<div class="file">♫ ${head}<br><audio controls preload="metadata" src="${data}"></audio></div>`;
};

const drawComponent = (component: Component, attachments: readonly Attachment[]): string => {
  const inside = () =>
    (component.components ?? []).map((child) => drawComponent(child, attachments)).join('');
  switch (component.type) {
    case 1:
      return `<div class="row">${inside()}</div>`;
    case 2: {
      const emoji = component.emoji as { name?: string } | undefined;
      const link = component.url ? ' ↗' : '';
      const off = component.disabled ? ' off' : '';
      const text = [emoji?.name, component.label].filter(Boolean).join(' ');
      return `<span class="button style${component.style ?? 2}${off}">${escapeHtml(text)}${link}</span>`;
    }
    case 9:
      return `<div class="section"><div>${inside()}</div>${component.accessory ? drawComponent(component.accessory, attachments) : ''}</div>`;
    case 10:
      return `<p>${markdown(component.content ?? '')}</p>`;
    case 11:
      return drawMedia(component.media, 'thumbnail', attachments);
    case 12:
      return (component.items as { media: unknown }[])
        .map((item) => drawMedia(item.media, 'image', attachments))
        .join('');
    case 13: {
      const url = (component.file as { url?: string } | undefined)?.url ?? '';
      return `<div class="file">📄 <b>${escapeHtml(decodeURIComponent(url.split('/').at(-1) ?? ''))}</b></div>`;
    }
    case 14:
      return '<hr>';
    case 17: {
      const bar = `#${Number(component.accent_color ?? 0x4e5058)
        .toString(16)
        .padStart(6, '0')}`;
      return `<section class="embed wide" style="border-color:${bar}">${inside()}</section>`;
    }
    default:
      return `<span class="menu">${escapeHtml(String(component.placeholder ?? 'Make a selection'))} ⌄</span>`;
  }
};

const drawMedia = (media: unknown, name: string, attachments: readonly Attachment[]): string => {
  const url = (media as { url?: string } | undefined)?.url ?? '';
  return `<img class="${name}" src="${escapeHtml(source(url, attachments))}" alt="">`;
};

const source = (url: string, attachments: readonly Attachment[]): string => {
  const file = attachments.find((attachment) => attachment.url === url);
  return file ? dataUrl(file) : url;
};

const dataUrl = (file: Attachment) =>
  `data:${file.contentType.replace(/\s/g, '')};base64,${file.bytes.toString('base64')}`;
const colour = (name: string) =>
  `hsl(${[...name].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 360} 55% 45%)`;
