import type { Entity } from './entity.js';
import { stylesheet } from './html-style.js';
import type { Attachment, ChatMessage } from './state.js';

const tags: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** Renders messages as an HTML page that resembles Telegram's light theme; self-contained, pictures as data: URLs. */
export const renderHtml = (messages: readonly ChatMessage[], title = chatTitle(messages)): string => {
  const rows = messages.map((message) => renderMessage(message, messages)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${stylesheet}</style></head><body><header>${escapeHtml(title)}</header><main>${rows}</main></body></html>`;
};

const chatTitle = (messages: readonly ChatMessage[]): string => {
  const chat = messages[0]?.chat;
  return chat?.title ?? messages.find(({ from }) => from.is_bot)?.from.first_name ?? 'Telegram';
};

const renderMessage = (message: ChatMessage, all: readonly ChatMessage[]): string => {
  if (message.service) return `<p class="service">${escapeHtml(renderService(message.service))}</p>`;
  const { from, chat, audio, voice, video, video_note: note, document, photo, entities } = message;
  const text = message.text ?? message.caption;
  const original = all.find(({ message_id }) => message_id === message.reply_to_message_id);
  const inside = [
    chat.type === 'private' ? '' : `<b class="name">${escapeHtml(from.first_name)}</b>`,
    original ? renderQuote(original) : '',
    photo ? `<img class="photo" alt="" src="${dataUrl(photo.bytes, photo.mime_type)}">` : '',
    audio ? renderFile(audio, audio.title ?? audio.file_name ?? 'Audio', audioLine(audio), '▶') : '',
    voice ? renderFile(voice, 'Voice message', clock(voice.duration ?? 0), '▶') : '',
    video ? renderFile(video, video.file_name ?? 'Video', fileSize(video), '▶') : '',
    note ? renderFile(note, 'Video message', clock(note.duration ?? 0), '▶') : '',
    document ? renderFile(document, document.file_name ?? 'File', fileSize(document), '⬇') : '',
    text === undefined ? '' : `<div class="text">${renderText(text, entities)}</div>`,
    `<small>${message.edits > 0 ? 'edited ' : ''}${new Date(message.date * 1000).toISOString().slice(11, 16)}</small>`,
    message.reactions.length > 0 ? `<span class="reaction">${message.reactions.join(' ')}</span>` : '',
  ];
  const side = from.is_bot ? 'in' : 'out';
  return `<article class="${side}"><div class="bubble">${inside.join('')}</div>${renderButtons(message)}</article>`;
};

const renderService = (service: Record<string, unknown>): string => {
  const topic = service.forum_topic_created as { name?: string } | undefined;
  return topic?.name === undefined
    ? Object.keys(service).join(', ').replaceAll('_', ' ')
    : `Topic: ${topic.name}`;
};

const renderQuote = (message: ChatMessage): string => {
  const text = message.text ?? message.audio?.title ?? message.caption ?? 'Message';
  const line = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `<div class="quote"><b>${escapeHtml(message.from.first_name)}</b><br>${escapeHtml(line)}</div>`;
};

const renderFile = (file: Attachment, title: string, line: string, sign: string): string => {
  const picture = file.thumbnail
    ? `<img alt="" src="${dataUrl(file.thumbnail, 'image/jpeg')}"><i>${sign}</i>`
    : `<i class="bare">${sign}</i>`;
  return `<div class="file"><div class="disc">${picture}</div><div><b>${escapeHtml(title)}</b><br>
<span>${escapeHtml(line)}</span></div></div>`;
};

const audioLine = (audio: Attachment) =>
  [clock(audio.duration ?? 0), audio.performer].filter((part) => part !== undefined).join(' · ');

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const fileSize = (file: Attachment) =>
  file.bytes.length < 1_000_000
    ? `${(file.bytes.length / 1000).toFixed(1)} kB`
    : `${(file.bytes.length / 1_000_000).toFixed(1)} MB`;

const renderButtons = ({ reply_markup: markup }: ChatMessage): string => {
  const reply = markup?.force_reply
    ? `<p class="service">${escapeHtml(markup.input_field_placeholder ?? 'Reply')}</p>`
    : '';
  const rows = (markup?.inline_keyboard ?? []).map((row) => {
    const buttons = row.map((button) => {
      const sign = button.url === undefined ? '' : ' <sup>↗</sup>';
      const style = button.disabled === undefined ? (button.style ?? '') : 'disabled';
      return `<button class="${escapeHtml(style)}">${escapeHtml(button.text)}${sign}</button>`;
    });
    return `<div class="row">${buttons.join('')}</div>`;
  });
  return rows.join('') + reply;
};

/** Renders the entities of a text as tags; entities nest and never overlap. */
const renderText = (text: string, entities: readonly Entity[]): string => {
  const opening = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  const ends: { at: number; tag: string }[] = [];
  let html = '';
  for (let at = 0; at <= text.length; at += 1) {
    while (ends.at(-1)?.at === at) html += `</${ends.pop()?.tag}>`;
    while (opening[0]?.offset === at) {
      const entity = opening.shift();
      if (entity === undefined || entity.offset + entity.length > (ends.at(-1)?.at ?? text.length)) continue;
      const tag = tags[entity.type] ?? 'span';
      html += tag === 'span' ? '<span class="link">' : `<${tag}>`;
      ends.push({ at: entity.offset + entity.length, tag });
    }
    html += escapeHtml(text[at] ?? '');
  }
  return html;
};

const dataUrl = (bytes: Buffer, mime: string) => `data:${mime};base64,${bytes.toString('base64')}`;

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
