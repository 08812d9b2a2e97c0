import type { MediaFile, MediaLibrary } from '../src/core/index.js';

/** A file that does not exist. */
const nothing = async (): Promise<MediaFile> => ({
  key: '',
  name: 'nothing.txt',
  type: 'text/plain',
  bytes: 0,
});

/** A media library that fetches and stores nothing: it shows what everything but the media work costs. */
export const idleMediaLibrary: MediaLibrary = {
  keep: async (take, label) => ({
    audio: {
      key: take.clipId,
      name: 'song.mp3',
      type: 'audio/mpeg',
      bytes: 3_000_000,
      title: label.title,
      performer: label.performer,
      seconds: take.seconds ?? 120,
    },
  }),
  read: async () => Buffer.alloc(0),
  reencode: async (audio) => audio,
  keepPicture: nothing,
  keepAudio: async (_source, title) => ({ ...(await nothing()), title, performer: '', seconds: 60 }),
  keepFile: nothing,
  keepText: nothing,
  keepMidi: nothing,
  drawPianoRoll: nothing,
  zip: nothing,
  link: () => undefined,
};
