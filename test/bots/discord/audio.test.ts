import { describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { say } from '../../../src/i18n/index.js';
import type { LocalFile } from '../../kit/discord/index.js';
import { type Harness, useHarness } from './harness.js';

const open = useHarness();

const riff: LocalFile = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };
const photo: LocalFile = { filename: 'me.png', bytes: Buffer.from('png') };
const video: LocalFile = { filename: 'concert.mp4', bytes: Buffer.from('film') };
const audioEntry = say('en', 'command.audio-of-message');

/** The first event that core received. */
const first = async ({ discord, handler }: Harness) => discord.until(() => handler.events[0], 'an event');

describe('an audio in a message', () => {
  it.each([
    ['in direct messages', { dm: true }, 'go on from this'],
    ['in direct messages, without a word', { dm: true }, ''],
  ])('%s reaches core with the text beside it', async (_, place, text) => {
    const harness = await open();
    const { discord } = harness;
    const message = await discord.person('Ana').say(text, { ...place, attachments: [photo, riff] });
    expect(await first(harness)).toMatchObject({
      key: `discord:${message.id}`,
      kind: 'audio',
      text,
      audio: { name: 'riff.mp3', bytes: 7, source: message.attachments[1]?.url },
    });
  });

  it('in a channel reaches core only with a mention of the bot', async () => {
    const harness = await open();
    const { discord, handler } = harness;
    const ana = discord.person('Ana');
    await ana.say('my new riff', { attachments: [riff] });
    await ana.say(`<@${discord.botId}> what of this?`, { attachments: [riff] });
    expect(await first(harness)).toMatchObject({ kind: 'audio', text: 'what of this?' });
    expect(handler.events).toHaveLength(1);
  });

  it('has its length where Discord knows it', async () => {
    const harness = await open();
    await harness.discord.person('Ana').say('', { dm: true, attachments: [{ ...riff, seconds: 61.5 }] });
    expect(await first(harness)).toMatchObject({ audio: { seconds: 61.5 } });
  });

  it('is recognized by its extension when Discord does not know its type', async () => {
    const harness = await open();
    const odd = { ...riff, contentType: 'application/octet-stream' };
    await harness.discord.person('Ana').say('', { dm: true, attachments: [odd] });
    expect(await first(harness)).toMatchObject({ kind: 'audio', audio: { name: 'riff.mp3' } });
  });

  it('is neither a photo nor a video that goes with a request', async () => {
    const harness = await open();
    const ana = harness.discord.person('Ana');
    for (const file of [photo, video]) await ana.say('a song for this', { dm: true, attachments: [file] });
    await ana.say('', { dm: true, attachments: [video] });
    await harness.discord.until(() => harness.handler.events.length === 3, 'three events');
    expect(harness.handler.events.map(({ kind }) => kind)).toEqual(['text', 'text', 'audio']);
  });
});

describe('the audio entry in the context menu of a message', () => {
  it.each([
    ['an audio', riff],
    ['a video', video],
  ])('passes on %s of another person', async (_, file) => {
    const harness = await open();
    const { discord } = harness;
    const theirs = await discord.person('Bo').say('listen!', { attachments: [photo, file] });
    const interaction = await discord.person('Ana').messageCommand(audioEntry, theirs);
    await interaction.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({
      key: `discord:${interaction.id}`,
      kind: 'audio',
      text: 'listen!',
      audio: { name: file.filename, bytes: file.bytes.length, source: theirs.attachments[1]?.url },
      person: { name: 'Ana' },
      address: { replyTo: theirs.id },
      community: { key: `discord:${discord.guildId}` },
    });
  });

  it('passes on a track of the bot', async () => {
    const harness = await open({ handle: (event) => event.reply.tell(note('plain', 'Received.')) });
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
    await (await discord.person('Ana').messageCommand(audioEntry, track)).acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ kind: 'audio', audio: { name: 'Rain.mp3' } });
  });

  it('reports privately, in Ana’s language, that the message has no audio', async () => {
    const harness = await open();
    const { discord, handler } = harness;
    const message = await discord.person('Bo').say('only words', { attachments: [photo] });
    const interaction = await discord.person('Ana', { locale: 'de' }).messageCommand(audioEntry, message);
    await interaction.acknowledged;
    expect(interaction.ephemeral).toBe(true);
    const shown = interaction.message?.embeds[0]?.description?.replaceAll('\\', '');
    expect(shown).toBe(say('de', 'refusal.upload-not-audio'));
    expect(handler.events).toEqual([]);
  });
});
