import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatForm } from '../../../src/core/index.js';
import { card, openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;

let stage: Stage | undefined;
const open = async (script: Parameters<typeof openStage>[0] = {}): Promise<Stage> => {
  stage = await openStage(script);
  return stage;
};

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const wish: ChatForm = {
  id: '1kdraft',
  title: 'A song',
  submit: 'Make it',
  fields: [{ name: 'title', kind: 'text', label: 'Title', required: false, advanced: false }],
};

/** The communities of all that was heard, once so much was. */
const heardIn = async ({ discord, studio }: Stage, count: number) => {
  await discord.until(() => studio.heard.length >= count, `${count} events are heard`);
  return studio.heard.map((event) => event.community);
};

describe('what someone does in a server', () => {
  it('tells the server, the channel with its category, and the roles of who did it', async () => {
    const stage = await open({ hear: (event) => event.reply.ask(wish) });
    const { discord } = stage;
    const music = discord.channel('Music', { kind: 'category' });
    const songs = discord.channel('songs', { under: music.id });
    const singers = discord.role('Singers');
    const ana = discord.person('Ana', { roles: [singers] });
    const asked = await ana.slash('help', {}, { channel: songs.id });
    await asked.acknowledged;
    await ana.fill(asked, { Title: 'Rain' });
    await ana.say(`<@${discord.botId}> rain`, { channel: songs.id });
    const written = await discord.until(() => stage.latest(songs.id), 'an answer stands');
    const poem = await ana.say('Roses are red', { channel: songs.id });
    await ana.messageCommand('Make a song of this', poem);
    await discord.until(() => stage.latest(songs.id)?.components[0], 'the button stands');
    await ana.press(
      stage.discord.messages(songs.id).find((each) => each.components[0]) ?? written,
      '1kdraft',
    );
    for (const community of await heardIn(stage, 5)) {
      expect(community).toMatchObject({
        key: `discord:${discord.guildId}`,
        places: [songs.id, music.id],
        roles: expect.arrayContaining([singers.id]),
      });
    }
    expect(new Set(stage.studio.heard.map(({ kind }) => kind))).toEqual(
      new Set(['command', 'form', 'text', 'press']),
    );
  });

  it('tells of a thread also the channel and the category it belongs to', async () => {
    const stage = await open();
    const { discord } = stage;
    const music = discord.channel('Music', { kind: 'category' });
    const songs = discord.channel('songs', { under: music.id });
    const rain = discord.channel('Rain songs', { kind: 'thread', under: songs.id });
    const ana = discord.person('Ana');
    await ana.slash('help', {}, { channel: rain.id });
    await heardIn(stage, 1);
    await ana.say(`<@${discord.botId}> rain`, { channel: rain.id });
    for (const community of await heardIn(stage, 2)) {
      expect(community?.places).toEqual([rain.id, songs.id, music.id]);
    }
  });

  it('may change the settings of the server only if the server lets that person manage it', async () => {
    const stage = await open();
    const { discord } = stage;
    const people = {
      Ana: [],
      Mo: [discord.role('Managers', { permissions: PermissionFlagsBits.ManageGuild })],
      Ada: [discord.role('Admins', { permissions: PermissionFlagsBits.Administrator })],
      Cho: [discord.role('Caretakers', { permissions: PermissionFlagsBits.ManageChannels })],
    };
    const manages: Record<string, boolean[]> = {};
    for (const [name, roles] of Object.entries(people)) {
      const before = stage.studio.heard.length;
      const person = discord.person(name, { roles });
      await person.slash('help');
      await heardIn(stage, before + 1);
      await person.say(`<@${discord.botId}> rain`);
      const heard = (await heardIn(stage, before + 2)).slice(before);
      manages[name] = await Promise.all(heard.map(async (one) => (await one?.manages()) === true));
    }
    expect(manages).toEqual({
      Ana: [false, false],
      Mo: [true, true],
      Ada: [true, true],
      Cho: [false, false],
    });
  });

  it('tells the same where the bot is no member', async () => {
    const stage = await open();
    const { discord } = stage;
    const elsewhere = discord.channel('elsewhere', { foreign: true });
    const role = discord.role('Hosts', { foreign: true, permissions: PermissionFlagsBits.ManageGuild });
    await discord.person('Ana', { roles: [role] }).slash('help', {}, { channel: elsewhere.id });
    await discord.person('Bo').slash('help', {}, { channel: elsewhere.id });
    const [ana, bo] = await heardIn(stage, 2);
    expect(ana).toMatchObject({ key: `discord:${elsewhere.guildId}`, places: [elsewhere.id] });
    expect(ana?.roles).toContain(role.id);
    expect(bo?.roles).not.toContain(role.id);
    expect([await ana?.manages(), await bo?.manages()]).toEqual([true, false]);
  });

  it('counts the role that everybody has', async () => {
    const stage = await open();
    const ana = stage.discord.person('Ana');
    await ana.slash('help');
    await heardIn(stage, 1);
    await ana.say(`<@${stage.discord.botId}> rain`);
    for (const community of await heardIn(stage, 2))
      expect(community?.roles).toEqual([stage.discord.guildId]);
  });
});

describe('what someone does in direct messages', () => {
  it('belongs to no community', async () => {
    const stage = await open({ hear: (event) => event.reply.card(card) });
    const { discord } = stage;
    const ana = discord.person('Ana');
    await ana.slash('song', { prompt: 'rain' }, { dm: true });
    await heardIn(stage, 1);
    await ana.say('rain', { dm: true });
    await heardIn(stage, 2);
    const shown = await discord.until(() => discord.messages(ana.dm)[0], 'the card');
    await ana.press(shown, 'Cancel');
    expect(await heardIn(stage, 3)).toEqual([undefined, undefined, undefined]);
  });
});
