import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatEvent, note } from '../../../src/core/index.js';
import { say } from '../../../src/i18n/index.js';
import { hasChromium, openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { freshKey, visit } from './visitor.js';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});
const open = async (...options: Parameters<typeof openMediaHarness>): Promise<Harness> => {
  harness = await openMediaHarness(...options);
  return harness;
};

/** The audio that the handler received: its name, its stated size, and its bytes as text. */
const receivedAudio = async (event: ChatEvent | undefined) => {
  if (event?.kind !== 'audio' || typeof event.audio.source === 'string')
    throw new Error('the event is no audio');
  const bytes = await event.audio.source();
  return { name: event.audio.name, bytes: event.audio.bytes, sound: bytes.toString() };
};

const upload = (
  visitor: Awaited<ReturnType<typeof visit>>,
  audio: { key?: string; name: string; sound: string },
  headers: Record<string, string> = {},
) => {
  const query = new URLSearchParams({ key: audio.key ?? freshKey(), name: audio.name });
  return visitor.post(`/api/audio?${query}`, audio.sound, {
    'content-type': 'application/octet-stream',
    ...headers,
  });
};

describe('an audio upload in the web chat', () => {
  it('passes its name and its bytes to the handler, and the notes back', async () => {
    const { url, events } = await open({
      script: (event) => event.reply.tell(note('plain', 'Shall I upload it?')),
    });
    const ada = await visit(url);
    const answer = await upload(ada, { name: 'grandma sings.mp3', sound: 'la la la' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ notes: [{ body: 'Shall I upload it?' }], carded: false });
    expect(events).toHaveLength(1);
    expect(await receivedAudio(events[0])).toEqual({
      name: 'grandma sings.mp3',
      bytes: 8,
      sound: 'la la la',
    });
    const { entries } = await ada.conversation();
    expect(entries).toMatchObject([{ from: 'person', message: { body: '♪ grandma sings.mp3' } }]);
  });

  it('is handled once, however often the page retries', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    const song = { key: freshKey(), name: 'rain.mp3', sound: 'drip' };
    await Promise.all([upload(ada, song), upload(ada, song)]);
    await upload(ada, song);
    expect(events).toHaveLength(1);
    expect((await ada.conversation()).entries).toHaveLength(1);
  });

  it('cleans the name of a file', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await upload(ada, { name: '../../etc\\passwd\r\n.mp3', sound: 'la' });
    expect((await receivedAudio(events[0])).name).toBe('.. .. etc passwd  .mp3');
    await upload(ada, { name: `${'long '.repeat(60)}.mp3`, sound: 'la' });
    expect((await receivedAudio(events[1])).name).toHaveLength(120);
  });

  it('is refused from other sites, without a session, and when it is malformed', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    const song = { name: 'rain.mp3', sound: 'drip' };
    const withoutSession = { ...ada, post: (path: string) => fetch(url + path, { method: 'POST' }) };
    const answers = await Promise.all([
      upload(ada, song, { origin: 'https://other.example' }),
      upload(ada, song, { 'sec-fetch-site': 'cross-site' }),
      upload(ada, song, { 'content-type': 'text/plain' }),
      upload(ada, song, { 'content-type': 'multipart/form-data' }),
      upload(withoutSession as typeof ada, song),
      upload(ada, { ...song, key: 'a b c' }),
      upload(ada, { ...song, name: ' ' }),
      upload(ada, { ...song, sound: '' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 415, 415, 401, 400, 400, 400]);
    expect(events).toEqual([]);
  });

  it('is refused above 100 MB, whether the size was stated or not', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    const send = (headers: Record<string, string | number>, megabytes: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const path = `${url}/api/audio?key=${freshKey()}&name=long.wav`;
        const allHeaders = {
          cookie: ada.cookie,
          origin: url,
          'content-type': 'application/octet-stream',
          ...headers,
        };
        const sending = request(path, { method: 'POST', headers: allHeaders }, (answer) => {
          resolve(answer.statusCode);
          sending.destroy();
        });
        sending.on('error', reject);
        sending.flushHeaders();
        let remaining = megabytes;
        const megabyte = Buffer.alloc(1_000_000);
        const writeMore = () => {
          while (remaining > 0 && !sending.destroyed) {
            remaining -= 1;
            if (!sending.write(megabyte)) return void sending.once('drain', writeMore);
          }
          if (headers['content-length'] === undefined) sending.end();
        };
        writeMore();
      });
    expect(await send({ 'content-length': 100_000_001 }, 0)).toBe(413);
    expect(await send({}, 101)).toBe(413);
    expect(events).toEqual([]);
  });

  it('is refused while four others are in progress', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { url, events } = await open({ script: () => finished });
    const ada = await visit(url);
    const four = [1, 2, 3, 4].map((number) => upload(ada, { name: `${number}.mp3`, sound: 'la' }));
    await expect.poll(() => events.length).toBe(4);
    expect((await upload(ada, { name: '5.mp3', sound: 'la' })).status).toBe(429);
    finish();
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await upload(ada, { name: '5.mp3', sound: 'la' })).status).toBe(202);
  });
});

describe.skipIf(!hasChromium)('an audio upload in the browser', () => {
  useBrowser();
  const song = { name: 'grandma.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('la la la') };

  it('starts with the button beside the message field', async () => {
    const problems: string[] = [];
    const harness = await open({ script: (event) => event.reply.tell(note('plain', 'Shall I upload it?')) });
    const page = await openPage(harness, problems);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Attach an audio' }).click(),
    ]);
    await chooser.setFiles(song);
    await page.getByText('Shall I upload it?').waitFor();
    await expect.poll(() => page.locator('.bubble').allTextContents()).toEqual(['You: ♪ grandma.mp3']);
    expect(await receivedAudio(harness.events[0])).toEqual({
      name: 'grandma.mp3',
      bytes: 8,
      sound: 'la la la',
    });
    await page.context().close();
    expect(problems).toEqual([]);
  });

  it('starts by dropping files on the conversation, which shows an overlay meanwhile', async () => {
    const problems: string[] = [];
    const harness = await open();
    const page = await openPage(harness, problems);
    const drag = (type: string, files: string[]) =>
      page.locator('#scroller').evaluate(
        (target, { type: kind, files: names }) => {
          const dataTransfer = new DataTransfer();
          for (const name of names) dataTransfer.items.add(new File(['la la la'], name));
          if (names.length === 0) dataTransfer.setData('text/plain', 'words');
          target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
        },
        { type, files },
      );
    const overlay = page.getByText(say('en', 'web.drop'));
    await drag('dragenter', []);
    expect(await overlay.isVisible()).toBe(false);
    await drag('dragenter', ['one.mp3']);
    expect(await overlay.isVisible()).toBe(true);
    await drag('dragleave', ['one.mp3']);
    expect(await overlay.isVisible()).toBe(false);
    await drag('dragenter', ['one.mp3']);
    await drag('drop', ['one.mp3', 'two.wav']);
    expect(await overlay.isVisible()).toBe(false);
    await expect.poll(() => harness.events.length).toBe(2);
    const names = await Promise.all(harness.events.map(async (event) => (await receivedAudio(event)).name));
    expect(names.sort()).toEqual(['one.mp3', 'two.wav']);
    await page.context().close();
    expect(problems).toEqual([]);
  });

  it.each([
    ['the server is unreachable', { abort: true }],
    ['a proxy answers with a page of its own', { abort: false }],
  ])('can be retried when %s', async (_, { abort }) => {
    const harness = await open();
    const page = await openPage(harness, []);
    await page.route('**/api/audio?*', (route) =>
      abort ? route.abort() : route.fulfill({ contentType: 'text/html', body: '<h1>Log in</h1>' }),
    );
    await page.locator('input[type=file]').setInputFiles(song);
    await page.getByText('I could not reach the server. Your message is kept; try again.').waitFor();
    await page.unroute('**/api/audio?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => harness.events.length).toBe(1);
    await page.locator('input[type=file]').setInputFiles({ ...song, buffer: Buffer.alloc(0) });
    await page.getByText(say('en', 'refusal.upload-not-audio')).waitFor();
    expect(harness.events).toHaveLength(1);
    await page.context().close();
  });
});
