import type { Command, CommandOption } from '../../../../core/index.js';
import { readSuggestions } from '../api/calls.js';
import { type Choice, createMenu } from './menu.js';

/** What a choice does with the message field. */
type CommandMenuHandlers = {
  commands(): readonly Command[];
  write(text: string): void;
  /** `shown` differs from `text` where a name replaces an id. */
  send(text: string, shown: string): void;
};

/** The menu of commands, and of suggestions for a command's argument. */
export const createCommandMenu = (input: HTMLTextAreaElement, handlers: CommandMenuHandlers) => {
  const { commands, write, send } = handlers;
  const menu = createMenu(input);
  let turn = 0;

  const commandChoices = (typed: string): Choice[] =>
    commands()
      .filter(({ name }) => name.startsWith(typed))
      .map(({ name, description, options }) => ({
        label: `/${name}`,
        detail: description,
        take: (completeOnly) => {
          if (completeOnly || options.some(({ required }) => required)) write(`/${name} `);
          else send(`/${name}`, `/${name}`);
        },
      }));

  const suggest = async (name: string, option: CommandOption, typed: string) => {
    const asked = turn;
    const suggestions = await readSuggestions(name, option.name, typed);
    // The person has typed on in the meantime.
    if (asked !== turn) return;
    menu.show(
      suggestions.map(({ value, label }) => ({
        label,
        take: () => send(`/${name} ${value}`, `/${name} ${label}`),
      })),
    );
  };

  return {
    nodes: menu.nodes,
    handleKey: menu.handleKey,
    close: () => menu.show([]),
    /** Shows the choices for the text in the field. */
    update: () => {
      turn += 1;
      const line = /^\/([a-z-]*)(\s+([^\n]*))?$/i.exec(input.value);
      if (line === null) return menu.show([]);
      const name = (line[1] ?? '').toLowerCase();
      if (line[2] === undefined) return menu.show(commandChoices(name));
      const option = suggestedOption(commands().find((command) => command.name === name));
      if (option === undefined) return menu.show([]);
      void suggest(name, option, line[3] ?? '');
    },
  };
};

/** The option that the rest of the line is the value of, if it has suggestions. */
const suggestedOption = (command: Command | undefined): CommandOption | undefined => {
  const option = command?.options.find(({ kind }) => kind === 'text');
  return option?.suggest === true ? option : undefined;
};
