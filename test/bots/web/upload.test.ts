import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatEvent, note } from '../../../src/core/index.js';
import { say } from '../../../src/i18n/index.js';
import type { Room } from './chat-room.js';
import { openPage, openStage, present, useBrowser } from './stage.js';
import { freshKey, visit } from './visitor.js';

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});
const open = async (...options: Parameters<typeof openStage>): Promise<Room> => {
  room = await openStage(...options);
  return room;
};

/** What the studio got of an audio: its name, its size as told, and its bytes as words. */
const heardAudio = async (event: ChatEvent | undefined) => {
  if (event?.kind !== 'audio' || typeof event.audio.source === 'string')
    throw new Error('no audio was heard');
  const bytes = await event.audio.source();
  return { name: event.audio.name, bytes: event.audio.bytes, sound: bytes.toString() };
};

const handOver = (
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

describe('handing an audio to the web chat', () => {
  it('brings its name and its bytes to the studio, and what is said about it back', async () => {
    const { url, heard } = await open({
      script: (event) => event.reply.tell(note('plain', 'Shall I bring it?')),
    });
    const ada = await visit(url);
    const answer = await handOver(ada, { name: 'grandma sings.mp3', sound: 'la la la' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ notes: [{ body: 'Shall I bring it?' }], carded: false });
    expect(heard).toHaveLength(1);
    expect(await heardAudio(heard[0])).toEqual({ name: 'grandma sings.mp3', bytes: 8, sound: 'la la la' });
    const { entries } = await ada.conversation();
    expect(entries).toMatchObject([{ from: 'person', message: { body: '♪ grandma sings.mp3' } }]);
  });

  it('is heard once, however often the page tries', async () => {
    const { url, heard } = await open();
    const ada = await visit(url);
    const song = { key: freshKey(), name: 'rain.mp3', sound: 'drip' };
    await Promise.all([handOver(ada, song), handOver(ada, song)]);
    await handOver(ada, song);
    expect(heard).toHaveLength(1);
    expect((await ada.conversation()).entries).toHaveLength(1);
  });

  it('takes a name for nothing but a name', async () => {
    const { url, heard } = await open();
    const ada = await visit(url);
    await handOver(ada, { name: '../../etc\\passwd\r\n.mp3', sound: 'la' });
    expect((await heardAudio(heard[0])).name).toBe('.. .. etc passwd  .mp3');
    await handOver(ada, { name: `${'long '.repeat(60)}.mp3`, sound: 'la' });
    expect((await heardAudio(heard[1])).name).toHaveLength(120);
  });

  it('is refused to other sites, to strangers, and when it makes no sense', async () => {
    const { url, heard } = await open();
    const ada = await visit(url);
    const song = { name: 'rain.mp3', sound: 'drip' };
    const stranger = { ...ada, post: (path: string) => fetch(url + path, { method: 'POST' }) };
    const answers = await Promise.all([
      handOver(ada, song, { origin: 'https://elsewhere.example' }),
      handOver(ada, song, { 'sec-fetch-site': 'cross-site' }),
      handOver(ada, song, { 'content-type': 'text/plain' }),
      handOver(ada, song, { 'content-type': 'multipart/form-data' }),
      handOver(stranger as typeof ada, song),
      handOver(ada, { ...song, key: 'a b c' }),
      handOver(ada, { ...song, name: ' ' }),
      handOver(ada, { ...song, sound: '' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 415, 415, 401, 400, 400, 400]);
    expect(heard).toEqual([]);
  });

  it('is refused above 100 MB, told beforehand or found out on the way', async () => {
    const { url, heard } = await open();
    const ada = await visit(url);
    const send = (headers: Record<string, string | number>, megabytes: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const path = `${url}/api/audio?key=${freshKey()}&name=long.wav`;
        const whole = {
          cookie: ada.cookie,
          origin: url,
          'content-type': 'application/octet-stream',
          ...headers,
        };
        const sending = request(path, { method: 'POST', headers: whole }, (answer) => {
          resolve(answer.statusCode);
          sending.destroy();
        });
        sending.on('error', reject);
        sending.flushHeaders();
        let left = megabytes;
        const megabyte = Buffer.alloc(1_000_000);
        const go = () => {
          while (left > 0 && !sending.destroyed) {
            left -= 1;
            if (!sending.write(megabyte)) return void sending.once('drain', go);
          }
          if (headers['content-length'] === undefined) sending.end();
        };
        go();
      });
    expect(await send({ 'content-length': 100_000_001 }, 0)).toBe(413);
    expect(await send({}, 101)).toBe(413);
    expect(heard).toEqual([]);
  });

  it('holds four at once and no more, until the studio has looked at them', async () => {
    let look = () => {};
    const looked = new Promise<void>((resolve) => {
      look = resolve;
    });
    const { url, heard } = await open({ script: () => looked });
    const ada = await visit(url);
    const four = [1, 2, 3, 4].map((number) => handOver(ada, { name: `${number}.mp3`, sound: 'la' }));
    await expect.poll(() => heard.length).toBe(4);
    expect((await handOver(ada, { name: '5.mp3', sound: 'la' })).status).toBe(429);
    look();
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await handOver(ada, { name: '5.mp3', sound: 'la' })).status).toBe(202);
  });
});

describe.skipIf(!present)('an audio in the browser', () => {
  useBrowser();
  const song = { name: 'grandma.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('la la la') };

  it('is handed over with the button beside the message', async () => {
    const troubles: string[] = [];
    const stage = await open({ script: (event) => event.reply.tell(note('plain', 'Shall I bring it?')) });
    const page = await openPage(stage, troubles);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Attach an audio' }).click(),
    ]);
    await chooser.setFiles(song);
    await page.getByText('Shall I bring it?').waitFor();
    await expect.poll(() => page.locator('.bubble').allTextContents()).toEqual(['You: ♪ grandma.mp3']);
    expect(await heardAudio(stage.heard[0])).toEqual({ name: 'grandma.mp3', bytes: 8, sound: 'la la la' });
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it('is dropped onto the conversation, which says so while it hangs above', async () => {
    const troubles: string[] = [];
    const stage = await open();
    const page = await openPage(stage, troubles);
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
    const curtain = page.getByText(say('en', 'web.drop'));
    await drag('dragenter', []);
    expect(await curtain.isVisible()).toBe(false);
    await drag('dragenter', ['one.mp3']);
    expect(await curtain.isVisible()).toBe(true);
    await drag('dragleave', ['one.mp3']);
    expect(await curtain.isVisible()).toBe(false);
    await drag('dragenter', ['one.mp3']);
    await drag('drop', ['one.mp3', 'two.wav']);
    expect(await curtain.isVisible()).toBe(false);
    await expect.poll(() => stage.heard.length).toBe(2);
    const names = await Promise.all(stage.heard.map(async (event) => (await heardAudio(event)).name));
    expect(names.sort()).toEqual(['one.mp3', 'two.wav']);
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it.each([
    ['the server is out of reach', { abort: true }],
    ['a proxy answers with a page of its own', { abort: false }],
  ])('is kept when %s, and handed over at the next try', async (_, { abort }) => {
    const stage = await open();
    const page = await openPage(stage, []);
    await page.route('**/api/audio?*', (route) =>
      abort ? route.abort() : route.fulfill({ contentType: 'text/html', body: '<h1>Log in</h1>' }),
    );
    await page.locator('input[type=file]').setInputFiles(song);
    await page.getByText('I could not reach the server. Your message is kept; try again.').waitFor();
    await page.unroute('**/api/audio?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => stage.heard.length).toBe(1);
    await page.locator('input[type=file]').setInputFiles({ ...song, buffer: Buffer.alloc(0) });
    await page.getByText(say('en', 'refusal.upload-not-audio')).waitFor();
    expect(stage.heard).toHaveLength(1);
    await page.context().close();
  });
});
