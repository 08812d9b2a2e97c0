import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { tone } from '../kit/sound.js';
import { mediaErrorOf, openLibrary, serve, serveFiles } from './library-harness.js';

test.each([
  ['plain http', 'http://music.example/a.mp3'],
  ['this machine', 'https://127.0.0.1/a.mp3'],
  ['this machine as a number', 'https://2130706433/a.mp3'],
  ['this machine in octal', 'https://0177.0.0.1/a.mp3'],
  ['this machine with a trailing dot', 'https://127.0.0.1./a.mp3'],
  ['no address at all', 'https://0.0.0.0/a.mp3'],
  ['this machine in IPv6', 'https://[::1]/a.mp3'],
  ['this machine as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/a.mp3'],
  ['this machine behind NAT64', 'https://[64:ff9b::7f00:1]/a.mp3'],
  ['a home network', 'https://192.168.1.1/a.mp3'],
  ['an address shared by customers of a provider', 'https://100.100.100.200/latest/meta-data'],
  ['a private IPv6 network', 'https://[fd00:ec2::254]/latest/meta-data'],
  ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
  ['the metadata of another cloud', 'https://168.63.129.16/machine'],
  ['a password', 'https://ada:secret@music.example/a.mp3'],
  ['a file', 'file:///etc/passwd'],
  ['ftp', 'ftp://music.example/a.mp3'],
  ['data', 'data:audio/mpeg;base64,SUQz'],
  ['nonsense', 'not an address'],
])('an address with %s is refused', async (_, audioUrl) => {
  const library = await openLibrary();
  const error = await mediaErrorOf(library.keep({ audioUrl }));
  expect(error).toMatchObject({ code: 'lost', reason: 'refused_address' });
});

test('a host name that resolves to this machine is refused before any connection', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const library = await openLibrary();
  expect(await mediaErrorOf(library.keep({ audioUrl: `https://localhost:${port}/a.mp3` }))).toEqual({
    code: 'lost',
    reason: 'refused_address',
    detail: 'refused: localhost has no public address',
  });
  expect(connections).toBe(0);
});

test('an allowed origin covers scheme, host and port, and nothing else', async () => {
  const { origin, asked } = await serveFiles({ '/song': await tone(1) });
  const library = await openLibrary({ allowedOrigins: [`${origin}0`, origin.replace('http', 'https')] });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toMatchObject({
    code: 'lost',
    reason: 'refused_address',
  });
  expect(asked).toEqual([]);
});

test('in development, private addresses may be fetched', async () => {
  const { origin } = await serveFiles({ '/song': await tone(1) });
  const library = await openLibrary({ allowPrivate: true });
  expect((await library.keep({ audioUrl: `${origin}/song` })).audio.type).toBe('audio/mpeg');
  const file = library.keep({ audioUrl: 'file:///etc/passwd' });
  expect(await mediaErrorOf(file)).toMatchObject({ code: 'lost' });
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is followed, relative ones too', async (status) => {
  const song = await tone(1);
  const { origin, asked } = await serve((request, response) => {
    if (request.url === '/new/song') response.end(song);
    else response.writeHead(status, { location: 'new/song' }).end('moved');
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  await library.keep({ audioUrl: `${origin}/song` });
  expect(asked).toEqual(['/song', '/new/song']);
});

test('a redirect to a forbidden address is not followed', async () => {
  const secret = await serveFiles({ '/song': await tone(1) });
  const locations = [
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    `${secret.origin}/song`,
    'https://[::ffff:7f00:1]/',
    'https://localhost/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/song',
    'http://[',
  ];
  const { origin } = await serve((request, response) => {
    const location = locations[Number(request.url?.slice(1))] ?? '';
    response.writeHead(302, { location }).end();
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  for (const index of locations.keys()) {
    expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/${index}` }))).toMatchObject({
      code: 'lost',
      reason: 'refused_address',
    });
  }
  expect(secret.asked).toEqual([]);
});

test('a redirect loop ends after five hops', async () => {
  const { origin, asked } = await serve((request, response) => {
    response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/a` }))).toEqual({
    code: 'lost',
    reason: 'unreachable',
    detail: 'too many redirects',
  });
  expect(asked).toHaveLength(6);
});

test.each([
  [404, 'later'],
  [403, 'later'],
  [429, 'later'],
  [500, 'later'],
  [503, 'later'],
  [400, 'lost'],
  [401, 'lost'],
  [410, 'lost'],
  [304, 'lost'],
])('a song behind status %i is available %s', async (status, code) => {
  const { origin } = await serve((_, response) => void response.writeHead(status).end());
  const library = await openLibrary({ allowedOrigins: [origin] });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toMatchObject({
    code,
    reason: 'unreachable',
  });
});

test('a song with too large a content-length is not downloaded', async () => {
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '5000' }).write('ID3\x03');
  });
  const library = await openLibrary({ allowedOrigins: [origin], limits: { audioBytes: 4999 } });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toEqual({
    code: 'lost',
    reason: 'too_large',
    detail: 'larger than 4999 bytes',
  });
});

test('the download of an endless song stops at the limit', async () => {
  const song = await tone(1);
  let sent = 0;
  const { origin } = await serve((_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write(song)) sent += song.length;
      response.once('drain', pour);
    };
    pour();
  });
  const library = await openLibrary({ allowedOrigins: [origin], limits: { audioBytes: 300_000 } });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toEqual({
    code: 'lost',
    reason: 'too_large',
    detail: 'larger than 300000 bytes',
  });
  expect(sent).toBeLessThan(20_000_000);
});

test('the download of an endless page stops at its first bytes', async () => {
  const { origin } = await serve((_, response) => {
    response.write('<!doctype html><title>wait');
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toMatchObject({
    code: 'lost',
    reason: 'wrong_kind',
  });
});

test('a song that arrives too slowly is given up at the time limit', async () => {
  const song = await tone(1);
  const { origin } = await serve((_, response) => {
    let at = 0;
    const drip = setInterval(() => {
      response.write(song.subarray(at, at + 20));
      at += 20;
    }, 10);
    response.on('close', () => clearInterval(drip));
  });
  const library = await openLibrary({
    allowedOrigins: [origin],
    limits: { overallMs: 250, idleMs: 10_000 },
  });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toEqual({
    code: 'later',
    reason: 'timeout',
    detail: 'not finished within 250 ms',
  });
});

test.each(['before the first byte', 'in the middle'])(
  'a server that stops sending %s is given up',
  async (when) => {
    const song = await tone(1);
    const { origin } = await serve((_, response) => {
      if (when === 'in the middle') response.write(song.subarray(0, 900));
    });
    const library = await openLibrary({ allowedOrigins: [origin], limits: { idleMs: 120 } });
    expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toEqual({
      code: 'later',
      reason: 'timeout',
      detail: 'no data for 120 ms',
    });
  },
);

test('half a song, an empty one and a lost connection are worth a retry', async () => {
  const song = await tone(1);
  const { origin } = await serve((request, response) => {
    if (request.url === '/empty') response.end();
    else if (request.url === '/cut') request.socket.destroy();
    else {
      response.writeHead(200, { 'content-length': song.length });
      response.write(song.subarray(0, 2000), () => request.socket.end());
    }
  });
  const library = await openLibrary({ allowedOrigins: [origin] });
  for (const path of ['half', 'empty', 'cut']) {
    expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/${path}` }))).toMatchObject({
      code: 'later',
    });
  }
});

test('a refused connection is worth a retry', async () => {
  const origin = 'http://127.0.0.1:1';
  const library = await openLibrary({ allowedOrigins: [origin] });
  expect(await mediaErrorOf(library.keep({ audioUrl: `${origin}/song` }))).toMatchObject({
    code: 'later',
    reason: 'unreachable',
  });
});

test('a worker that stops aborts its download at once', async () => {
  const stop = new AbortController();
  const { origin, asked } = await serve(() => stop.abort());
  const library = await openLibrary({ allowedOrigins: [origin] });
  const take = { audioUrl: `${origin}/song` };
  const aborted = { code: 'later', reason: 'aborted' };
  expect(await mediaErrorOf(library.keep(take, stop.signal))).toMatchObject(aborted);
  expect(await mediaErrorOf(library.keep(take, stop.signal))).toMatchObject(aborted);
  expect(asked).toEqual(['/song']);
});
