/**
 * Moves the position of a sound, also before it is loaded: the position is then set as soon as the length is known.
 * `onTime` receives each change, in seconds.
 */
export const createSeekable = (sound: HTMLAudioElement, onTime: (seconds: number) => void) => {
  /** The position to set once the sound is loaded. */
  let pending: number | undefined;
  const at = () => pending ?? sound.currentTime;
  sound.addEventListener('loadedmetadata', () => {
    if (pending !== undefined) sound.currentTime = pending;
    onTime(at());
    pending = undefined;
  });
  sound.addEventListener('timeupdate', () => onTime(at()));
  return {
    at,
    moveTo: (seconds: number): void => {
      if (sound.readyState > 0) {
        // The sound can be loaded before the event says so: an earlier pending position is obsolete.
        pending = undefined;
        sound.currentTime = seconds;
      } else {
        if (pending === undefined) {
          sound.preload = 'metadata';
          sound.load();
        }
        pending = seconds;
      }
      onTime(seconds);
    },
  };
};
