import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { ChatMessage, Control, MessageRef, SurfaceLimits } from '../../../core/index.js';
import { encodeAction } from '../../../core/index.js';
import { type DrawnFile, filesOf } from './attachments.js';
import { unformatted, verbatim } from './markdown.js';

/** What a Discord message of the old kind can show (Discord docs, resources/message, and components/reference). */
export const limits: SurfaceLimits = {
  titleCharacters: 256,
  bodyCharacters: 3500,
  labelCharacters: 80,
  rowButtons: 5,
  rows: 5,
  // A bot may post 10 MiB per file in a server without boosts; the rest of the request needs some room.
  fileBytes: Math.floor(9.5 * 1024 * 1024),
  messageBytes: 24_000_000,
  answersPrivately: true,
  audiosPerMessage: 9,
  cardBecomesTrack: false,
};

/** A message as Discord takes it, and the files whose bytes are still to be fetched. */
export type Drawing = {
  body: Pick<
    RESTPostAPIChannelMessageJSONBody,
    'content' | 'embeds' | 'components' | 'allowed_mentions' | 'attachments'
  >;
  files: DrawnFile[];
};

const colours = { plain: 0x5865f2, busy: 0xf0b232, good: 0x23a55a, bad: 0xf23f43 } as const;
const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;
const barCells = 16;
const embedCharacters = 6000;

/**
 * Draws a message as one embed with buttons and files: never as Components V2, where an audio file has no player and
 * from which a message can not be turned back. Takes any message and never throws.
 */
export const renderMessage = (message: ChatMessage): Drawing => {
  const ping = /^\d{1,20}$/.test(message.ping ?? '') ? message.ping : undefined;
  const files = filesOf(message);
  return {
    body: {
      content: ping === undefined ? '' : `<@${ping}>`,
      embeds: [embedOf(message, files)],
      components: rowsOf(message.controls),
      allowed_mentions: { parse: [], users: ping === undefined ? [] : [ping], replied_user: false },
      attachments: files.map((drawn, id) => ({
        id,
        filename: drawn.name,
        ...(drawn.title === undefined ? {} : { title: drawn.title }),
      })),
    },
    files,
  };
};

/** The same drawing without some of its files, for when their bytes can not be had. */
export const withoutImage = (message: ChatMessage): Drawing =>
  renderMessage({ ...message, image: undefined });

/** What keeps a message from making a sound; only for posting, an edit makes none (Discord docs, message flags). */
export const quietly = ({ quiet }: ChatMessage): { flags?: MessageFlags } =>
  quiet === true ? { flags: MessageFlags.SuppressNotifications } : {};

const embedOf = (message: ChatMessage, files: readonly DrawnFile[]): APIEmbed => {
  const title = verbatim(message.title, 256);
  const bar = progressBar(message.progress);
  const parts = [originOf(message.from), verbatim(message.body, 3700), bar];
  const text = parts.filter((part) => part !== undefined).join('\n');
  const footnote = unformatted(message.footnote, 300);
  const spent = (title?.length ?? 0) + text.length + (footnote?.length ?? 0);
  const fields = fieldsOf(message, embedCharacters - spent);
  const image = files.find((drawn) => drawn.role === 'image');
  const picture = image === undefined ? undefined : { url: `attachment://${image.name}` };
  const empty = title === undefined && text === '' && fields.length === 0 && footnote === undefined;
  return {
    color: colours[message.tone] ?? colours.plain,
    ...(title === undefined ? {} : { title }),
    ...(text !== '' ? { description: text } : empty ? { description: '…' } : {}),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footnote === undefined ? {} : { footer: { text: footnote } }),
    // What is made is a picture to look at, a cover or notes; on a running card it is a reminder.
    ...(picture === undefined ? {} : message.tone === 'busy' ? { thumbnail: picture } : { image: picture }),
  };
};

/** The track this one comes from, as a link to where it stands if that is on Discord. */
const originOf = (from: ChatMessage['from']): string | undefined => {
  const title = verbatim(from?.title, 200);
  if (title === undefined) return undefined;
  const link = messageLink(from?.ref);
  return link === undefined ? `↳ ${title}` : `↳ [${title}](${link})`;
};

/** A link opens a message only with the server it is in, or `@me` for direct messages. */
const messageLink = (ref: MessageRef | undefined): string | undefined => {
  if (ref?.platform !== 'discord') return undefined;
  const path = `${ref.extra?.guild}/${ref.chat}/${ref.message}`;
  return /^(@me|\d+)\/\d+\/\d+$/.test(path) ? `https://discord.com/channels/${path}` : undefined;
};

const progressBar = (progress: number | undefined): string | undefined => {
  // An empty bar tells less than the words above it.
  if (progress === undefined || !(progress > 0)) return undefined;
  const done = Math.min(1, progress);
  const cells = Math.round(done * barCells);
  return `${'▰'.repeat(cells)}${'▱'.repeat(barCells - cells)}  ${Math.round(done * 100)} %`;
};

const fieldsOf = (message: ChatMessage, room: number): APIEmbedField[] => {
  const fields: APIEmbedField[] = [];
  let left = room;
  for (const fact of message.facts ?? []) {
    const name = verbatim(fact.label, 100);
    const value = verbatim(fact.value, 500);
    if (name === undefined || value === undefined) continue;
    left -= name.length + value.length;
    if (left < 0 || fields.length === 25) break;
    fields.push({ name, value, inline: true });
  }
  return fields;
};

const rowsOf = (controls: ChatMessage['controls']): APIActionRowComponent<APIButtonComponent>[] => {
  const used = new Set<string>();
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (const row of controls) {
    const buttons = row.flatMap((control) => buttonOf(control, used) ?? []);
    for (let start = 0; start < buttons.length; start += limits.rowButtons) {
      const components = buttons.slice(start, start + limits.rowButtons);
      rows.push({ type: ComponentType.ActionRow, components });
    }
  }
  return rows.slice(0, limits.rows);
};

const buttonOf = (control: Control, used: Set<string>): APIButtonComponent | undefined => {
  const label = unformatted(control.label, limits.labelCharacters) ?? '…';
  if (control.kind === 'link') {
    const url = linkOf(control.url);
    if (url === undefined) return undefined;
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const customId = encodeAction(control.action);
  // Discord refuses the whole message when two buttons have one id.
  if (used.has(customId)) return undefined;
  used.add(customId);
  return {
    type: ComponentType.Button,
    style: styles[control.style] ?? styles.plain,
    label,
    custom_id: customId,
  };
};

const linkOf = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  return url.href.length <= 512 ? url.href : undefined;
};
