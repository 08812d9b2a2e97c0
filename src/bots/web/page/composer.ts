import type { Command, CommandOption } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { readSuggestions } from './api.js';
import { createAttachButton } from './attach.js';
import { element, freshId, icon } from './dom.js';
import { language } from './language.js';
import { type Choice, createMenu } from './menu.js';

/** The message field with its menu of commands. */
export const createComposer = (parts: {
  commands: () => readonly Command[];
  /** `shown` differs from `text` where a name stands for an id. */
  send: (text: string, shown: string) => void;
  attach: (files: readonly File[]) => void;
}) => {
  const hint = freshId('hint');
  const input = element('textarea', {
    class: 'message',
    rows: 1,
    placeholder: `/song ${say(language, 'example.prompt')}`,
    'aria-label': say(language, 'web.message'),
    'aria-describedby': hint,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const menu = createMenu(input);
  const slash = element(
    'button',
    {
      type: 'button',
      class: 'round quiet',
      'aria-label': say(language, 'web.commands'),
      title: say(language, 'web.commands'),
    },
    icon('slash'),
  );
  const clip = createAttachButton(parts.attach);
  const button = element(
    'button',
    { type: 'submit', class: 'round', 'aria-label': say(language, 'web.send') },
    icon('send'),
  );
  const node = element(
    'form',
    { class: 'composer' },
    ...menu.nodes,
    element('div', { class: 'composer-row' }, ...clip, slash, input, button),
    element('p', { class: 'hint', id: hint }, say(language, 'web.hint')),
  );

  const fitHeight = () => {
    input.style.height = 'auto';
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, 180)}px`;
    button.disabled = input.value.trim() === '';
  };
  const write = (text: string) => {
    input.value = text;
    input.focus();
    look();
  };
  const send = (text: string, shown = text) => {
    if (text.trim() === '') return;
    input.value = '';
    look();
    parts.send(text.trim(), shown.trim());
  };

  let asked = 0;
  const look = () => {
    fitHeight();
    asked += 1;
    const line = /^\/([a-z-]*)(\s+([^\n]*))?$/i.exec(input.value);
    if (line === null) return menu.show([]);
    const name = (line[1] ?? '').toLowerCase();
    if (line[2] === undefined) return menu.show(commandChoices(name));
    const option = suggesting(parts.commands().find((command) => command.name === name));
    if (option === undefined) return menu.show([]);
    void offer(name, option, line[3] ?? '', asked);
  };

  const commandChoices = (typed: string): Choice[] =>
    parts
      .commands()
      .filter((command) => command.name.startsWith(typed))
      .map((command) => ({
        label: `/${command.name}`,
        detail: command.description,
        take: (completeOnly) => {
          if (completeOnly || command.options.some(({ required }) => required)) write(`/${command.name} `);
          else send(`/${command.name}`);
        },
      }));

  const offer = async (name: string, option: CommandOption, typed: string, turn: number) => {
    const suggestions = await readSuggestions(name, option.name, typed);
    // Someone typed on while these were fetched.
    if (turn !== asked) return;
    menu.show(
      suggestions.map(({ value, label }) => ({
        label,
        take: () => send(`/${name} ${value}`, `/${name} ${label}`),
      })),
    );
  };

  input.addEventListener('input', look);
  input.addEventListener('keydown', (event) => {
    if (menu.press(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(input.value);
  });
  input.addEventListener('blur', () => menu.show([]));
  slash.addEventListener('pointerdown', (event) => event.preventDefault());
  slash.addEventListener('click', () => write(input.value.startsWith('/') ? '' : '/'));
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    send(input.value);
    input.focus();
  });
  fitHeight();
  return { node, focus: () => input.focus() };
};

/** The argument that the rest of the line is for, when it has choices of one's own. */
const suggesting = (command: Command | undefined): CommandOption | undefined => {
  const option = command?.options.find(({ kind }) => kind === 'text');
  return option?.suggest === true ? option : undefined;
};
