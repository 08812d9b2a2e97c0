import type { AudioFile } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { closeButton } from '../ui/button.js';
import { createId, element } from '../ui/dom.js';
import { lineAt, type TimedLine } from './lyrics.js';
import { createPlayer, type Player, playingAt } from './player.js';

/** Opens the karaoke view: the current line is large and the list follows the track. Without a track it does not move. */
export const openKaraoke = (
  title: string,
  lines: readonly TimedLine[],
  audio: AudioFile | undefined,
): void => {
  const startAt = audio === undefined ? undefined : playingAt(audio);
  const player = audio === undefined ? undefined : createPlayer(audio, undefined);
  const items = lines.map((line) => renderLine(line, player));
  const { dialog, list } = createDialog(title, items, player);
  document.body.append(dialog);
  dialog.showModal();
  if (player === undefined) return;

  const stopFollowing = followPlayer(player, lines, items, list);
  dialog.addEventListener('close', () => {
    stopFollowing();
    player.stop();
  });
  list.addEventListener('keydown', (event) => handleKey(event, lines, player));
  if (startAt !== undefined) {
    player.moveTo(startAt);
    player.toggle();
  }
  list.focus();
};

const createDialog = (title: string, items: readonly Node[], player: Player | undefined) => {
  const heading = createId('karaoke');
  const list = element(
    'ol',
    {
      class: `karaoke-lines${player === undefined ? ' is-still' : ''}`,
      tabindex: 0,
      'aria-labelledby': heading,
    },
    ...items,
  );
  const text = say(language, 'line', { label: say(language, 'web.sing-along'), value: title });
  const cross = closeButton();
  const head = element(
    'div',
    { class: 'karaoke-head' },
    element('h2', { id: heading, class: 'title', dir: 'auto' }, text),
    cross,
  );
  const foot = player && element('div', { class: 'karaoke-foot' }, player.node);
  const content = element('div', { class: 'karaoke-content' }, head, list, foot);
  const dialog = element('dialog', { class: 'karaoke', 'aria-labelledby': heading }, content);
  cross.addEventListener('click', () => dialog.close());
  // A click on the backdrop has the dialog itself as its target.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  return { dialog, list };
};

/** Marks the line at the player's position and scrolls to it, until the function that is returned is called. */
const followPlayer = (
  player: Player,
  lines: readonly TimedLine[],
  items: readonly HTMLElement[],
  list: HTMLElement,
): (() => void) => {
  let current = -1;
  let frame = 0;
  const markLine = (index: number) => {
    items[current]?.removeAttribute('aria-current');
    const line = items[index];
    line?.setAttribute('aria-current', 'true');
    current = index;
    if (line !== undefined)
      list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 2 + line.offsetHeight / 2;
  };
  const update = () => {
    const index = lineAt(lines, player.at());
    if (index !== current) markLine(index);
    frame = requestAnimationFrame(update);
  };
  update();
  return () => cancelAnimationFrame(frame);
};

/** The space bar plays and pauses; the arrow keys move from line to line. */
const handleKey = (event: KeyboardEvent, lines: readonly TimedLine[], player: Player): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === ' ') player.toggle();
  else if (step === undefined) return;
  else moveToLine(lines[Math.max(0, lineAt(lines, player.at()) + step)], player);
  event.preventDefault();
};

/** Moves 10 ms past the start of a line: browsers round a position, possibly to a time before it. */
const moveToLine = (line: Pick<TimedLine, 'at'> | undefined, player: Player): void => {
  if (line !== undefined) player.moveTo(line.at + 0.01);
};

/** A line that leads to its time when it is clicked. The keyboard operates the list as a whole. */
const renderLine = ({ text, at }: TimedLine, player: Player | undefined): HTMLLIElement => {
  const line = element('span', { class: 'karaoke-line', dir: 'auto' }, text);
  if (player !== undefined) line.addEventListener('click', () => moveToLine({ at }, player));
  return element('li', {}, line);
};
