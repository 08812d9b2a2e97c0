import { say } from '../../../i18n/index.js';
import { element, icon } from './dom.js';
import { language } from './language.js';

/** What an empty conversation shows: how to begin, with examples that are a press away. */
export const createWelcome = (hear: {
  example(text: string): void;
  custom(button: HTMLButtonElement): void;
}): Node[] => {
  const examples = (['web.example-1', 'web.example-2', 'web.example-3', 'web.example-4'] as const).map(
    (key) => {
      const text = say(language, key);
      const button = element(
        'button',
        { type: 'button', class: 'example' },
        icon('note'),
        element('span', {}, text),
      );
      button.addEventListener('click', () => hear.example(text));
      return element('li', {}, button);
    },
  );
  const custom = element(
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
  custom.addEventListener('click', () => hear.custom(custom));
  return [
    staff(),
    element('h2', { class: 'start-title' }, say(language, 'web.start-title')),
    element('p', { class: 'start-body' }, say(language, 'web.start-body')),
    element('ul', { class: 'examples' }, ...examples),
    custom,
  ];
};

/** Five lines with a little tune on them. */
const staff = (): Node => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'staff');
  svg.setAttribute('viewBox', '0 0 320 84');
  svg.setAttribute('aria-hidden', 'true');
  const add = (tag: string, attributes: Record<string, string | number>) => {
    const shape = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    svg.append(shape);
  };
  for (const line of [22, 32, 42, 52, 62]) add('path', { class: 'staff-line', d: `M0 ${line}H320` });
  const tune: [number, number][] = [
    [66, 52],
    [100, 42],
    [134, 47],
    [168, 32],
    [202, 37],
    [236, 22],
    [262, 32],
  ];
  for (const [x, y] of tune) {
    const up = y > 40;
    add('ellipse', {
      class: 'staff-head',
      cx: x,
      cy: y,
      rx: 6.4,
      ry: 4.7,
      transform: `rotate(-22 ${x} ${y})`,
    });
    add('path', { class: 'staff-stem', d: up ? `M${x + 5.8} ${y - 2}v-27` : `M${x - 5.8} ${y + 2}v27` });
  }
  return svg;
};
