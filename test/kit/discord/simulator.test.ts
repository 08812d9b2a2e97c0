import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  Partials,
  REST,
  Routes,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Discord, renderHtml, startDiscord } from './index.js';

const commands = [
  {
    name: 'song',
    description: 'Makes a song',
    options: [
      { type: 3, name: 'prompt', description: 'What about', required: true, max_length: 500 },
      { type: 11, name: 'melody', description: 'Something hummed' },
    ],
  },
  {
    name: 'extend',
    description: 'Makes a song longer',
    options: [{ type: 3, name: 'track', description: 'Which', required: true, autocomplete: true }],
  },
  {
    name: 'library',
    description: 'Your songs',
    options: [{ type: 1, name: 'list', description: 'All of them' }],
  },
  { name: 'Make a song of this', type: 3, integration_types: [0, 1] },
];

const song = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(3000, 7)]);
const cover = Buffer.from('89504e470d0a1a0a', 'hex');
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

let discord: Discord;
const clients: Client[] = [];

const connect = async (
  react: {
    interaction?: (interaction: Interaction) => unknown;
    message?: (message: Message) => unknown;
  } = {},
): Promise<Client<true>> => {
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api: discord.api, retries: 0, timeout: 2_000 },
    allowedMentions: { parse: [] },
  });
  clients.push(client);
  client.on(Events.Error, () => {});
  if (react.interaction) client.on(Events.InteractionCreate, react.interaction);
  if (react.message) client.on(Events.MessageCreate, react.message);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
};

const rest = () => new REST({ version: '10', api: discord.api, retries: 0 }).setToken(discord.token);

const refusal = async (promise: Promise<unknown>): Promise<DiscordAPIError> => {
  const error = await promise.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw error;
};

beforeEach(async () => {
  discord = await startDiscord();
  await rest().put(Routes.applicationCommands(discord.applicationId), { body: commands });
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.close();
});

const buttons = () =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('extend:1').setLabel('Extend').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setLabel('Open').setURL('https://example.com/song').setStyle(ButtonStyle.Link),
  );

describe('a slash command', () => {
  it('becomes a track with its cover, a form behind a button, and an answer only Ana sees', async () => {
    await connect({
      async interaction(interaction) {
        if (interaction.isChatInputCommand()) {
          await interaction.deferReply();
          await interaction.editReply({
            content: `For ${interaction.user}: ${interaction.options.getString('prompt', true)}`,
            embeds: [
              new EmbedBuilder().setTitle('Rain').setColor(0xff8800).setImage('attachment://cover.png'),
            ],
            files: [
              new AttachmentBuilder(song, { name: 'rain.mp3' }),
              new AttachmentBuilder(cover, { name: 'cover.png', description: 'Rain on a window' }),
            ],
            components: [buttons()],
          });
        } else if (interaction.isButton()) {
          const text = new TextInputBuilder().setCustomId('wish').setStyle(TextInputStyle.Paragraph);
          await interaction.showModal(
            new ModalBuilder()
              .setCustomId('more')
              .setTitle('Extend Rain')
              .addLabelComponents(new LabelBuilder().setLabel('How').setTextInputComponent(text)),
          );
        } else if (interaction.isModalSubmit()) {
          await interaction.reply({
            content: `Noted: ${interaction.fields.getTextInputValue('wish')}`,
            flags: MessageFlags.Ephemeral,
          });
        }
      },
    });
    const ana = discord.person('Ana');
    const asked = await ana.slash('song', { prompt: 'rain @everyone' });
    expect((await asked.acknowledged).type).toBe(5);
    const track = await discord.until(
      () => discord.messages(discord.channelId).find((message) => message.edits > 0),
      'the track arrives',
    );
    expect(track).toBe(asked.message);
    expect(track.content).toBe(`For <@${ana.id}>: rain @everyone`);
    expect(track.pings).toEqual([]);
    expect(track.attachments.map((file) => [file.filename, file.contentType, file.inEmbed])).toEqual([
      ['rain.mp3', 'audio/mpeg', false],
      ['cover.png', 'image/png', true],
    ]);
    const downloaded = await fetch(track.attachments[0]?.url ?? '');
    expect(Buffer.from(await downloaded.arrayBuffer()).equals(song)).toBe(true);
    expect(track.embeds[0]?.image?.url).toBe(track.attachments[1]?.url);

    const pressed = await ana.press(track, 'Extend');
    await pressed.acknowledged;
    expect(pressed.modal?.title).toBe('Extend Rain');
    const page = renderHtml([track], pressed.modal ? { modal: pressed.modal } : {});
    expect(page).toContain('data:audio/mpeg;base64,');
    expect(page).not.toContain('http://127.0.0.1');
    await expect(ana.fill(pressed, { How: '' })).rejects.toThrow('at least 1');
    const sent = await ana.fill(pressed, { How: 'longer' });
    await sent.acknowledged;
    expect(sent.ephemeral).toBe(true);
    expect(sent.message?.content).toBe('Noted: longer');
    expect(discord.messages(discord.channelId)).toHaveLength(1);
    expect(discord.messages(discord.channelId, ana)).toHaveLength(2);
    await expect(ana.press(track, 'Open')).rejects.toThrow('a link');
  });

  it('carries files, sub-commands and suggestions', async () => {
    await connect({
      async interaction(interaction) {
        if (interaction.isAutocomplete()) {
          await interaction.respond([{ name: `Rain (${interaction.options.getFocused()})`, value: '7' }]);
        } else if (interaction.isChatInputCommand()) {
          const file = interaction.options.getAttachment('melody');
          const answer = file ? `${file.name} ${file.size}` : interaction.options.getSubcommand(false);
          await interaction.reply({ content: answer ?? 'nothing', withResponse: true });
        }
      },
    });
    const ana = discord.person('Ana');
    expect(await ana.autocomplete('extend', 'track', 'rai')).toEqual([{ name: 'Rain (rai)', value: '7' }]);
    const hummed = await ana.slash('song', { prompt: 'this', melody: { filename: 'hum.mp3', bytes: song } });
    await hummed.acknowledged;
    expect(hummed.message?.content).toBe(`hum.mp3 ${song.length}`);
    const listed = await ana.slash('library list', {}, { dm: true });
    await listed.acknowledged;
    expect(listed.message?.content).toBe('list');
    expect(discord.messages(ana.dm)).toHaveLength(1);
    await expect(ana.slash('song')).rejects.toThrow('needs "prompt"');
    await expect(ana.slash('sing')).rejects.toThrow('not among the registered');
  });

  it('is refused a second answer, a late edit, and a call before any answer', async () => {
    const ana = discord.person('Ana');
    const interaction = await ana.slash('song', { prompt: 'x' });
    expect(interaction.delivered).toBe(false);
    const original = Routes.webhookMessage(discord.applicationId, interaction.token, '@original');
    const answer = Routes.interactionCallback(interaction.id, interaction.token);
    const body = { content: 'late' };
    expect((await refusal(rest().patch(original, { body, auth: false }))).code).toBe(10015);
    await rest().post(answer, { body: { type: 5 }, auth: false });
    expect((await refusal(rest().post(answer, { body: { type: 5 }, auth: false }))).code).toBe(40060);
    await rest().patch(original, { body, auth: false });
    interaction.expire();
    const late = await refusal(rest().patch(original, { body, auth: false }));
    expect([late.status, late.code]).toEqual([401, 50027]);
    const byChannel = Routes.channelMessage(discord.channelId, interaction.message?.id ?? '');
    await rest().patch(byChannel, { body: { content: 'by the bot token' } });
    expect(interaction.message?.content).toBe('by the bot token');
    const forgotten = await ana.slash('song', { prompt: 'y' });
    forgotten.expire();
    await expect(forgotten.acknowledged).rejects.toThrow('did not respond');
    const tooLate = Routes.interactionCallback(forgotten.id, forgotten.token);
    expect((await refusal(rest().post(tooLate, { body: { type: 5 }, auth: false }))).code).toBe(10062);
  });

  it('brought along to a foreign guild leaves five follow-ups and no way by the bot token', async () => {
    const ana = discord.person('Ana');
    const foreign = discord.channel('party', { foreign: true });
    const target = await ana.say('a poem', { channel: foreign.id });
    const interaction = await ana.messageCommand('Make a song of this', target);
    const { id, token } = interaction;
    await rest().post(Routes.interactionCallback(id, token), {
      body: { type: 4, data: { content: 'a' } },
      auth: false,
    });
    const hook = Routes.webhook(discord.applicationId, token);
    for (const content of ['1', '2', '3', '4', '5'])
      await rest().post(hook, { body: { content }, auth: false });
    expect((await refusal(rest().post(hook, { body: { content: '6' }, auth: false }))).code).toBe(40094);
    expect(interaction.followUps).toHaveLength(5);
    const message = { body: { content: 'x' } };
    expect((await refusal(rest().post(Routes.channelMessages(foreign.id), message))).code).toBe(50001);
  });
});

describe('a message', () => {
  it('is readable in direct messages and when it names the bot, and blank otherwise', async () => {
    const heard: string[] = [];
    const client = await connect({
      async message(message) {
        if (message.author.bot) return;
        heard.push(message.content);
        if (message.content) await message.reply(`Heard ${message.content.length}`);
      },
    });
    const ana = discord.person('Ana');
    await ana.say('nothing for the bot');
    await ana.say(`<@${discord.botId}> sing`);
    const private_ = await ana.say('sing to me', {
      dm: true,
      attachments: [{ filename: 'a.mp3', bytes: song }],
    });
    const reply = await discord.until(
      () => discord.messages(ana.dm).find((message) => message.reference === private_.id),
      'the bot replies in direct messages',
    );
    expect(heard).toEqual(['', `<@${discord.botId}> sing`, 'sing to me']);
    expect(reply.pings).toEqual([]);
    await discord.until(
      () => discord.messages(discord.channelId).length === 3,
      'the bot replies in #general',
    );
    const own = discord.messages(discord.channelId)[2];
    await ana.say('again', own ? { replyTo: own } : {});
    await discord.until(() => heard.includes('again'), 'a reply to the bot is readable');
    const user = await client.users.fetch(ana.id).catch(() => null);
    expect(user?.id).toBe(ana.id);
  });

  it('with a nonce said twice is said once, and pings only whom it may', async () => {
    const route = Routes.channelMessages(discord.channelId);
    const ana = discord.person('Ana');
    const body = { content: `${ana.mention} @everyone`, nonce: 'job-1', enforce_nonce: true };
    const first = (await rest().post(route, { body })) as { id: string };
    const second = (await rest().post(route, { body })) as { id: string };
    expect(second.id).toBe(first.id);
    const [message] = discord.messages(discord.channelId);
    expect(message?.pings).toEqual([ana.id, 'everyone']);
    await rest().delete(Routes.channelMessage(discord.channelId, first.id));
    expect((await refusal(rest().post(route, { body }))).code).toBe(10008);
    expect(discord.messages(discord.channelId)).toHaveLength(0);
  });

  it('over a limit is refused with the place of the trouble', async () => {
    const route = Routes.channelMessages(discord.channelId);
    const long = await refusal(rest().post(route, { body: { content: 'x'.repeat(2001) } }));
    expect(long.code).toBe(50035);
    expect(long.message).toContain('content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.');
    const button = { type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'same' };
    const row = { type: 1, components: [button, { ...button, label: 'y' }] };
    const doubled = await refusal(rest().post(route, { body: { content: 'x', components: [row] } }));
    expect(doubled.message).toContain('components[0].components[0].label');
    expect(doubled.message).toContain('components[0].components[1].custom_id');
    const rows = Array.from({ length: 6 }, () => ({ type: 1, components: [] }));
    expect((await refusal(rest().post(route, { body: { content: 'x', components: rows } }))).code).toBe(
      50035,
    );
    const embeds = [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }];
    expect((await refusal(rest().post(route, { body: { embeds } }))).code).toBe(50035);
    expect((await refusal(rest().post(route, { body: {} }))).code).toBe(50006);
    discord.limitFiles(1000);
    const files = [{ name: 'rain.mp3', data: song }];
    const large = await refusal(rest().post(route, { body: {}, files }));
    expect([large.status, large.code]).toEqual([413, 40005]);
    discord.limitFiles(5000);
    const eleven = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.mp3`, data: song }));
    expect((await refusal(rest().post(route, { body: {}, files: eleven }))).code).toBe(30015);
    const layout = { flags: 1 << 15, components: [{ type: 10, content: 'hello' }] };
    await rest().post(route, { body: layout });
    expect((await refusal(rest().post(route, { body: { ...layout, content: 'x' } }))).code).toBe(50035);
  });

  it('keeps the files an edit lists and drops the others', async () => {
    const files = [
      { name: 'one.mp3', data: song },
      { name: 'two.mp3', data: song },
    ];
    const sent = (await rest().post(Routes.channelMessages(discord.channelId), {
      body: { content: 'two' },
      files,
    })) as {
      id: string;
      attachments: { id: string }[];
    };
    const kept = sent.attachments[1]?.id;
    await rest().patch(Routes.channelMessage(discord.channelId, sent.id), {
      body: { attachments: [{ id: kept }] },
    });
    const [message] = discord.messages(discord.channelId);
    expect(message?.attachments.map((file) => file.filename)).toEqual(['two.mp3']);
    expect(message?.edits).toBe(1);
  });

  it('to someone who closed direct messages is refused', async () => {
    const ana = discord.person('Ana');
    ana.closeDirectMessages();
    const { id } = (await rest().post(Routes.userChannels(), { body: { recipient_id: ana.id } })) as {
      id: string;
    };
    const refused = await refusal(rest().post(Routes.channelMessages(id), { body: { content: 'psst' } }));
    expect(refused.code).toBe(50007);
  });
});

describe('the connection', () => {
  it('resumes after it is cut and misses nothing, and a second bot process may follow', async () => {
    const heard: string[] = [];
    const listen = { message: (message: Message) => heard.push(message.content) };
    const client = await connect(listen);
    const ana = discord.person('Ana');
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.disconnect(4000);
    await ana.say('while away', { dm: true });
    await resumed;
    await discord.until(() => discord.connected === 1, 'the bot is back');
    expect(heard).toEqual(['while away']);
    await client.destroy();
    await discord.until(() => discord.connected === 0, 'the bot is gone');
    await ana.say('to nobody', { dm: true });
    await connect(listen);
    await ana.say('to the second', { dm: true });
    await discord.until(() => heard.includes('to the second'), 'the second hears');
    expect(heard).not.toContain('to nobody');
    expect(discord.messages(ana.dm)).toHaveLength(3);
  });

  it('meets troubles on demand', async () => {
    const route = Routes.channelMessages(discord.channelId);
    const body = { content: 'hello' };
    discord.fail({
      method: 'POST',
      route: '/channels/:channel/messages',
      with: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    });
    expect((await refusal(rest().post(route, { body }))).code).toBe(50013);
    discord.fail({ route: /messages$/, with: 'reset' });
    await expect(rest().post(route, { body })).rejects.toThrow();
    expect(discord.messages(discord.channelId)).toHaveLength(0);
    discord.fail({ route: /messages$/, with: 'reset-after' });
    await expect(rest().post(route, { body })).rejects.toThrow();
    expect(discord.messages(discord.channelId)).toHaveLength(1);
    discord.fail({
      route: /messages$/,
      with: {
        status: 429,
        body: { retry_after: 0.05, global: false, message: '' },
        headers: { 'retry-after': '0.05' },
      },
    });
    await rest().post(route, { body });
    discord.fail({ route: /messages$/, with: 'hang' });
    const impatient = new REST({ version: '10', api: discord.api, retries: 0, timeout: 100 }).setToken(
      discord.token,
    );
    await expect(impatient.post(route, { body })).rejects.toThrow();
    expect(discord.requests.slice(-6).map((request) => request.status)).toEqual([403, 0, 0, 429, 200, 0]);
  });

  it('takes only commands within limits', async () => {
    const route = Routes.applicationCommands(discord.applicationId);
    const upper = await refusal(rest().put(route, { body: [{ name: 'Song', description: 'x' }] }));
    expect(upper.message).toContain('APPLICATION_COMMAND_INVALID_NAME');
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
    expect((await refusal(rest().put(route, { body: many }))).code).toBe(50035);
    expect(discord.commands).toHaveLength(4);
  });
});
