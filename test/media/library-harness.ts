import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Log, MediaError, type Take, type TakeLabel } from '../../src/core/index.js';
import { createMediaLibrary, type MediaLibraryOptions } from '../../src/media/index.js';

export const label: TakeLabel = {
  title: 'Canción del río ✨',
  performer: 'Ada & the ríos',
  lyrics: '[Verse]\nThe river sings\n歌いながら',
  style: 'dream pop, warm synths',
  comment: 'Made with Minstrel',
};

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts a file server on loopback and stops it after the test; `asked` collects the paths requested. */
export const serve = async (listener: RequestListener): Promise<{ origin: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { origin: `http://127.0.0.1:${address.port}`, asked };
};

/** Serves these bytes under these paths, and 404 for every other path. */
export const serveFiles = (files: Record<string, Buffer | string>, type = 'audio/mpeg') =>
  serve((request, response) => {
    const file = files[request.url ?? ''];
    if (file === undefined) response.writeHead(404).end('nothing here');
    else response.writeHead(200, { 'content-type': type }).end(file);
  });

/** A library with an empty storage, which is deleted after the test. */
export const openLibrary = async (options: Partial<MediaLibraryOptions> = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-storage-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const library = createMediaLibrary({
    directory,
    allowPrivate: false,
    allowedOrigins: [],
    log: quiet,
    ...options,
  });
  const keep = (take: Partial<Take>, signal = new AbortController().signal) =>
    library.keep({ clipId: 'clip', audioUrl: 'https://music.example/none.mp3', ...take }, label, signal);
  return { ...library, directory, keep };
};

/** The MediaError a promise rejects with. */
export const mediaErrorOf = async (
  result: Promise<unknown>,
): Promise<Pick<MediaError, 'code' | 'reason' | 'detail'>> => {
  try {
    await result;
  } catch (error) {
    if (error instanceof MediaError) {
      return { code: error.code, reason: error.reason, detail: error.detail };
    }
    throw error;
  }
  throw new Error('no error was thrown');
};
