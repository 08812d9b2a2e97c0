import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { ChatForm } from '../../../src/core/index.js';
import { card, type Harness, useHarness } from './harness.js';

const open = useHarness();

const songForm: ChatForm = {
  id: '1kdraft',
  title: 'A song',
  submit: 'Make it',
  fields: [{ name: 'title', kind: 'text', label: 'Title', required: false, advanced: false }],
};

/** The communities of all events, once there are `count`. */
const communitiesOf = async ({ discord, handler }: Harness, count: number) => {
  await discord.until(() => handler.events.length >= count, `${count} events`);
  return handler.events.map((event) => event.community);
};

describe('an event in a server', () => {
  it('has the server, the channel with its category, and the roles of Ana', async () => {
    const harness = await open({ handle: (event) => event.reply.ask(songForm) });
    const { discord } = harness;
    const music = discord.channel('Music', { kind: 'category' });
    const songs = discord.channel('songs', { under: music.id });
    const singers = discord.role('Singers');
    const ana = discord.person('Ana', { roles: [singers] });
    const interaction = await ana.slash('help', {}, { channel: songs.id });
    await interaction.acknowledged;
    await ana.fill(interaction, { Title: 'Rain' });
    await ana.say(`<@${discord.botId}> rain`, { channel: songs.id });
    const written = await discord.until(() => harness.latest(songs.id), 'an answer');
    const poem = await ana.say('Roses are red', { channel: songs.id });
    await ana.messageCommand('Make a song of this', poem);
    await discord.until(() => harness.latest(songs.id)?.components[0], 'the button');
    await ana.press(
      harness.discord.messages(songs.id).find(({ components }) => components[0]) ?? written,
      '1kdraft',
    );
    for (const community of await communitiesOf(harness, 5)) {
      expect(community).toMatchObject({
        key: `discord:${discord.guildId}`,
        places: [songs.id, music.id],
        roles: expect.arrayContaining([singers.id]),
      });
    }
    expect(new Set(harness.handler.events.map(({ kind }) => kind))).toEqual(
      new Set(['command', 'form', 'text', 'press']),
    );
  });

  it('has the channel and the category of a thread too', async () => {
    const harness = await open();
    const { discord } = harness;
    const music = discord.channel('Music', { kind: 'category' });
    const songs = discord.channel('songs', { under: music.id });
    const rain = discord.channel('Rain songs', { kind: 'thread', under: songs.id });
    const ana = discord.person('Ana');
    await ana.slash('help', {}, { channel: rain.id });
    await communitiesOf(harness, 1);
    await ana.say(`<@${discord.botId}> rain`, { channel: rain.id });
    for (const community of await communitiesOf(harness, 2)) {
      expect(community?.places).toEqual([rain.id, songs.id, music.id]);
    }
  });

  it('lets only people who may manage the server change its settings', async () => {
    const harness = await open();
    const { discord } = harness;
    const people = {
      Ana: [],
      Mo: [discord.role('Managers', { permissions: PermissionFlagsBits.ManageGuild })],
      Ada: [discord.role('Admins', { permissions: PermissionFlagsBits.Administrator })],
      Cho: [discord.role('Gardeners', { permissions: PermissionFlagsBits.ManageChannels })],
    };
    const manages: Record<string, boolean[]> = {};
    for (const [name, roles] of Object.entries(people)) {
      const before = harness.handler.events.length;
      const person = discord.person(name, { roles });
      await person.slash('help');
      await communitiesOf(harness, before + 1);
      await person.say(`<@${discord.botId}> rain`);
      const communities = (await communitiesOf(harness, before + 2)).slice(before);
      manages[name] = await Promise.all(
        communities.map(async (community) => (await community?.manages()) === true),
      );
    }
    expect(manages).toEqual({
      Ana: [false, false],
      Mo: [true, true],
      Ada: [true, true],
      Cho: [false, false],
    });
  });

  it('has the same where the bot is not a member', async () => {
    const harness = await open();
    const { discord } = harness;
    const foreign = discord.channel('party', { foreign: true });
    const role = discord.role('Hosts', { foreign: true, permissions: PermissionFlagsBits.ManageGuild });
    await discord.person('Ana', { roles: [role] }).slash('help', {}, { channel: foreign.id });
    await discord.person('Bo').slash('help', {}, { channel: foreign.id });
    const [ana, bo] = await communitiesOf(harness, 2);
    expect(ana).toMatchObject({ key: `discord:${foreign.guildId}`, places: [foreign.id] });
    expect(ana?.roles).toContain(role.id);
    expect(bo?.roles).not.toContain(role.id);
    expect([await ana?.manages(), await bo?.manages()]).toEqual([true, false]);
  });

  it('includes the role that everybody has', async () => {
    const harness = await open();
    const ana = harness.discord.person('Ana');
    await ana.slash('help');
    await communitiesOf(harness, 1);
    await ana.say(`<@${harness.discord.botId}> rain`);
    for (const community of await communitiesOf(harness, 2))
      expect(community?.roles).toEqual([harness.discord.guildId]);
  });
});

describe('an event in direct messages', () => {
  it('has no community', async () => {
    const harness = await open({ handle: (event) => event.reply.card(card) });
    const { discord } = harness;
    const ana = discord.person('Ana');
    const interaction = await ana.slash('song', { prompt: 'rain' }, { dm: true });
    await interaction.acknowledged;
    await communitiesOf(harness, 1);
    await ana.say('rain', { dm: true });
    await communitiesOf(harness, 2);
    const shown = await discord.until(() => discord.messages(ana.dm)[0], 'the card');
    await ana.press(shown, 'Cancel');
    expect(await communitiesOf(harness, 3)).toEqual([undefined, undefined, undefined]);
  });
});
