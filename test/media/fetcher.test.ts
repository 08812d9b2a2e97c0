import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { tone } from '../kit/sound.js';
import { openWorkshop, serve, serveFiles, trouble } from './library-harness.js';

test.each([
  ['plain http', 'http://music.example/a.mp3'],
  ['this machine', 'https://127.0.0.1/a.mp3'],
  ['this machine as a number', 'https://2130706433/a.mp3'],
  ['this machine in octal', 'https://0177.0.0.1/a.mp3'],
  ['this machine with a dot behind', 'https://127.0.0.1./a.mp3'],
  ['no address at all', 'https://0.0.0.0/a.mp3'],
  ['this machine in IPv6', 'https://[::1]/a.mp3'],
  ['this machine as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/a.mp3'],
  ['this machine behind a translator', 'https://[64:ff9b::7f00:1]/a.mp3'],
  ['a home network', 'https://192.168.1.1/a.mp3'],
  ['a carrier network', 'https://100.100.100.200/latest/meta-data'],
  ['a private IPv6 network', 'https://[fd00:ec2::254]/latest/meta-data'],
  ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
  ['the metadata of another cloud', 'https://168.63.129.16/machine'],
  ['a password', 'https://ada:secret@music.example/a.mp3'],
  ['a file', 'file:///etc/passwd'],
  ['ftp', 'ftp://music.example/a.mp3'],
  ['data', 'data:audio/mpeg;base64,SUQz'],
  ['nonsense', 'not an address'],
])('an address with %s is refused', async (_, audioUrl) => {
  const workshop = await openWorkshop();
  const { code, detail } = await trouble(workshop.keep({ audioUrl }));
  expect(code).toBe('lost');
  expect(detail).toContain('refused');
});

test('a name that leads to this machine is refused before anyone is called', async () => {
  const calls: string[] = [];
  const server = createServer((socket) => {
    calls.push('called');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const workshop = await openWorkshop();
  const { code, detail } = await trouble(workshop.keep({ audioUrl: `https://localhost:${port}/a.mp3` }));
  expect({ code, detail }).toEqual({
    code: 'lost',
    detail: 'refused: localhost leads to no public address',
  });
  expect(calls).toEqual([]);
});

test('being allowed is a matter of the whole origin', async () => {
  const { origin, asked } = await serveFiles({ '/song': await tone(1) });
  const workshop = await openWorkshop({ allowedOrigins: [`${origin}0`, origin.replace('http', 'https')] });
  expect(await trouble(workshop.keep({ audioUrl: `${origin}/song` }))).toMatchObject({ code: 'lost' });
  expect(asked).toEqual([]);
});

test('in development everything near may be fetched', async () => {
  const { origin } = await serveFiles({ '/song': await tone(1) });
  const workshop = await openWorkshop({ allowPrivate: true });
  expect((await workshop.keep({ audioUrl: `${origin}/song` })).audio.type).toBe('audio/mpeg');
  const file = workshop.keep({ audioUrl: 'file:///etc/passwd' });
  expect(await trouble(file)).toMatchObject({ code: 'lost' });
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is followed, relative ones too', async (status) => {
  const song = await tone(1);
  const { origin, asked } = await serve((request, response) => {
    if (request.url === '/new/song') response.end(song);
    else response.writeHead(status, { location: 'new/song' }).end('moved');
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  await workshop.keep({ audioUrl: `${origin}/song` });
  expect(asked).toEqual(['/song', '/new/song']);
});

test('a redirect to a forbidden place is not followed', async () => {
  const secret = await serveFiles({ '/song': await tone(1) });
  const places = [
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
    const place = places[Number(request.url?.slice(1))] ?? '';
    response.writeHead(302, { location: place }).end();
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  for (const index of places.keys()) {
    expect(await trouble(workshop.keep({ audioUrl: `${origin}/${index}` }))).toMatchObject({ code: 'lost' });
  }
  expect(secret.asked).toEqual([]);
});

test('a redirect that goes round in circles is left after five hops', async () => {
  const { origin, asked } = await serve((request, response) => {
    response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const { code, detail } = await trouble(workshop.keep({ audioUrl: `${origin}/a` }));
  expect({ code, detail }).toEqual({ code: 'lost', detail: 'too many redirects' });
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
])('a file server that says %i means %s', async (status, code) => {
  const { origin } = await serve((_, response) => void response.writeHead(status).end());
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  expect(await trouble(workshop.keep({ audioUrl: `${origin}/song` }))).toMatchObject({ code });
});

test('a song that claims to be too large is not even begun', async () => {
  const { origin } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '5000' }).write('ID3\x03');
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin], limits: { audioBytes: 4999 } });
  const { code, detail } = await trouble(workshop.keep({ audioUrl: `${origin}/song` }));
  expect({ code, detail }).toEqual({ code: 'lost', detail: 'larger than 4999 bytes' });
});

test('a song without end is cut off at the limit', async () => {
  const song = await tone(1);
  let sent = 0;
  const { origin } = await serve((_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write(song)) sent += song.length;
      response.once('drain', pour);
    };
    pour();
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin], limits: { audioBytes: 300_000 } });
  const { code, detail } = await trouble(workshop.keep({ audioUrl: `${origin}/song` }));
  expect({ code, detail }).toEqual({ code: 'lost', detail: 'larger than 300000 bytes' });
  expect(sent).toBeLessThan(20_000_000);
});

test('a page without end is dropped at its first words', async () => {
  const { origin } = await serve((_, response) => {
    response.write('<!doctype html><title>wait');
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  expect(await trouble(workshop.keep({ audioUrl: `${origin}/song` }))).toMatchObject({ code: 'lost' });
});

test('a song that drips in is cut when its time is over', async () => {
  const song = await tone(1);
  const { origin } = await serve((_, response) => {
    let at = 0;
    const drip = setInterval(() => {
      response.write(song.subarray(at, at + 20));
      at += 20;
    }, 10);
    response.on('close', () => clearInterval(drip));
  });
  const workshop = await openWorkshop({
    allowedOrigins: [origin],
    limits: { overallMs: 250, idleMs: 10_000 },
  });
  const { code, detail } = await trouble(workshop.keep({ audioUrl: `${origin}/song` }));
  expect({ code, detail }).toEqual({ code: 'later', detail: 'not done within 250 ms' });
});

test.each(['before the first word', 'in the middle'])(
  'a server that falls silent %s is left',
  async (when) => {
    const song = await tone(1);
    const { origin } = await serve((_, response) => {
      if (when === 'in the middle') response.write(song.subarray(0, 900));
    });
    const workshop = await openWorkshop({ allowedOrigins: [origin], limits: { idleMs: 120 } });
    const { code, detail } = await trouble(workshop.keep({ audioUrl: `${origin}/song` }));
    expect({ code, detail }).toEqual({ code: 'later', detail: 'nothing came for 120 ms' });
  },
);

test('half a song, none at all and a line that is cut are tried again later', async () => {
  const song = await tone(1);
  const { origin } = await serve((request, response) => {
    if (request.url === '/empty') response.end();
    else if (request.url === '/cut') request.socket.destroy();
    else {
      response.writeHead(200, { 'content-length': song.length });
      response.write(song.subarray(0, 2000), () => request.socket.end());
    }
  });
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  for (const path of ['half', 'empty', 'cut']) {
    expect(await trouble(workshop.keep({ audioUrl: `${origin}/${path}` }))).toMatchObject({ code: 'later' });
  }
});

test('nobody answering is trouble for later', async () => {
  const origin = 'http://127.0.0.1:1';
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  expect(await trouble(workshop.keep({ audioUrl: `${origin}/song` }))).toMatchObject({ code: 'later' });
});

test('a worker that is told to stop leaves the download at once', async () => {
  const stop = new AbortController();
  const { origin, asked } = await serve(() => stop.abort());
  const workshop = await openWorkshop({ allowedOrigins: [origin] });
  const take = { audioUrl: `${origin}/song` };
  const { code, detail } = await trouble(workshop.keep(take, stop.signal));
  expect({ code, detail }).toEqual({ code: 'later', detail: 'stopped' });
  expect(await trouble(workshop.keep(take, stop.signal))).toMatchObject({ detail: 'stopped' });
  expect(asked).toEqual(['/song']);
});
