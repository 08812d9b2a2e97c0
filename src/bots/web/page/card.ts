import {
  type AudioFile,
  type EncodedControl,
  type EncodedMessage,
  type MediaFile,
  mediaPath,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, icon, setAttributes, setText } from './dom.js';
import { createFile } from './file.js';
import { language } from './language.js';
import { createPlayer } from './player.js';
import { createProgress } from './progress.js';

/** Called when someone presses a button of a card. */
export type Press = (action: string, button: HTMLButtonElement, card: HTMLElement) => void;

/** What somebody can do with a card. */
export type CardHands = {
  press: Press;
  /** Called when someone wants to sing along to the words in a file. */
  sing(words: MediaFile, card: HTMLElement): void;
};

/** A message of the bot on the page; `update` changes only what is different, so that a playing track plays on. */
export const createCard = (
  first: EncodedMessage,
  hands: CardHands,
): { node: HTMLElement; update(message: EncodedMessage): void } => {
  const node = element('article', { class: 'card' });
  const slots = new Map<string, { drawn: string; nodes: Node[] }>();
  const bar = createProgress(say(language, 'web.progress'));
  const order = ['cover', 'title', 'body', 'progress', 'facts', 'player', 'file', 'controls', 'footnote'];
  for (const name of order) node.append(element('div', { class: `slot slot-${name}`, hidden: true }));

  const slotOf = (name: string) => node.children[order.indexOf(name)] as HTMLElement;
  /** Draws a part anew only when what it shows has changed. */
  const draw = <T>(name: string, value: T | undefined, make: (value: T, slot: HTMLElement) => Node[]) => {
    const drawn = JSON.stringify(value) ?? '';
    if (slots.get(name)?.drawn === drawn) return;
    const slot = slotOf(name);
    const nodes = value === undefined ? [] : make(value, slot);
    slots.set(name, { drawn, nodes });
    if (nodes.some((made) => !slot.contains(made)) || nodes.length !== slot.childNodes.length)
      slot.replaceChildren(...nodes);
    slot.hidden = nodes.length === 0;
  };

  const update = (message: EncodedMessage) => {
    const { audio, image, title = audio?.title, controls } = message;
    const busy = message.tone === 'busy';
    const named = audio === undefined ? '' : ' track';
    node.className = `card tone-${message.tone}${named}${image === undefined && !busy ? '' : ' has-cover'}`;
    setAttributes(node, { 'aria-label': title });
    const cover = image === undefined ? undefined : mediaPath(image);
    // Where the cover will stand, there is room for it from the beginning: nothing jumps when it comes.
    draw('cover', cover ?? (busy ? '' : undefined), (src) => [
      src === ''
        ? meter()
        : pictureOf(src, busy || audio !== undefined ? coverArt(title ?? '') : (title ?? '')),
    ]);
    draw('title', title === undefined ? undefined : [title, message.tone], () =>
      titleOf(title ?? '', message),
    );
    draw('body', message.body, (body, slot) => [textIn(slot, 'p', 'body', body)]);
    draw(
      'progress',
      message.tone === 'busy' || message.progress !== undefined ? { done: message.progress } : undefined,
      ({ done }) => {
        bar.show(done);
        return [bar.node];
      },
    );
    const told = { facts: message.facts ?? [], from: message.from };
    draw('facts', told.facts.length > 0 || told.from ? told : undefined, () => [factsOf(told)]);
    draw('player', audio === undefined ? message.audios : [audio], (sounds) =>
      audio === undefined
        ? sounds.map((sound) =>
            element(
              'div',
              { class: 'part' },
              element('p', { class: 'part-title' }, sound.title),
              soundOf(sound),
            ),
          )
        : [soundOf(audio, cover)],
    );
    draw('file', message.file, (file) => [
      ...createFile(file),
      ...(file.name.endsWith('.lrc') ? [singOf(() => hands.sing(file, node))] : []),
    ]);
    const rows = controls.filter((row) => row.length > 0);
    draw('controls', rows.length > 0 ? rows : undefined, (_, slot) => {
      const focused = slot.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
      const drawn = rows.map((row) =>
        element('div', { class: 'controls' }, ...row.map((control) => controlOf(control, hands.press, node))),
      );
      // Whoever stood on a button with the keyboard still stands on it when the row is drawn anew.
      if (focused) {
        queueMicrotask(() => {
          const again = [...slot.querySelectorAll<HTMLElement>('button, a')].find(
            (one) => one.textContent === focused,
          );
          again?.focus();
        });
      }
      return drawn;
    });
    draw('footnote', message.footnote, (footnote, slot) => [textIn(slot, 'p', 'footnote', footnote)]);
  };

  update(first);
  return { node, update };
};

/** A text in a slot, changed in place where it stands already. */
const textIn = (slot: HTMLElement, tag: 'p' | 'h2', name: string, text: string): Node => {
  const standing = slot.firstElementChild;
  if (standing !== null) {
    setText(standing, text);
    return standing;
  }
  return element(tag, { class: name, dir: 'auto' }, text);
};

const titleOf = (title: string, message: EncodedMessage): Node[] => {
  const sign = message.audio !== undefined ? undefined : signs[message.tone];
  return [...(sign === undefined ? [] : [sign()]), element('h2', { class: 'title', dir: 'auto' }, title)];
};

const coverArt = (title: string): string => say(language, 'web.cover-art', { title });

/** Stands where a cover will be, and moves as long as it is made. */
const meter = (): Node =>
  element('span', { class: 'cover meter', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));

const signs: Partial<Record<EncodedMessage['tone'], () => Node>> = {
  bad: () => element('span', { class: 'sign', 'aria-hidden': 'true' }, icon('alert')),
  good: () => element('span', { class: 'sign', 'aria-hidden': 'true' }, icon('note')),
};

const factsOf = ({ facts, from }: Required<Pick<EncodedMessage, 'facts' | 'from'>>): Node =>
  element(
    'dl',
    { class: 'facts' },
    ...(from === undefined ? [] : [originOf(from)]),
    ...(facts ?? []).map(({ label, value }) =>
      element(
        'div',
        { class: value.length > 36 ? 'fact is-long' : 'fact' },
        element('dt', {}, label),
        element('dd', { dir: 'auto' }, value),
      ),
    ),
  );

/** The track a track comes from, as a link to where it stands in the conversation. */
const originOf = ({ title, ref }: NonNullable<EncodedMessage['from']>): Node => {
  const name = ref === undefined ? title : element('a', { href: `#${entryAnchor(ref.message)}` }, title);
  return element(
    'div',
    { class: 'fact' },
    element('dt', {}, say(language, 'track.from')),
    element('dd', { dir: 'auto' }, name),
  );
};

/** The id of a message's element, to be linked to. */
export const entryAnchor = (id: string): string => `entry-${id}`;

const pictureOf = (src: string, alt: string): Node => {
  const image = element('img', { class: 'cover', src, alt, decoding: 'async' });
  // A picture that is gone leaves the card as one without a picture, not with a torn frame.
  image.addEventListener('error', () =>
    image.replaceWith(element('span', { class: 'cover is-lost' }, icon('note'))),
  );
  return image;
};

const controlOf = (control: EncodedControl, press: Press, card: HTMLElement): Node => {
  if (control.kind === 'link') {
    const safe = /^(https?:\/\/|\/(?!\/))/i.test(control.url);
    return element(
      'a',
      {
        class: 'button plain',
        href: safe ? control.url : undefined,
        target: '_blank',
        rel: 'noopener noreferrer',
      },
      control.label,
    );
  }
  const button = element('button', { type: 'button', class: `button ${control.style}` }, control.label);
  button.addEventListener('click', () => press(control.action, button, card));
  return button;
};

const singOf = (sing: () => void): Node => {
  const button = element(
    'button',
    { type: 'button', class: 'button main sing-along' },
    icon('mic'),
    say(language, 'web.sing-along'),
  );
  button.addEventListener('click', sing);
  return button;
};

/** A player, and a way to save what it plays. */
const soundOf = (sound: AudioFile, cover?: string): HTMLElement => {
  const { name, title } = sound;
  const words = say(language, 'track.download');
  const save = element(
    'a',
    { class: 'round quiet download', href: mediaPath(sound), download: name, title: `${words}: ${name}` },
    icon('download'),
    element('span', { class: 'aside' }, `${words}: ${title}`),
  );
  return element('div', { class: 'sound' }, createPlayer(sound, cover).node, save);
};
