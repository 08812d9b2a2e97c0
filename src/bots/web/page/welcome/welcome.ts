import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';
import { renderStaff } from './staff.js';

const exampleKeys = ['web.example-1', 'web.example-2', 'web.example-3', 'web.example-4'] as const;

/** What a person can start from the welcome page. */
type WelcomeHandlers = {
  example(text: string): void;
  custom(button: HTMLButtonElement): void;
};

/** Renders the welcome page of an empty conversation: examples, and a song with settings of one's own. */
export const renderWelcome = (handlers: WelcomeHandlers): Node[] => [
  renderStaff(),
  element('h2', { class: 'welcome-title' }, say(language, 'web.start-title')),
  element('p', { class: 'welcome-body' }, say(language, 'web.start-body')),
  element(
    'ul',
    { class: 'examples' },
    ...exampleKeys.map((key) => renderExample(say(language, key), handlers)),
  ),
  renderCustom(handlers),
];

const renderExample = (text: string, { example }: WelcomeHandlers): Node => {
  const button = element(
    'button',
    { type: 'button', class: 'example' },
    icon('note'),
    element('span', {}, text),
  );
  button.addEventListener('click', () => example(text));
  return element('li', {}, button);
};

const renderCustom = ({ custom }: WelcomeHandlers): Node => {
  const button = element(
    'button',
    { type: 'button', class: 'example custom' },
    icon('pen'),
    element(
      'span',
      {},
      element('strong', {}, say(language, 'name.custom')),
      element('span', { class: 'example-detail' }, say(language, 'web.start-custom')),
    ),
  );
  button.addEventListener('click', () => custom(button));
  return button;
};
