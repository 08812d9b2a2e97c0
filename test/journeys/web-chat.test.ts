import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AudioFile, type ConversationEntry, mediaPath } from '../../src/core/index.js';
import { say } from '../../src/i18n/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { freshKey, visit } from '../bots/web/visitor.js';
import { startBot, type TestBot, untilSettled } from '../kit/bot.js';
import { sharedRedis } from '../kit/shared-redis.js';
import { expectPlainWords } from './telegram-harness.js';

let sandbox: Sandbox;
let directory: string;
let bot: TestBot;

const start = async () => {
  bot = await startBot({
    sandbox,
    redis: sharedRedis(),
    web: true,
    gateways: ['ccapi'],
    environment: { DATA_DIR: directory },
    overrides: { prefix: `web-chat-${process.pid}` },
  });
};

beforeAll(async () => {
  [sandbox, directory] = await Promise.all([
    createSandbox({ quick: true, pace: 300 }),
    mkdtemp(join(tmpdir(), 'minstrel-web-')),
  ]);
  await start();
});
afterAll(async () => {
  await bot.stop();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

type Visitor = Awaited<ReturnType<typeof visit>>;
type Track = ConversationEntry & { message: { audio: AudioFile } };

const isTrack = (entry: ConversationEntry): entry is Track => entry.message.audio !== undefined;

/** Waits until the conversation has at least so many tracks. */
const untilTracks = async (visitor: Visitor, count: number): Promise<Track[]> => {
  const tracks = async () => (await visitor.conversation()).entries.filter(isTrack);
  await expect.poll(async () => (await tracks()).length).toBeGreaterThanOrEqual(count);
  return tracks();
};

const charged = async (happens: () => Promise<unknown>): Promise<string[]> => {
  const before = sandbox.charges.length;
  await happens();
  return sandbox.charges.slice(before).map((charge) => charge.operation);
};

/** All text of the conversation. */
const wordsIn = (entries: readonly ConversationEntry[]): string[] =>
  entries.map(({ message }) => [message.title, message.body, message.footnote].filter(Boolean).join('\n'));

const actionOf = (entry: ConversationEntry, label: string): string => {
  const button = entry.message.controls.flat().find((control) => control.label === label);
  if (button?.kind !== 'button') throw new Error(`no button ${label}`);
  return button.action;
};

test('the page is served with its script and style, and sets a cookie for each browser', async () => {
  const page = await fetch(bot.app.url);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  expect(await page.text()).toContain('<title>Minstrel</title>');
  const cookie = page.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^minstrel=[\w-]{22};.*HttpOnly.*SameSite=Lax/);
  expect((await fetch(bot.app.url)).headers.get('set-cookie')).not.toBe(cookie);
  for (const path of ['/app.js', '/app.css', '/icon.svg', '/healthz', '/readyz']) {
    expect([path, (await fetch(bot.app.url + path)).status]).toEqual([path, 200]);
  }
  expect((await fetch(`${bot.app.url}/api/conversation`)).status).toBe(401);
});

test('/song: a card shows the progress, then two tracks come, and the card says that they are there', async () => {
  const visitor = await visit(bot.app.url);
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  const events = visitor.listen((text) => {
    if (text.includes('event: ready')) open();
    return (text.match(/"audio"/g) ?? []).length >= 2 && text.includes('your 2 tracks');
  });
  await isOpen;
  const operations = await charged(async () => {
    const response = await visitor.say('/song <b>rain</b> & @everyone');
    expect(response).toMatchObject({ carded: true, notes: [] });
    await untilTracks(visitor, 2);
  });
  expect(operations).toEqual(['generate']);
  const stream = await events;
  expect(stream.indexOf('event: ready')).toBe(0);
  const { entries } = await visitor.conversation();
  expect(entries.map((entry) => entry.from)).toEqual(['person', 'bot', 'bot', 'bot']);
  const [asked, card, first, second] = entries;
  expect(asked?.message.body).toBe('/song <b>rain</b> & @everyone');
  expect(card?.message).toMatchObject({ tone: 'good', body: 'Here are your 2 tracks.', controls: [] });
  expect(card?.message.title).toBe('<b>rain</b> & @everyone');
  for (const entry of [first, second]) {
    expect(entry?.message.audio).toMatchObject({ performer: 'Minstrel', type: 'audio/mpeg' });
    expect(entry?.message.image?.type).toBe('image/jpeg');
    expect(entry?.message.controls.flat().map((control) => control.label)).toEqual([
      'Extend',
      'Cover',
      'Stems',
      'Remaster',
      'More',
    ]);
  }
  expect(first?.message.audio?.title).not.toBe(second?.message.audio?.title);
  expectPlainWords(wordsIn(entries));
});

test('players can seek: /media answers range requests, and 404 for an unknown file', async () => {
  const visitor = await visit(bot.app.url);
  await visitor.say('a song to seek in');
  const [track] = await untilTracks(visitor, 2);
  if (track === undefined) throw new Error('no track');
  const { audio } = track.message;
  const path = bot.app.url + mediaPath(audio);
  const ask = (range?: string) => fetch(path, { headers: range === undefined ? {} : { range } });
  const whole = await ask();
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect([whole.status, bytes.length, whole.headers.get('accept-ranges')]).toEqual([
    200,
    audio.bytes,
    'bytes',
  ]);
  expect(bytes.subarray(0, 3).toString()).toBe('ID3');
  for (const [range, from, to] of [
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    [`bytes=${bytes.length - 5}-`, bytes.length - 5, bytes.length],
    ['bytes=-7', bytes.length - 7, bytes.length],
    [`bytes=10-${bytes.length * 2}`, 10, bytes.length],
  ] as const) {
    const part = await ask(range);
    expect(part.status, range).toBe(206);
    expect(part.headers.get('content-range'), range).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(from, to)), range).toBe(true);
  }
  const beyond = await ask(`bytes=${bytes.length}-`);
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  expect((await fetch(`${bot.app.url}/media/${'0'.repeat(64)}/song.mp3`)).status).toBe(404);
  expect((await fetch(`${bot.app.url}/media/..%2f..%2fetc%2fpasswd/song.mp3`)).status).toBe(404);
});

test('the conversation survives a restart of the bot, and its buttons still work', async () => {
  const visitor = await visit(bot.app.url);
  await visitor.say('a song to come back to');
  await untilTracks(visitor, 2);
  const { entries: before } = await visitor.conversation();
  await bot.stop();
  await start();
  const again = await visit(bot.app.url);
  const back = (path: string, init: RequestInit = {}) =>
    again.request(path, {
      ...init,
      headers: {
        'content-type': 'application/json',
        origin: bot.app.url,
        ...init.headers,
        cookie: visitor.cookie,
      },
    });
  const { entries } = (await (await back('/api/conversation')).json()) as { entries: ConversationEntry[] };
  expect(entries).toEqual(before);
  const track = entries.find(isTrack);
  if (track === undefined) throw new Error('no track');
  const body = JSON.stringify({ key: freshKey(), action: actionOf(track, 'More') });
  const response = await (await back('/api/press', { method: 'POST', body })).json();
  expect(response.notes[0].facts).toContainEqual({ label: 'Model', value: expect.stringContaining('v5') });
  // Another browser sees none of it.
  expect((await again.conversation()).entries).toEqual([]);
});

test('wrong values are reported together, and the form comes back with the typed values', async () => {
  const visitor = await visit(bot.app.url);
  const operations = await charged(async () => {
    const { form } = await visitor.say('/custom');
    expect(form?.title).toBe('A song of your own');
    const typed = { style: 'x'.repeat(1001), title: 'y'.repeat(90), styleWeight: 'very', lyrics: 'keep me' };
    const response = await visitor.fill(form?.id ?? '', typed);
    expect(response.carded).toBe(false);
    const [reply] = response.notes;
    expect(reply?.body).toContain('This needs a small correction. Nothing was charged.');
    expect(reply?.body).toContain('“Style” may have 1000 characters; yours has 1001.');
    expect(reply?.body).toContain('“Title” may have 80 characters; yours has 90.');
    expect(reply?.body).toContain('“How closely to keep to the style” must be a number from 0 to 100.');
    const mend = reply?.controls.flat()[0];
    const again = await visitor.press(mend?.kind === 'button' ? mend.action : '');
    const values = Object.fromEntries((again.form?.fields ?? []).map((field) => [field.name, field.value]));
    expect(values).toMatchObject(typed);
    await visitor.fill(again.form?.id ?? '', { lyrics: 'keep me', style: 'folk', title: 'Mended' });
    const [made] = await untilTracks(visitor, 2);
    expect(made?.message.audio.title).toBe('Mended');
  });
  expect(operations).toEqual(['generate']);
});

test('a message sent twice with the same key is handled once, also across a restart', async () => {
  const visitor = await visit(bot.app.url);
  const key = freshKey();
  const operations = await charged(async () => {
    await Promise.all([
      visitor.say('only one song about rain, please', key),
      visitor.say('only one song about rain, please', key),
    ]);
    await bot.stop();
    await start();
    const post = (path: string, body: unknown) =>
      fetch(bot.app.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: bot.app.url, cookie: visitor.cookie },
      });
    expect((await post('/api/say', { key, text: 'only one song about rain, please' })).status).toBe(200);
    const read = async () => {
      const answer = await fetch(`${bot.app.url}/api/conversation`, { headers: { cookie: visitor.cookie } });
      return ((await answer.json()) as { entries: ConversationEntry[] }).entries;
    };
    await expect.poll(async () => (await read()).filter(isTrack).length).toBe(2);
    await untilSettled([bot]);
    const entries = await read();
    expect(entries.map((entry) => entry.from)).toEqual(['person', 'bot', 'bot', 'bot']);
  });
  expect(operations).toEqual(['generate']);
});

test('a button of a failed song tries again; an unknown command and an old button are answered with a message', async () => {
  const visitor = await visit(bot.app.url);
  const { notes } = await visitor.say('/dance for me');
  expect(notes[0]?.body).toBe('I do not know that command. /help shows what I can do.');
  expect((await visitor.press('0zzz')).notes[0]?.body).toContain('This button is from another version of me');
  expect((await visitor.press('1mgone')).notes[0]?.body).toContain('I do not know that track.');
  await visitor.say('/song sandbox:fail something brittle');
  const cardOf = async () => (await visitor.conversation()).entries.findLast((entry) => entry.from === 'bot');
  await expect.poll(async () => (await cardOf())?.message.tone).toBe('bad');
  const card = await cardOf();
  expect(card?.message.body).toMatch(/^The gateway could not finish this song.*Nothing was charged\./);
  if (card === undefined) throw new Error('no card');
  expect((await visitor.press(actionOf(card, 'Try again'))).carded).toBe(true);
  expectPlainWords(wordsIn((await visitor.conversation()).entries));
});

test('another site cannot send requests in a person’s name, and malformed requests are refused', async () => {
  const visitor = await visit(bot.app.url);
  const body = { key: freshKey(), text: 'a song for the neighbour' };
  const operations = await charged(async () => {
    const statuses = await Promise.all([
      visitor.post('/api/say', body, { origin: 'https://evil.example' }),
      visitor.post('/api/say', body, { 'sec-fetch-site': 'cross-site' }),
      visitor.post('/api/say', body, { 'sec-fetch-site': 'same-site' }),
      visitor.post('/api/say', body, { 'content-type': 'text/plain' }),
      visitor.post('/api/say', { ...body, text: 'x'.repeat(70_000) }),
      visitor.post('/api/say', '{"key":'),
      visitor.post('/api/say', { text: 'no key' }),
      visitor.post('/api/form', { key: freshKey(), form: '1k', values: { lyrics: { $gt: '' } } }),
      visitor.post('/api/press', { key: freshKey(), action: 'x'.repeat(65) }),
    ]);
    expect(statuses.map((answer) => answer.status)).toEqual([403, 403, 403, 415, 413, 400, 400, 400, 400]);
  });
  expect(operations).toEqual([]);
  expect((await visitor.conversation()).entries).toEqual([]);
});

test('an uploaded audio file is checked before anything is charged', async () => {
  const visitor = await visit(bot.app.url);
  const handOver = async (name: string, bytes: Uint8Array) => {
    const query = new URLSearchParams({ key: freshKey(), name });
    const answer = await visitor.request(`/api/audio?${query}`, {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: { 'content-type': 'application/octet-stream', origin: bot.app.url },
    });
    expect(answer.status).toBe(202);
    return ((await answer.json()) as Awaited<ReturnType<typeof visitor.say>>).notes[0]?.body;
  };
  await visitor.say('a song to bring');
  const [track] = await untilTracks(visitor, 2);
  if (track === undefined) throw new Error('no track');
  const song = new Uint8Array(
    await (await fetch(bot.app.url + mediaPath(track.message.audio))).arrayBuffer(),
  );
  const operations = await charged(async () => {
    expect(await handOver('poem.mp3', Buffer.from('roses are red'))).toBe(
      say('en', 'refusal.upload-not-audio'),
    );
    // This bot has no public address where a gateway could fetch the file.
    expect(await handOver('song.mp3', song)).toBe(say('en', 'refusal.upload-address'));
  });
  expect(operations).toEqual([]);
});
