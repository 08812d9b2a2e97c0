import type { AudioFile } from '../../../../core/index.js';

/** Sets what a phone's lock screen shows while a track plays. */
export const showOnDevice = (audio: AudioFile, cover: string | undefined): void => {
  if (!('mediaSession' in navigator)) return;
  const { title, performer } = audio;
  navigator.mediaSession.metadata = new MediaMetadata({
    title,
    artist: performer,
    artwork: cover === undefined ? [] : [{ src: cover }],
  });
};
