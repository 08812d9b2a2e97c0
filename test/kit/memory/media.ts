import type { MediaFile, MediaLibrary } from '../../../src/core/index.js';

const aFile = (key: string, name: string): MediaFile => ({ key, name, type: 'text/plain', bytes: 1000 });

/** A media library that keeps no bytes: what it says about a file is what a test needs to see. */
export const createMemoryMedia = () =>
  ({
    keep: async (take, { title, performer }) => ({
      audio: {
        key: take.clipId,
        name: 'song.mp3',
        type: 'audio/mpeg',
        bytes: 1000,
        title,
        performer,
        seconds: 90,
      },
    }),
    read: async () => Buffer.alloc(0),
    reencode: async () => undefined,
    link: () => undefined,
    keepPicture: async (url: string, title: string) => aFile(url, `${title}.jpg`),
    keepFile: async (url, format, title) => aFile(url, `${title}.${format}`),
    keepAudio: async (source: string | (() => Promise<Buffer>), name: string) => ({
      ...aFile(typeof source === 'string' ? source : 'sent', `${name}.mp3`),
      title: name,
      performer: '',
      seconds: 60,
    }),
    zip: async (audios: readonly unknown[], title: string) =>
      aFile(`${audios.length} audios`, `${title}.zip`),
    drawPianoRoll: async (_notes: unknown, title: string) => aFile('roll', `${title}.png`),
    keepText: async (text, title, ending) => aFile(text, `${title}${ending}`),
    keepMidi: async (_notes, title) => aFile(title, `${title}.mid`),
  }) satisfies MediaLibrary;
