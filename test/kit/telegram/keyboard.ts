import { isRecord } from './payload.js';
import { refuse } from './refusal.js';

const buttonActions = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
];

/** One button under a message (Bot API InlineKeyboardButton). */
export type InlineButton = {
  text: string;
  callback_data?: string;
  url?: string;
  style?: string;
  copy_text?: { text: string };
  disabled?: unknown;
  [other: string]: unknown;
};

/** The keyboard of a message, or the request to reply; other reply keyboards are stored as sent. */
export type ReplyMarkup = {
  inline_keyboard?: InlineButton[][];
  force_reply?: boolean;
  input_field_placeholder?: string;
  selective?: boolean;
  [other: string]: unknown;
};

/** Parses a `reply_markup` parameter; undefined for an inline keyboard without buttons. */
export const parseReplyMarkup = (value: unknown): ReplyMarkup | undefined => {
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) refuse('object expected as reply markup');
  const rows = value.inline_keyboard;
  if (rows === undefined) return Object.keys(value).length === 0 ? undefined : value;
  if (!Array.isArray(rows)) refuse('field "inline_keyboard" must be of type Array');
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) refuse('field "inline_keyboard" must be an Array of Arrays');
    return row.map(parseButton);
  });
  const filled = keyboard.filter((row) => row.length > 0);
  if (filled.flat().length > 100) refuse('reply markup is too long');
  return filled.length === 0 ? undefined : { ...value, inline_keyboard: filled };
};

const parseButton = (value: unknown): InlineButton => {
  const wrong = (problem: string): never => refuse(`can't parse inline keyboard button: ${problem}`);
  if (!isRecord(value)) return wrong('InlineKeyboardButton must be an Object');
  const { text, callback_data: data, url, copy_text: copy, style } = value;
  if (typeof text !== 'string') return wrong('Field "text" must be of type String');
  if (text.trim() === '') refuse('inline keyboard button text must be non-empty');
  if (!buttonActions.some((action) => value[action] !== undefined)) {
    return wrong('Text buttons are unallowed in the inline keyboard');
  }
  if (data !== undefined) {
    if (typeof data !== 'string') return wrong('Field "callback_data" must be of type String');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) refuse('BUTTON_DATA_INVALID');
  }
  if (url !== undefined && !isPublicLink(url)) {
    refuse(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  if (copy !== undefined) {
    const copied = isRecord(copy) ? copy.text : undefined;
    if (typeof copied !== 'string' || copied.length < 1 || copied.length > 256) {
      refuse('BUTTON_COPY_TEXT_INVALID');
    }
  }
  if (style !== undefined && !['danger', 'success', 'primary'].includes(String(style))) {
    return wrong('invalid button style specified');
  }
  return { ...value, text };
};

const isPublicLink = (value: unknown): boolean => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const link = new URL(value);
  if (link.protocol === 'tg:') return true;
  // Telegram accepts only hosts with a dot: a button to http://localhost is refused.
  return ['http:', 'https:'].includes(link.protocol) && link.hostname.includes('.');
};
