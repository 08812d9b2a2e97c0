import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { say } from '../../../src/i18n/index.js';
import type { LocalFile } from '../../kit/discord/index.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;
const open = async (script: Parameters<typeof startHarness>[0] = {}): Promise<Harness> => {
  harness = await startHarness(script);
  return harness;
};

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const riff: LocalFile = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };
const photo: LocalFile = { filename: 'me.png', bytes: Buffer.from('png') };
const film: LocalFile = { filename: 'concert.mp4', bytes: Buffer.from('film') };
const useIt = say('en', 'command.audio-of-message');

/** The first event that was heard. */
const first = async ({ discord, handler }: Harness) =>
  discord.until(() => handler.events[0], 'it is heard').then(() => handler.events[0]);

describe('an audio that someone sent', () => {
  it.each([
    ['in direct messages', { dm: true }, 'go on from this'],
    ['in direct messages, without a word', { dm: true }, ''],
  ])('%s is brought along with what was written beside it', async (_, place, text) => {
    const harness = await open();
    const { discord } = harness;
    const said = await discord.person('Ana').say(text, { ...place, attachments: [photo, riff] });
    expect(await first(harness)).toMatchObject({
      key: `discord:${said.id}`,
      kind: 'audio',
      text,
      audio: { name: 'riff.mp3', bytes: 7, source: said.attachments[1]?.url },
    });
  });

  it('in a channel is brought along by a mention, and left alone without', async () => {
    const harness = await open();
    const { discord, handler } = harness;
    const ana = discord.person('Ana');
    await ana.say('my new riff', { attachments: [riff] });
    await ana.say(`<@${discord.botId}> what of this?`, { attachments: [riff] });
    expect(await first(harness)).toMatchObject({ kind: 'audio', text: 'what of this?' });
    expect(handler.events).toHaveLength(1);
  });

  it('tells its length where Discord knows it', async () => {
    const harness = await open();
    await harness.discord.person('Ana').say('', { dm: true, attachments: [{ ...riff, seconds: 61.5 }] });
    expect(await first(harness)).toMatchObject({ audio: { seconds: 61.5 } });
  });

  it('is known by its ending when Discord does not know what it is', async () => {
    const harness = await open();
    const odd = { ...riff, contentType: 'application/octet-stream' };
    await harness.discord.person('Ana').say('', { dm: true, attachments: [odd] });
    expect(await first(harness)).toMatchObject({ kind: 'audio', audio: { name: 'riff.mp3' } });
  });

  it('is not a photo, nor a film that only goes with a wish', async () => {
    const harness = await open();
    const ana = harness.discord.person('Ana');
    for (const file of [photo, film]) await ana.say('a song for this', { dm: true, attachments: [file] });
    await ana.say('', { dm: true, attachments: [film] });
    await harness.discord.until(() => harness.handler.events.length === 3, 'three are heard');
    expect(harness.handler.events.map(({ kind }) => kind)).toEqual(['text', 'text', 'audio']);
  });
});

describe('the entry for audio in the menu of a message', () => {
  it.each([
    ['an audio', riff],
    ['a film', film],
  ])('hands over %s of anyone’s', async (_, file) => {
    const harness = await open();
    const { discord } = harness;
    const theirs = await discord.person('Bo').say('listen!', { attachments: [photo, file] });
    const asked = await discord.person('Ana').messageCommand(useIt, theirs);
    await asked.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({
      key: `discord:${asked.id}`,
      kind: 'audio',
      text: 'listen!',
      audio: { name: file.filename, bytes: file.bytes.length, source: theirs.attachments[1]?.url },
      person: { name: 'Ana' },
      address: { replyTo: theirs.id },
      community: { key: `discord:${discord.guildId}` },
    });
  });

  it('takes a track of the bot as well', async () => {
    const harness = await open({ handle: (event) => event.reply.tell(note('plain', 'Heard.')) });
    const { discord, surface, files } = harness;
    files.set('song', Buffer.from('ID3song'));
    const audio = {
      key: 'song',
      name: 'Rain.mp3',
      type: 'audio/mpeg',
      bytes: 7,
      title: 'Rain',
      performer: 'Minstrel',
      seconds: 3,
    };
    await surface.post(
      { platform: 'discord', chat: discord.channelId },
      { tone: 'good', title: 'Rain', audio, controls: [] },
      'song-1',
    );
    const track = harness.latest();
    if (track === undefined) throw new Error('no track');
    await (await discord.person('Ana').messageCommand(useIt, track)).acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ kind: 'audio', audio: { name: 'Rain.mp3' } });
  });

  it('says privately, in the language of who asked, that there is nothing to hear', async () => {
    const harness = await open();
    const { discord, handler } = harness;
    const said = await discord.person('Bo').say('only words', { attachments: [photo] });
    const asked = await discord.person('Ana', { locale: 'de' }).messageCommand(useIt, said);
    await asked.acknowledged;
    expect(asked.ephemeral).toBe(true);
    const told = asked.message?.embeds[0]?.description?.replaceAll('\\', '');
    expect(told).toBe(say('de', 'refusal.upload-not-audio'));
    expect(handler.events).toEqual([]);
  });
});
