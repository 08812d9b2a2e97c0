import type { AudioFile } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, freshId, icon } from './dom.js';
import { language } from './language.js';
import { lineAt, type SungLine } from './lyrics.js';
import { createPlayer, heardAt, type Player } from './player.js';

/** Opens the words of a song to sing along: the line that is sung stands large, and the others move past. */
export const openKaraoke = (
  title: string,
  lines: readonly SungLine[],
  audio: AudioFile | undefined,
): void => {
  const heading = freshId('sing');
  const from = audio === undefined ? undefined : heardAt(audio);
  const player = audio === undefined ? undefined : createPlayer(audio, undefined);
  const items = lines.map((line) => lineOf(line, player));
  const list = element(
    'ol',
    {
      class: `sing-lines${player === undefined ? ' is-still' : ''}`,
      tabindex: 0,
      'aria-labelledby': heading,
    },
    ...items,
  );
  const cross = element(
    'button',
    { type: 'button', class: 'cross', 'aria-label': say(language, 'web.close') },
    icon('close'),
  );
  const dialog = element(
    'dialog',
    { class: 'sing', 'aria-labelledby': heading },
    element(
      'div',
      { class: 'sing-inside' },
      element(
        'div',
        { class: 'sing-head' },
        element(
          'h2',
          { id: heading, class: 'title', dir: 'auto' },
          say(language, 'line', { label: say(language, 'web.sing-along'), value: title }),
        ),
        cross,
      ),
      list,
      player && element('div', { class: 'sing-foot' }, player.node),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();

  let shown = -1;
  let frame = 0;
  const show = (index: number) => {
    items[shown]?.removeAttribute('aria-current');
    items[index]?.setAttribute('aria-current', 'true');
    shown = index;
    const line = items[index];
    if (line !== undefined)
      list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 2 + line.offsetHeight / 2;
  };
  const follow = (sung: Player) => {
    const index = lineAt(lines, sung.at());
    if (index !== shown) show(index);
    frame = requestAnimationFrame(() => follow(sung));
  };

  cross.addEventListener('click', () => dialog.close());
  // Whoever presses beside the view wants to leave it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    cancelAnimationFrame(frame);
    player?.stop();
    dialog.remove();
  });
  if (player === undefined) return;
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === ' ') player.toggle();
    else if (step === undefined) return;
    else goTo(lines[Math.max(0, lineAt(lines, player.at()) + step)], player);
    event.preventDefault();
  });
  follow(player);
  if (from !== undefined) {
    player.moveTo(from);
    player.toggle();
  }
  list.focus();
};

// A hair behind its beginning: what a browser makes of a moment may lie a hair before it.
const goTo = (line: Pick<SungLine, 'at'> | undefined, player: Player) => {
  if (line !== undefined) player.moveTo(line.at + 0.01);
};

// With the keyboard the list as a whole is moved through; a finger or a mouse goes straight to a line.
const lineOf = ({ text, at }: SungLine, player: Player | undefined): HTMLLIElement => {
  if (player === undefined)
    return element('li', {}, element('span', { class: 'sing-line', dir: 'auto' }, text));
  const line = element('span', { class: 'sing-line', dir: 'auto' }, text);
  line.addEventListener('click', () => goTo({ at }, player));
  return element('li', {}, line);
};
