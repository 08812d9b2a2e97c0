import type { Command } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';
import { createAttachButton } from './attach-button.js';
import { createCommandMenu } from './command-menu.js';

/** The tallest the message field grows, in pixels. */
const maxHeight = 180;

/** The message field with its menu of commands. */
export const createComposer = (handlers: {
  commands(): readonly Command[];
  /** `shown` differs from `text` where a name replaces an id. */
  send(text: string, shown: string): void;
  attach(files: readonly File[]): void;
}) => {
  const hint = createId('hint');
  const input = createInput(hint);
  const commandsButton = createCommandsButton();
  const sendButton = element(
    'button',
    { type: 'submit', class: 'icon-button', 'aria-label': say(language, 'web.send') },
    icon('send'),
  );

  const fitHeight = () => {
    input.style.height = 'auto';
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, maxHeight)}px`;
    sendButton.disabled = input.value.trim() === '';
  };
  const update = () => {
    fitHeight();
    menu.update();
  };
  const write = (text: string) => {
    input.value = text;
    input.focus();
    update();
  };
  const send = (text: string, shown = text) => {
    if (text.trim() === '') return;
    input.value = '';
    update();
    handlers.send(text.trim(), shown.trim());
  };
  const menu = createCommandMenu(input, { commands: handlers.commands, write, send });
  const node = element(
    'form',
    { class: 'composer' },
    ...menu.nodes,
    element(
      'div',
      { class: 'composer-row' },
      ...createAttachButton(handlers.attach),
      commandsButton,
      input,
      sendButton,
    ),
    element('p', { class: 'hint', id: hint }, say(language, 'web.hint')),
  );

  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (menu.handleKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(input.value);
  });
  input.addEventListener('blur', menu.close);
  commandsButton.addEventListener('click', () => write(input.value.startsWith('/') ? '' : '/'));
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    send(input.value);
    input.focus();
  });
  fitHeight();
  return { node, focus: () => input.focus(), fill: write };
};

const createInput = (hint: string): HTMLTextAreaElement =>
  element('textarea', {
    class: 'message',
    rows: 1,
    placeholder: `/song ${say(language, 'example.prompt')}`,
    'aria-label': say(language, 'web.message'),
    'aria-describedby': hint,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });

const createCommandsButton = (): HTMLButtonElement => {
  const label = say(language, 'web.commands');
  const button = element(
    'button',
    { type: 'button', class: 'icon-button quiet', 'aria-label': label, title: label },
    icon('slash'),
  );
  // A click must not take the focus away from the message field.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  return button;
};
