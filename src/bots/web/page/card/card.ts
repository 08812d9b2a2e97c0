import type { EncodedMessage, MediaFile } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { renderFile } from '../player/file.js';
import { element, setAttributes } from '../ui/dom.js';
import { icon } from '../ui/icon.js';
import { createProgress } from '../ui/progress.js';
import { renderControls } from './controls.js';
import { coverSource, renderCover } from './cover.js';
import { type FactsValue, renderFacts } from './facts.js';
import { createSlots, paragraphIn } from './slots.js';
import { renderSounds } from './sounds.js';

/** What a person can do with a card. */
export type CardHandlers = {
  press(action: string, button: HTMLButtonElement, card: HTMLElement): void;
  /** Opens the karaoke view for a lyrics file. */
  karaoke(lyrics: MediaFile, card: HTMLElement): void;
};

const slotNames = [
  'cover',
  'title',
  'body',
  'progress',
  'facts',
  'player',
  'file',
  'controls',
  'footnote',
] as const;

/** A message of the bot on the page. `update` changes only what differs. */
export const createCard = (
  first: EncodedMessage,
  handlers: CardHandlers,
): { node: HTMLElement; update(message: EncodedMessage): void } => {
  const node = element('article', { class: 'card' });
  const draw = createSlots(node, slotNames);
  const bar = createProgress(say(language, 'web.progress'));

  const update = (message: EncodedMessage) => {
    const { audio, body, file, footnote, progress, tone, title = audio?.title } = message;
    const cover = coverSource(message);
    const rows = message.controls.filter((row) => row.length > 0);
    node.className = cardClass(message, cover);
    setAttributes(node, { 'aria-label': title });
    draw('cover', cover, (source) => [renderCover(source, message)]);
    draw('title', title === undefined ? undefined : { title, tone }, (value) => renderTitle(value, message));
    draw('body', body, (text, slot) => [paragraphIn(slot, 'body', text)]);
    draw('progress', tone === 'busy' || progress !== undefined ? { progress } : undefined, (value) => {
      bar.show(value.progress);
      return [bar.node];
    });
    draw('facts', factsOf(message), (value) => [renderFacts(value)]);
    draw('player', audio === undefined ? message.audios : [audio], (sounds) =>
      // An empty source is the placeholder: no artwork for the lock screen.
      renderSounds(sounds, message, cover || undefined),
    );
    draw('file', file, (value) => [
      ...renderFile(value),
      ...(value.name.endsWith('.lrc') ? [karaokeButton(() => handlers.karaoke(value, node))] : []),
    ]);
    draw('controls', rows.length > 0 ? rows : undefined, (value, slot) =>
      renderControls(value, slot, (action, button) => handlers.press(action, button, node)),
    );
    draw('footnote', footnote, (text, slot) => [paragraphIn(slot, 'footnote', text)]);
  };

  update(first);
  return { node, update };
};

const cardClass = ({ audio, tone }: EncodedMessage, cover: string | undefined): string =>
  ['card', `tone-${tone}`, ...(audio ? ['track'] : []), ...(cover === undefined ? [] : ['has-cover'])].join(
    ' ',
  );

const factsOf = ({ facts = [], from }: EncodedMessage): FactsValue | undefined =>
  facts.length > 0 || from !== undefined ? { facts, from } : undefined;

const renderTitle = (
  { title, tone }: { title: string; tone: EncodedMessage['tone'] },
  { audio }: EncodedMessage,
): Node[] => {
  const shape = audio === undefined ? toneIcons[tone] : undefined;
  return [
    ...(shape === undefined
      ? []
      : [element('span', { class: 'tone-icon', 'aria-hidden': 'true' }, icon(shape))]),
    element('h2', { class: 'title', dir: 'auto' }, title),
  ];
};

const toneIcons: Partial<Record<EncodedMessage['tone'], 'alert' | 'note'>> = { bad: 'alert', good: 'note' };

const karaokeButton = (open: () => void): Node => {
  const button = element(
    'button',
    { type: 'button', class: 'button main karaoke-button' },
    icon('mic'),
    say(language, 'web.sing-along'),
  );
  button.addEventListener('click', open);
  return button;
};
