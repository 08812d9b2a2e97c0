import { type AudioFile, mediaPath } from '../../../core/index.js';
import { clockTime, say } from '../../../i18n/index.js';
import { element, icon, setAttributes, setText } from './dom.js';
import { language } from './language.js';

let playing: HTMLAudioElement | undefined;

/** A player on the page; `at` is where it is, in seconds, and `stop` silences it for good. */
export type Player = {
  node: HTMLElement;
  at(): number;
  moveTo(seconds: number): void;
  toggle(): void;
  stop(): void;
};

/** Where the track that is heard right now is, in seconds; undefined when it is another one, or none. */
export const heardAt = (audio: AudioFile): number | undefined =>
  playing !== undefined && !playing.paused && playing.getAttribute('src') === mediaPath(audio)
    ? playing.currentTime
    : undefined;

/** A player for one track: a button, a seek bar and the time. Starting one stops the other. */
export const createPlayer = (audio: AudioFile, cover: string | undefined): Player => {
  const { title } = audio;
  const sound = element('audio', { preload: 'none', src: mediaPath(audio) });
  const button = element('button', { type: 'button', class: 'play' });
  const seek = element('input', { type: 'range', class: 'seek', min: 0, step: 0.1, value: 0 });
  const time = element('span', { class: 'time', 'aria-hidden': 'true' });
  const trouble = element(
    'p',
    { class: 'trouble', role: 'alert', hidden: true },
    say(language, 'web.unplayable'),
  );
  const player = element('div', { class: 'player' }, sound, button, seek, time, trouble);

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
    player.classList.toggle('is-playing', !sound.paused);
  };

  // Before the sound is loaded it has no place to go to; it goes there as soon as it is known how long it is.
  let wanted: number | undefined;
  const moveTo = (seconds: number) => {
    if (sound.readyState > 0) {
      // What was wanted before the sound was there is wanted no more, even if nobody has told us yet that it is.
      wanted = undefined;
      sound.currentTime = seconds;
    } else {
      if (wanted === undefined) {
        sound.preload = 'metadata';
        sound.load();
      }
      wanted = seconds;
    }
    drawTime(seconds);
  };

  const toggle = () => {
    trouble.hidden = true;
    if (!sound.paused) return sound.pause();
    if (sound.error !== null) sound.load();
    sound.play().catch((error: unknown) => {
      // Being stopped while loading is no trouble.
      if (!(error instanceof DOMException && error.name === 'AbortError')) trouble.hidden = false;
    });
  };
  button.addEventListener('click', toggle);
  seek.addEventListener('input', () => moveTo(Number(seek.value)));
  seek.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 15, PageDown: -15 }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    moveTo(Math.min(length(), Math.max(0, Number(seek.value) + step)));
  });
  sound.addEventListener('loadedmetadata', () => {
    if (wanted !== undefined) sound.currentTime = wanted;
    drawTime(wanted ?? sound.currentTime);
    wanted = undefined;
  });
  sound.addEventListener('timeupdate', () => drawTime(wanted ?? sound.currentTime));
  sound.addEventListener('play', () => {
    if (playing !== undefined && playing !== sound) playing.pause();
    playing = sound;
    drawButton();
    showOnDevice(audio, cover);
  });
  for (const event of ['pause', 'ended']) sound.addEventListener(event, drawButton);

  drawButton();
  drawTime(0);
  return {
    node: player,
    at: () => wanted ?? sound.currentTime,
    moveTo,
    toggle,
    stop: () => sound.pause(),
  };
};

/** What a phone's lock screen shows while the track plays. */
const showOnDevice = (audio: AudioFile, cover: string | undefined): void => {
  if (!('mediaSession' in navigator)) return;
  const { title, performer } = audio;
  navigator.mediaSession.metadata = new MediaMetadata({
    title,
    artist: performer,
    artwork: cover === undefined ? [] : [{ src: cover }],
  });
};
