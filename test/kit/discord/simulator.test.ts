import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { refusal, song, useDiscord } from './client.js';
import { renderHtml } from './index.js';

const { discord, rest, connect } = useDiscord();

const cover = Buffer.from('89504e470d0a1a0a', 'hex');

const buttons = () =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('extend:1').setLabel('Extend').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setLabel('Open').setURL('https://example.com/song').setStyle(ButtonStyle.Link),
  );

describe('a slash command', () => {
  it('becomes a track with its cover, a form behind a button, and an answer that only Ana sees', async () => {
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
          const text = new TextInputBuilder().setCustomId('request').setStyle(TextInputStyle.Paragraph);
          await interaction.showModal(
            new ModalBuilder()
              .setCustomId('more')
              .setTitle('Extend Rain')
              .addLabelComponents(new LabelBuilder().setLabel('How').setTextInputComponent(text)),
          );
        } else if (interaction.isModalSubmit()) {
          await interaction.reply({
            content: `Noted: ${interaction.fields.getTextInputValue('request')}`,
            flags: MessageFlags.Ephemeral,
          });
        }
      },
    });
    const ana = discord().person('Ana');
    const command = await ana.slash('song', { prompt: 'rain @everyone' });
    expect((await command.acknowledged).type).toBe(5);
    const track = await discord().until(
      () =>
        discord()
          .messages(discord().channelId)
          .find((message) => message.edits > 0),
      'the track arrives',
    );
    expect(track).toBe(command.message);
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
    expect(discord().messages(discord().channelId)).toHaveLength(1);
    expect(discord().messages(discord().channelId, ana)).toHaveLength(2);
    await expect(ana.press(track, 'Open')).rejects.toThrow('a link');
  });

  it('has files, subcommands and suggestions', async () => {
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
    const ana = discord().person('Ana');
    expect(await ana.autocomplete('extend', 'track', 'rai')).toEqual([{ name: 'Rain (rai)', value: '7' }]);
    const hummed = await ana.slash('song', { prompt: 'this', melody: { filename: 'hum.mp3', bytes: song } });
    await hummed.acknowledged;
    expect(hummed.message?.content).toBe(`hum.mp3 ${song.length}`);
    const listed = await ana.slash('library list', {}, { dm: true });
    await listed.acknowledged;
    expect(listed.message?.content).toBe('list');
    expect(discord().messages(ana.dm)).toHaveLength(1);
    await expect(ana.slash('song')).rejects.toThrow('needs "prompt"');
    await expect(ana.slash('sing')).rejects.toThrow('not among the registered');
  });

  it('takes no second response, no late edit, and no edit before the first response', async () => {
    const ana = discord().person('Ana');
    const interaction = await ana.slash('song', { prompt: 'x' });
    expect(interaction.delivered).toBe(false);
    const original = Routes.webhookMessage(discord().applicationId, interaction.token, '@original');
    const answer = Routes.interactionCallback(interaction.id, interaction.token);
    const body = { content: 'late' };
    expect((await refusal(rest().patch(original, { body, auth: false }))).code).toBe(10015);
    await rest().post(answer, { body: { type: 5 }, auth: false });
    expect((await refusal(rest().post(answer, { body: { type: 5 }, auth: false }))).code).toBe(40060);
    await rest().patch(original, { body, auth: false });
    interaction.expire();
    const late = await refusal(rest().patch(original, { body, auth: false }));
    expect([late.status, late.code]).toEqual([401, 50027]);
    const byChannel = Routes.channelMessage(discord().channelId, interaction.message?.id ?? '');
    await rest().patch(byChannel, { body: { content: 'by the bot token' } });
    expect(interaction.message?.content).toBe('by the bot token');
    const forgotten = await ana.slash('song', { prompt: 'y' });
    forgotten.expire();
    await expect(forgotten.acknowledged).rejects.toThrow('did not respond');
    const tooLate = Routes.interactionCallback(forgotten.id, forgotten.token);
    expect((await refusal(rest().post(tooLate, { body: { type: 5 }, auth: false }))).code).toBe(10062);
  });

  it('in a foreign guild takes five follow-ups and no message by the bot token', async () => {
    const ana = discord().person('Ana');
    const foreign = discord().channel('party', { foreign: true });
    const target = await ana.say('a poem', { channel: foreign.id });
    const interaction = await ana.messageCommand('Make a song of this', target);
    const { id, token } = interaction;
    await rest().post(Routes.interactionCallback(id, token), {
      body: { type: 4, data: { content: 'a' } },
      auth: false,
    });
    const hook = Routes.webhook(discord().applicationId, token);
    for (const content of ['1', '2', '3', '4', '5'])
      await rest().post(hook, { body: { content }, auth: false });
    expect((await refusal(rest().post(hook, { body: { content: '6' }, auth: false }))).code).toBe(40094);
    expect(interaction.followUps).toHaveLength(5);
    const message = { body: { content: 'x' } };
    expect((await refusal(rest().post(Routes.channelMessages(foreign.id), message))).code).toBe(50001);
  });
});
