import type { Attachment, ChatMessage } from './state.js';
import type { Entity } from './text.js';

/** Draws messages as a page that resembles Telegram's light theme; self-contained, pictures as data: URLs. */
export function renderHtml(messages: readonly ChatMessage[], title = chatTitle(messages)): string {
  const rows = messages.map((message) => drawMessage(message, messages)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head><body><header>${escapeHtml(title)}</header><main>${rows}</main></body></html>`;
}

function chatTitle(messages: readonly ChatMessage[]): string {
  const chat = messages[0]?.chat;
  return chat?.title ?? messages.find(({ from }) => from.is_bot)?.from.first_name ?? 'Telegram';
}

function drawMessage(message: ChatMessage, all: readonly ChatMessage[]): string {
  if (message.service) return `<p class="service">${escapeHtml(drawService(message.service))}</p>`;
  const { from, chat, audio, voice, video, video_note: note, document, photo, entities } = message;
  const text = message.text ?? message.caption;
  const answered = all.find(({ message_id }) => message_id === message.reply_to_message_id);
  const inside = [
    chat.type === 'private' ? '' : `<b class="name">${escapeHtml(from.first_name)}</b>`,
    answered ? drawQuote(answered) : '',
    photo ? `<img class="photo" alt="" src="${dataUrl(photo.bytes, photo.mime_type)}">` : '',
    audio ? drawFile(audio, audio.title ?? audio.file_name ?? 'Audio', soundLine(audio), '▶') : '',
    voice ? drawFile(voice, 'Voice message', clock(voice.duration ?? 0), '▶') : '',
    video ? drawFile(video, video.file_name ?? 'Video', fileSize(video), '▶') : '',
    note ? drawFile(note, 'Video message', clock(note.duration ?? 0), '▶') : '',
    document ? drawFile(document, document.file_name ?? 'File', fileSize(document), '⬇') : '',
    text === undefined ? '' : `<div class="text">${drawText(text, entities)}</div>`,
    `<small>${message.edits > 0 ? 'edited ' : ''}${new Date(message.date * 1000).toISOString().slice(11, 16)}</small>`,
    message.reactions.length > 0 ? `<span class="reaction">${message.reactions.join(' ')}</span>` : '',
  ];
  const side = from.is_bot ? 'in' : 'out';
  return `<article class="${side}"><div class="bubble">${inside.join('')}</div>${drawButtons(message)}</article>`;
}

function drawService(service: Record<string, unknown>): string {
  const topic = service.forum_topic_created as { name?: string } | undefined;
  return topic?.name === undefined
    ? Object.keys(service).join(', ').replaceAll('_', ' ')
    : `Topic: ${topic.name}`;
}

function drawQuote(message: ChatMessage): string {
  const said = message.text ?? message.audio?.title ?? message.caption ?? 'Message';
  const line = said.length > 60 ? `${said.slice(0, 60)}…` : said;
  return `<div class="quote"><b>${escapeHtml(message.from.first_name)}</b><br>${escapeHtml(line)}</div>`;
}

function drawFile(file: Attachment, title: string, line: string, sign: string): string {
  const picture = file.thumbnail
    ? `<img alt="" src="${dataUrl(file.thumbnail, 'image/jpeg')}"><i>${sign}</i>`
    : `<i class="bare">${sign}</i>`;
  return `<div class="file"><div class="disc">${picture}</div><div><b>${escapeHtml(title)}</b><br>
<span>${escapeHtml(line)}</span></div></div>`;
}

const soundLine = (audio: Attachment) =>
  [clock(audio.duration ?? 0), audio.performer].filter((part) => part !== undefined).join(' · ');

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const fileSize = (file: Attachment) =>
  file.bytes.length < 1_000_000
    ? `${(file.bytes.length / 1000).toFixed(1)} kB`
    : `${(file.bytes.length / 1_000_000).toFixed(1)} MB`;

function drawButtons({ reply_markup: markup }: ChatMessage): string {
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
}

const TAGS: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** Puts tags around the entities, which nest and never cross. */
function drawText(text: string, entities: readonly Entity[]): string {
  const opening = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  const ends: { at: number; tag: string }[] = [];
  let drawn = '';
  for (let at = 0; at <= text.length; at += 1) {
    while (ends.at(-1)?.at === at) drawn += `</${ends.pop()?.tag}>`;
    while (opening[0]?.offset === at) {
      const entity = opening.shift();
      if (entity === undefined || entity.offset + entity.length > (ends.at(-1)?.at ?? text.length)) continue;
      const tag = TAGS[entity.type] ?? 'span';
      drawn += tag === 'span' ? '<span class="link">' : `<${tag}>`;
      ends.push({ at: entity.offset + entity.length, tag });
    }
    drawn += escapeHtml(text[at] ?? '');
  }
  return drawn;
}

const dataUrl = (bytes: Buffer, mime: string) => `data:${mime};base64,${bytes.toString('base64')}`;

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const STYLE = `*{box-sizing:border-box}body{margin:0;background:#d5e3cf;font:15px/1.35 -apple-system,"Segoe UI",Roboto,
"Liberation Sans","DejaVu Sans",sans-serif;color:#000}header{position:sticky;top:0;background:#fff;padding:14px 20px;font-weight:600;
box-shadow:0 1px 2px #0002}main{display:flex;flex-direction:column;gap:8px;padding:16px;max-width:640px;margin:0 auto}
article{max-width:440px;min-width:180px}.in{align-self:flex-start}.out{align-self:flex-end}.bubble{background:#fff;
border-radius:14px;padding:7px 11px 5px;box-shadow:0 1px 1px #0002;overflow:hidden}.out .bubble{background:#e7fdcb}
.name{color:#3a8fd9;display:block;font-size:14px}.text{white-space:pre-wrap;overflow-wrap:anywhere}small{float:right;
color:#8a9a86;font-size:11px;margin:3px 0 0 10px}.link{color:#2a7fc9}pre,code{font-family:monospace;background:#f1f3f4;
border-radius:4px;padding:0 3px}pre{margin:2px 0;white-space:pre-wrap}blockquote,.quote{margin:3px 0;padding:2px 8px;
border-left:3px solid #3a8fd9;background:#3a8fd915;border-radius:4px;font-size:14px}.photo{display:block;width:100%;
border-radius:10px;margin:2px 0 5px}.file{display:flex;gap:11px;align-items:center;padding:4px 0;min-width:260px}
.file span{color:#6f7f8a;font-size:13px}.disc{position:relative;flex:none;width:48px;height:48px}.disc img{width:48px;
height:48px;border-radius:50%;object-fit:cover}.disc i{position:absolute;inset:0;display:grid;place-items:center;
color:#fff;font-style:normal;text-shadow:0 0 4px #000}.disc i.bare{background:#3a9ce0;border-radius:50%;text-shadow:none}
.row{display:grid;
grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:4px;margin-top:4px}button{white-space:nowrap;overflow:hidden;
text-overflow:ellipsis;border:0;border-radius:9px;padding:9px 6px;font:inherit;
font-size:14px;font-weight:500;color:#fff;background:#5c7f58b8}button.primary{background:#3390ec}button.success{background:
#3fa64b}button.danger{background:#d9534f}button.disabled{opacity:.5}.reaction{display:inline-block;background:#3a8fd922;
border-radius:10px;padding:1px 8px;margin-top:3px}.service{align-self:center;margin:2px auto;background:#0003;color:#fff;
border-radius:12px;padding:3px 12px;font-size:13px;width:fit-content}`;
