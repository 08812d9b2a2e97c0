import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { ChatMessage, MessageRef } from '../../../core/index.js';
import type { RenderedFile } from './attachments.js';
import { unformatted, verbatim } from './markdown.js';

/** All texts of an embed together have at most 6000 characters (Discord docs, resources/message, embed limits). */
const embedCharacters = 6000;
const maxFields = 25;

/** The longest that each text is shown, in characters; Discord takes more of some. */
const maxTitle = 256;
const maxBody = 3700;
const maxFootnote = 300;
const maxOrigin = 200;
const maxFieldName = 100;
const maxFieldValue = 500;

const progressCells = 16;
const colours = { plain: 0x5865f2, busy: 0xf0b232, good: 0x23a55a, bad: 0xf23f43 } as const;

/** Renders the texts, the facts and the image of a message. */
export const renderEmbed = (message: ChatMessage, files: readonly RenderedFile[]): APIEmbed => {
  const title = verbatim(message.title, maxTitle);
  const parts = [
    renderOrigin(message.from),
    verbatim(message.body, maxBody),
    renderProgress(message.progress),
  ];
  const text = parts.filter((part) => part !== undefined).join('\n');
  const footnote = unformatted(message.footnote, maxFootnote);
  const used = (title?.length ?? 0) + text.length + (footnote?.length ?? 0);
  const fields = renderFields(message, embedCharacters - used);
  const image = files.find((file) => file.role === 'image');
  const picture = image === undefined ? undefined : { url: `attachment://${image.name}` };
  const empty = title === undefined && text === '' && fields.length === 0 && footnote === undefined;
  return {
    color: colours[message.tone] ?? colours.plain,
    ...(title === undefined ? {} : { title }),
    ...(text !== '' ? { description: text } : empty ? { description: '…' } : {}),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footnote === undefined ? {} : { footer: { text: footnote } }),
    // A result shows its image large, a card in progress shows it small.
    ...(picture === undefined ? {} : message.tone === 'busy' ? { thumbnail: picture } : { image: picture }),
  };
};

/** The track this one was made from, linked when its message is on Discord. */
const renderOrigin = (from: ChatMessage['from']): string | undefined => {
  const title = verbatim(from?.title, maxOrigin);
  if (title === undefined) return undefined;
  const link = messageLink(from?.ref);
  return link === undefined ? `↳ ${title}` : `↳ [${title}](${link})`;
};

/** The address of a message; undefined when its server is unknown (`@me` for direct messages). */
const messageLink = (ref: MessageRef | undefined): string | undefined => {
  if (ref?.platform !== 'discord') return undefined;
  const path = `${ref.extra?.guild}/${ref.chat}/${ref.message}`;
  return /^(@me|\d+)\/\d+\/\d+$/.test(path) ? `https://discord.com/channels/${path}` : undefined;
};

/** A bar with the percentage; none at 0, where the text above says more. */
const renderProgress = (progress: number | undefined): string | undefined => {
  if (progress === undefined || !(progress > 0)) return undefined;
  const done = Math.min(1, progress);
  const cells = Math.round(done * progressCells);
  return `${'▰'.repeat(cells)}${'▱'.repeat(progressCells - cells)}  ${Math.round(done * 100)} %`;
};

/** The facts as fields, as many as fit into the characters that are left. */
const renderFields = (message: ChatMessage, characters: number): APIEmbedField[] => {
  const fields: APIEmbedField[] = [];
  let left = characters;
  for (const fact of message.facts ?? []) {
    const name = verbatim(fact.label, maxFieldName);
    const value = verbatim(fact.value, maxFieldValue);
    if (name === undefined || value === undefined) continue;
    left -= name.length + value.length;
    if (left < 0 || fields.length === maxFields) break;
    fields.push({ name, value, inline: true });
  }
  return fields;
};
