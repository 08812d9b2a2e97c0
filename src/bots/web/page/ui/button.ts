import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from './dom.js';
import { icon } from './icon.js';

/** A button with a text. */
export const textButton = (label: string, style = 'plain'): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${style}` }, label);

/** The cross in a corner that closes a form or a dialog. */
export const closeButton = (): HTMLButtonElement =>
  element(
    'button',
    { type: 'button', class: 'close-button', 'aria-label': say(language, 'web.close') },
    icon('close'),
  );
