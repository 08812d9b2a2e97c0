import { type AudioFile, mediaPath } from '../../../../core/index.js';
import { clockTime, say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element, setAttributes, setText } from '../ui/dom.js';
import { icon } from '../ui/icon.js';
import { showOnDevice } from './media-session.js';
import { createSeekable } from './seekable.js';

/** A player on the page. `at` is its position in seconds; `stop` pauses it. */
export type Player = {
  node: HTMLElement;
  at(): number;
  moveTo(seconds: number): void;
  toggle(): void;
  stop(): void;
};

/** The audio that plays on this page; starting another pauses it. */
let playing: HTMLAudioElement | undefined;

/** Seconds that a key moves the position. */
const keySteps: Partial<Record<string, number>> = {
  ArrowRight: 5,
  ArrowUp: 5,
  ArrowLeft: -5,
  ArrowDown: -5,
  PageUp: 15,
  PageDown: -15,
};

/** The position of a track that plays right now, in seconds; undefined when it does not play. */
export const playingAt = (audio: AudioFile): number | undefined =>
  playing !== undefined && !playing.paused && playing.getAttribute('src') === mediaPath(audio)
    ? playing.currentTime
    : undefined;

/** A player for one track: a button, a seek bar and the time. */
export const createPlayer = (audio: AudioFile, cover: string | undefined): Player => {
  const { title } = audio;
  const sound = element('audio', { preload: 'none', src: mediaPath(audio) });
  const button = element('button', { type: 'button', class: 'play' });
  const seek = element('input', { type: 'range', class: 'seek', min: 0, step: 0.1, value: 0 });
  const time = element('span', { class: 'time', 'aria-hidden': 'true' });
  const error = element(
    'p',
    { class: 'error', role: 'alert', hidden: true },
    say(language, 'web.unplayable'),
  );
  const node = element('div', { class: 'player' }, sound, button, seek, time, error);

  const length = () => (Number.isFinite(sound.duration) ? sound.duration : audio.seconds);
  const drawTime = (now: number) => {
    setAttributes(seek, {
      max: length(),
      'aria-label': say(language, 'web.seek', { title }),
      'aria-valuetext': say(language, 'web.position', { now, end: length() }),
    });
    seek.value = String(now);
    seek.style.setProperty('--part', String(length() > 0 ? now / length() : 0));
    setText(time, `${clockTime(now)} / ${clockTime(length())}`);
  };
  const drawButton = () => {
    button.replaceChildren(icon(sound.paused ? 'play' : 'pause'));
    button.setAttribute('aria-label', say(language, sound.paused ? 'web.play' : 'web.pause', { title }));
    node.classList.toggle('is-playing', !sound.paused);
  };
  const { at, moveTo } = createSeekable(sound, drawTime);
  const toggle = () => {
    error.hidden = true;
    if (!sound.paused) return sound.pause();
    if (sound.error !== null) sound.load();
    sound.play().catch((cause: unknown) => {
      // Pausing while the sound loads aborts play(), which is no error.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) error.hidden = false;
    });
  };

  button.addEventListener('click', toggle);
  seek.addEventListener('input', () => moveTo(Number(seek.value)));
  seek.addEventListener('keydown', (event) => {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moveTo(Math.min(length(), Math.max(0, Number(seek.value) + step)));
  });
  sound.addEventListener('play', () => {
    if (playing !== undefined && playing !== sound) playing.pause();
    playing = sound;
    drawButton();
    showOnDevice(audio, cover);
  });
  for (const event of ['pause', 'ended']) sound.addEventListener(event, drawButton);

  drawButton();
  drawTime(0);
  return { node, at, moveTo, toggle, stop: () => sound.pause() };
};
