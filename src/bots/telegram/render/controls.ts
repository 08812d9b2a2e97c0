import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { type ChatMessage, type Control, encodeAction } from '../../../core/index.js';
import { cleanText } from './entities.js';
import { readableRows } from './keyboard.js';

/** Telegram refuses more than a hundred buttons; with at most three a row this is below it. */
const maxRows = 24;

/** The longest callback data of a button, in bytes (Bot API InlineKeyboardButton: 1 to 64). */
const maxCallbackDataBytes = 64;

/** The keyboard of a message, and as lines of text the links that Telegram does not take as buttons. */
export type RenderedControls = { keyboard?: InlineKeyboardMarkup | undefined; links: string[] };

/** Renders the controls of a message. */
export const renderControls = (rows: ChatMessage['controls']): RenderedControls => {
  const links: string[] = [];
  const buttons = rows.map((row) =>
    row.flatMap((control): InlineKeyboardButton[] => {
      const label = cleanText(control.label).trim();
      if (isAboutRoles(control)) return [];
      if (control.kind === 'link' && !isPublicLink(control.url)) {
        links.push(`${label}: ${control.url}`);
        return [];
      }
      return label === '' ? [] : renderButton(control, label);
    }),
  );
  const filled = buttons.flatMap((row) => readableRows(row, (button) => button.text)).slice(0, maxRows);
  return { links, ...(filled.length === 0 ? {} : { keyboard: { inline_keyboard: filled } }) };
};

const renderButton = (control: Control, label: string): InlineKeyboardButton[] => {
  if (control.kind === 'link') return [{ text: label, url: control.url }];
  const callbackData = encodeAction(control.action);
  // Telegram refuses the whole message for one button it does not accept.
  if (Buffer.byteLength(callbackData) > maxCallbackDataBytes) return [];
  const button = { text: label, callback_data: callbackData };
  if (control.style === 'plain') return [button];
  return [{ ...button, style: control.style === 'danger' ? 'danger' : 'primary' }];
};

// Telegram has no roles, so their settings are left out.
const isAboutRoles = (control: Control): boolean => {
  const action = control.kind === 'button' ? control.action : undefined;
  return action?.do === 'settings' && action.page === 'role';
};

// Telegram accepts only links whose host has a dot, so not http://localhost.
const isPublicLink = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};
