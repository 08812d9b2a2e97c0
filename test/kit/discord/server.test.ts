import {
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  REST,
  Routes,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRequest } from '../../../src/bots/discord/api.js';
import { type Discord, startDiscord } from './index.js';

let discord: Discord;
let client: Client | undefined;

beforeEach(async () => {
  discord = await startDiscord();
});

afterEach(async () => {
  await client?.destroy();
  client = undefined;
  await discord.close();
});

const rest = () =>
  new REST({ version: '10', api: discord.api, retries: 0, makeRequest }).setToken(discord.token);

const refusal = (promise: Promise<unknown>): Promise<DiscordAPIError> =>
  promise.then(
    () => {
      throw new Error('Discord refused nothing');
    },
    (error) => {
      if (error instanceof DiscordAPIError) return error;
      throw error;
    },
  );

const post = (channel: string, body: object) => rest().post(Routes.threads(channel), { body });

describe('a forum', () => {
  it('takes posts, and no messages', async () => {
    const forum = discord.channel('songs', { kind: 'forum', tags: [{ name: 'Folk' }] });
    const plain = rest().post(Routes.channelMessages(forum.id), { body: { content: 'hi' } });
    expect((await refusal(plain)).code).toBe(40058);
    const thread = (await post(forum.id, { name: 'Rain', message: { content: 'la' } })) as { id: string };
    expect(discord.channelsIn(forum.id)).toMatchObject([{ id: thread.id, name: 'Rain', type: 11 }]);
    expect(discord.messages(thread.id)).toMatchObject([{ id: thread.id, content: 'la' }]);
    expect((await refusal(post(discord.channelId, { name: 'x', message: { content: 'x' } }))).code).toBe(
      50024,
    );
  });

  it('refuses invalid names, tags and flags', async () => {
    const tags = [{ name: 'Folk' }, { name: 'Staff', moderated: true }];
    const forum = discord.channel('songs', { kind: 'forum', tags, needsTag: true });
    const [folk, staff] = forum.tags.map(({ id }) => id);
    const message = { content: 'la' };
    const code = async (body: object) => (await refusal(post(forum.id, body))).code;
    expect(await code({ name: 'Rain', message })).toBe(40067);
    expect(await code({ name: 'Rain', message, applied_tags: ['1'] })).toBe(10087);
    expect(await code({ name: 'Rain', message, applied_tags: [staff] })).toBe(50013);
    expect(await code({ name: '', message, applied_tags: [folk] })).toBe(50035);
    expect(await code({ name: 'x'.repeat(101), message, applied_tags: [folk] })).toBe(50035);
    expect(await code({ name: 'Rain', message: { ...message, flags: 64 }, applied_tags: [folk] })).toBe(
      50035,
    );
    expect(await code({ name: 'Rain', message: {}, applied_tags: [folk] })).toBe(50006);
    expect(discord.channelsIn(forum.id)).toEqual([]);
  });
});

describe('a menu of channels or roles in a form', () => {
  const openForm = async (component: object) => {
    const body = [{ name: 'settings', description: 'Settings' }];
    await rest().put(Routes.applicationCommands(discord.applicationId), { body });
    const submitted: unknown[] = [];
    const connecting = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.api, makeRequest },
    });
    client = connecting;
    let refused: DiscordAPIError | undefined;
    connecting.on(Events.InteractionCreate, async (interaction: Interaction) => {
      if (interaction.isModalSubmit()) {
        const roles = [...interaction.fields.fields.values()].map((field) =>
          'roles' in field ? [...(field.roles?.values() ?? [])].map((role) => role?.name) : [],
        );
        submitted.push(roles.flat());
        await interaction.reply('thanks');
        return;
      }
      if (!interaction.isChatInputCommand()) return;
      await interaction
        .showModal({
          customId: 'where',
          title: 'Where',
          components: [{ type: 18, label: 'Which', component }] as never,
        })
        .catch((error) => {
          refused = error;
          return interaction.reply('no');
        });
    });
    const ready = new Promise((resolve) => connecting.once(Events.ClientReady, resolve));
    await connecting.login(discord.token);
    await ready;
    const olga = discord.person('Olga');
    const asked = await olga.slash('settings');
    await asked.acknowledged;
    return { olga, asked, submitted, refused: refused?.message ?? '' };
  };

  it('submits what Olga selects, with the names', async () => {
    const choir = discord.role('Choir');
    const { olga, asked, submitted } = await openForm({ type: 6, customId: 'roles', maxValues: 2 });
    await (await olga.fill(asked, { Which: ['Choir'] })).acknowledged;
    expect(submitted).toEqual([['Choir']]);
    await expect(olga.fill(asked, {})).rejects.toThrow('"Which" needs at least 1 chosen');
    await expect(olga.fill(asked, { Which: 'Band' })).rejects.toThrow('"Which" offers no "Band"');
    expect(choir.guildId).toBe(discord.guildId);
  });

  const chosen = (...all: object[]) => ({ default_values: all });
  const role = { id: '1', type: 'role' };

  it.each([
    ['too many defaults', { ...chosen(role, { ...role, id: '2' }) }, 'default_values'],
    ['too few defaults', { min_values: 2, max_values: 3, ...chosen(role) }, 'default_values'],
    ['a channel among roles', chosen({ id: '1', type: 'channel' }), "not of this menu's kind"],
    ['a name instead of an id', chosen({ id: 'Choir', type: 'role' }), 'is not snowflake'],
    ['one default twice', { max_values: 2, ...chosen(role, role) }, 'used twice'],
    ['more than 25', { max_values: 26 }, 'from 1 to 25'],
    ['no minimum although it is required', { min_values: 0 }, 'at least 1'],
  ])('is refused with %s', async (_, more, reason) => {
    const { refused } = await openForm({ type: 6, custom_id: 'roles', ...more });
    expect(refused).toContain('Invalid Form Body');
    expect(refused).toContain(reason);
  });
});

describe('names of commands in other languages', () => {
  const song = { name: 'song', description: 'x' };
  const cover = { name: 'cover', description: 'x' };
  const put = (...body: object[]) => rest().put(Routes.applicationCommands(discord.applicationId), { body });

  it('are refused when another command has the name', async () => {
    const de = (name: string) => ({ name_localizations: { de: name } });
    await put({ ...song, ...de('lied') }, { ...cover, ...de('neufassung') });
    const untranslated = await refusal(put({ ...song, ...de('cover') }, cover));
    const twice = await refusal(put({ ...song, ...de('lied') }, { ...cover, ...de('lied') }));
    const upper = await refusal(put({ ...song, ...de('Lied') }));
    const nowhere = await refusal(put({ ...song, name_localizations: { 'de-AT': 'lied' } }));
    const options = ['a', 'b'].map((name) => ({ ...song, type: 3, name, ...de('wort') }));
    const option = await refusal(put({ ...song, options }));
    expect([untranslated, twice, upper, nowhere, option].map(({ code }) => code)).toEqual(
      Array(5).fill(50035),
    );
  });
});

describe('a field for files', () => {
  it('is for forms only, and limits the number and the types', async () => {
    await rest().put(Routes.applicationCommands(discord.applicationId), {
      body: [{ name: 'file', description: 'File' }],
    });
    const outcomeOf = async (component: object) => {
      const interaction = new Promise<string>((resolve) => {
        client?.once(Events.InteractionCreate, async (asked: Interaction) => {
          if (!asked.isChatInputCommand()) return;
          const modal = { customId: 'file', title: 'File', components: [component] };
          await asked.showModal(modal as never).then(
            () => resolve('shown'),
            (error: Error) => resolve(error.message),
          );
        });
      });
      await discord.person('Ana').slash('file');
      return interaction;
    };
    const connecting = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.api, makeRequest },
    });
    client = connecting;
    const ready = new Promise((resolve) => connecting.once(Events.ClientReady, resolve));
    await connecting.login(discord.token);
    await ready;
    const file = (more: object = {}) => ({ type: 19, customId: 'file', ...more });
    const labelled = (more: object) => ({ type: 18, label: 'File', component: file(more) });
    expect(await outcomeOf(labelled({ fileTypes: ['audio', '.mid'], maxValues: 10 }))).toBe('shown');
    expect(await outcomeOf(labelled({ required: false, minValues: 0 }))).toBe('shown');
    expect(await outcomeOf(labelled({ minValues: 0 }))).toContain('A file that is required is at least 1.');
    expect(await outcomeOf(labelled({ maxValues: 11 }))).toContain('int value should be <= 10.');
    expect(await outcomeOf(labelled({ minValues: 3, maxValues: 2 }))).toContain(
      'int value should be <= max_values.',
    );
    expect(await outcomeOf(labelled({ fileTypes: ['sound'] }))).toContain('"sound" is no category');
    expect(
      await outcomeOf(labelled({ fileTypes: Array.from('abcdefghijk', (letter) => `.${letter}`) })),
    ).toContain('BASE_TYPE_BAD_LENGTH');
    expect(await outcomeOf({ type: 1, components: [file()] })).toContain('Value must be one of {4}.');
    expect(await outcomeOf(file())).toContain('Value must be one of {1, 10, 18}.');
    const row = [{ type: 1, components: [{ type: 19, custom_id: 'file' }] }];
    const posting = rest().post(Routes.channelMessages(discord.channelId), { body: { components: row } });
    expect((await refusal(posting)).code).toBe(50035);
  });
});
