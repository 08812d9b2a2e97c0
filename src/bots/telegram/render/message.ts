import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import {
  type ChatMessage,
  type Control,
  encodeAction,
  fitMessage,
  type MessageRef,
  shorten,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { Drawn } from './drawn.js';
import { cleanText, cutStyled, type Line, type StyledText, styleText } from './entities.js';
import { columnsOf, readableRows } from './keyboard.js';
import { telegramLimits } from './limits.js';

/** Draws a message without a song. Pure; never throws. */
export const renderText = (message: ChatMessage): Drawn => draw(message, textCharacters);

/** Draws what stands under a song: the player shows title and length already. Pure; never throws. */
export const renderCaption = (message: ChatMessage): Drawn => {
  const { title, audio } = message;
  const isShown = audio !== undefined && (title === undefined || title === audio.title);
  return draw({ ...message, title: isShown ? undefined : title, progress: undefined }, captionCharacters);
};

/** Draws what stands under the picture of a running card. Pure; never throws. */
export const renderPicture = (message: ChatMessage): Drawn => draw(message, captionCharacters);

/** Adds what notifies a person in a group; alone with the bot every message does. */
export const withPing = (drawn: Drawn, chat: string, person: string | undefined): Drawn => {
  // A group that writes in its own name is nobody to notify.
  if (person === undefined || !chat.startsWith('-') || person.startsWith('-')) return drawn;
  const bell = styleText([[[{ text: '🔔', person }]]]);
  const { text } = cutStyled(drawn, textCharacters - 3);
  const moved = bell.entities.map((entity) => ({ ...entity, offset: text.length + 1 }));
  return { ...drawn, text: `${text} ${bell.text}`, entities: [...drawn.entities, ...moved] };
};

/** The text that stands for a song until it is uploaded. */
export const renderPlaceholder = (title: string): Drawn =>
  styleText([
    [[{ text: '♪ ' }, { text: shorten(cleanText(title).trim(), 200), style: 'bold' }, { text: ' …' }]],
  ]);

/** A message in one line, as a popup shows it: without styles, and without what a popup has no room for. */
export const renderPopup = (message: ChatMessage): string =>
  [message.title, message.body, ...(message.facts ?? []).map(factLine), message.footnote]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');

/** A bar of ten, and the number: ▰▰▰▱▱▱▱▱▱▱ 30 %. */
export const progressBar = (progress: number): string => {
  const share = Math.min(1, Math.max(0, Number.isNaN(progress) ? 0 : progress));
  const full = Math.floor(share * 10);
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${Math.round(share * 100)} %`;
};

// Characters after entities are parsed (Bot API sendMessage, sendAudio).
const textCharacters = 4096;
const captionCharacters = 1024;

// A keyboard of a hundred buttons is refused; three a row never come to that many.
const mostRows = 24;

const signs: Record<ChatMessage['tone'], string> = { plain: '', busy: '', good: '', bad: '⚠️ ' };

const draw = (message: ChatMessage, limit: number): Drawn => {
  const fitted = fitMessage(message, telegramLimits);
  const { keyboard, links } = drawControls(fitted.controls);
  const whole = drawText(fitted, links);
  const over = whole.text.length - limit;
  const body = fitted.body ?? '';
  const text = over <= 0 ? whole : drawText({ ...fitted, body: shorten(body, body.length - over) }, links);
  return { ...cutStyled(text, limit), ...(keyboard === undefined ? {} : { keyboard }) };
};

const drawText = (message: ChatMessage, links: readonly string[]): StyledText => {
  const title = trimmed(message.title);
  const body = trimmed(message.body);
  const sign = signs[message.tone];
  const lead: Line[] = [];
  if (title !== '') lead.push([{ text: sign }, { text: title, style: 'bold' }]);
  if (body !== '') lead.push([{ text: title === '' ? sign : '' }, { text: body }]);
  const bar: Line[] = message.progress === undefined ? [] : [[{ text: progressBar(message.progress) }]];
  const facts = (message.facts ?? []).map((fact): Line => [{ text: factLine(fact) }]);
  if (message.from !== undefined) facts.push(fromLine(message.from));
  const footnote = trimmed(message.footnote);
  const small: Line[] = footnote === '' ? [] : [[{ text: footnote, style: 'italic' }]];
  const styled = styleText([lead, bar, facts, links.map((link): Line => [{ text: link }]), small]);
  // Telegram refuses a message that says nothing.
  return styled.text.trim() === '' ? { text: '♪', entities: [] } : styled;
};

const drawControls = (
  rows: ChatMessage['controls'],
): { keyboard?: InlineKeyboardMarkup | undefined; links: string[] } => {
  const links: string[] = [];
  const drawn = rows.map((row) =>
    row.flatMap((control): InlineKeyboardButton[] => {
      const label = trimmed(control.label);
      if (isAboutRoles(control)) return [];
      if (control.kind === 'link' && !isPublicLink(control.url)) {
        links.push(`${label}: ${control.url}`);
        return [];
      }
      return label === '' ? [] : drawControl(control, label);
    }),
  );
  const filled = drawn.flatMap((row) => readableRows(row, (button) => button.text)).slice(0, mostRows);
  return { links, ...(filled.length === 0 ? {} : { keyboard: { inline_keyboard: filled } }) };
};

// Telegram has no roles, so there is nothing to be settled about them.
const isAboutRoles = (control: Control): boolean => {
  const action = control.kind === 'button' ? control.action : undefined;
  return action?.do === 'settings' && action.page === 'role';
};

const drawControl = (control: Control, label: string): InlineKeyboardButton[] => {
  if (control.kind === 'link') return [{ text: label, url: control.url }];
  const callbackData = encodeAction(control.action);
  // Telegram refuses a message with one wrong button as a whole (Bot API, InlineKeyboardButton: 1 to 64 bytes).
  if (Buffer.byteLength(callbackData) > 64) return [];
  const button = { text: label, callback_data: callbackData };
  if (control.style === 'plain') return [button];
  return [{ ...button, style: control.style === 'danger' ? 'danger' : 'primary' }];
};

const factLine = (fact: { label: string; value: string }): string =>
  `${trimmed(fact.label)}${hasSquares(fact.label) ? '：' : ': '}${trimmed(fact.value)}`;

// Chinese and Japanese have a colon of their own, with its room in it.
const hasSquares = (text: string): boolean => columnsOf(text) > text.length;

// The link opens the track it comes from; only messages in supergroups have one (t.me/c/…).
const fromLine = ({ title, ref }: { title: string; ref?: MessageRef | undefined }): Line => {
  const [, group] = /^-100(\d+)$/.exec(ref?.platform === 'telegram' ? ref.chat : '') ?? [];
  const link = group === undefined ? undefined : `https://t.me/c/${group}/${ref?.message}`;
  return [{ text: `${say(undefined, 'track.from')}: ` }, { text: trimmed(title), link }];
};

const trimmed = (text: string | undefined): string => cleanText(text ?? '').trim();

// Telegram takes a button's link only to a name with a dot: none to http://localhost.
const isPublicLink = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};
