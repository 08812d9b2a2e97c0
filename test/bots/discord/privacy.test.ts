import { describe, expect, it } from 'vitest';
import { type ChatEvent, note } from '../../../src/core/index.js';
import { card, useHarness } from './harness.js';

const open = useHarness();

const secret = note('plain', 'Today 3 of 20.');
const form = { id: '1S1', title: 'General', submit: 'Save' };
const field = { name: 'quiet', kind: 'toggle', label: 'Quiet', required: false, advanced: false } as const;

/** Opens the settings form from its button, and otherwise replies privately. */
const answer = (event: ChatEvent) =>
  event.kind === 'press' && event.action?.do === 'settings'
    ? event.reply.ask({ ...form, fields: [field] })
    : event.reply.tell({
        ...secret,
        controls: [
          [{ kind: 'button', label: 'General', action: { do: 'settings', page: 'general' }, style: 'plain' }],
        ],
      });

describe('a private reply', () => {
  it('is seen by nobody else: after a command, a button and a form', async () => {
    const { discord } = await open({ handle: answer });
    const olga = discord.person('Olga');
    const interaction = await olga.slash('settings');
    await interaction.acknowledged;
    const shown = interaction.message;
    if (shown === null) throw new Error('no response');
    const opened = await olga.press(shown, 'General');
    await opened.acknowledged;
    const sent = await olga.fill(opened, {});
    await sent.acknowledged;
    expect([interaction.ephemeral, sent.ephemeral]).toEqual([true, true]);
    expect(discord.messages(discord.channelId)).toEqual([]);
    expect(discord.messages(discord.channelId, olga)).toHaveLength(2);
  });

  it.each(['library', 'usage', 'settings', 'queue', 'help'])(
    'shows "thinking" to that person only: /%s',
    async (command) => {
      let release = () => {};
      const slow = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { discord } = await open({
        deferAfterMs: 20,
        async handle(event) {
          await slow;
          await event.reply.tell(secret);
        },
      });
      const interaction = await discord.person('Olga').slash(command);
      expect((await interaction.acknowledged).type).toBe(5);
      expect(interaction.ephemeral).toBe(true);
      release();
      await discord.until(() => interaction.message?.embeds[0]?.description === secret.body, 'the answer');
      expect(discord.messages(discord.channelId)).toEqual([]);
    },
  );

  it('is a direct message when Discord no longer takes the response', async () => {
    const { discord } = await open({ handle: (event) => event.reply.tell(secret) });
    const route = /callback$/;
    discord.fail({ route, with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } } });
    const olga = discord.person('Olga');
    await olga.slash('usage');
    const reply = await discord.until(() => discord.messages(olga.dm)[0], 'the private reply');
    expect(reply.embeds[0]?.description).toBe(secret.body);
    expect(discord.messages(discord.channelId)).toEqual([]);
  });

  it('is dropped rather than posted for all when direct messages are closed too', async () => {
    const { discord, lines } = await open({ handle: (event) => event.reply.tell(secret) });
    const route = /callback$/;
    discord.fail({ route, with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } } });
    const olga = discord.person('Olga');
    olga.closeDirectMessages();
    await olga.slash('usage');
    await discord.until(() => lines.join().includes('left without an answer'), 'the log line');
    expect(discord.messages(discord.channelId)).toEqual([]);
  });

  it('does not make a card private', async () => {
    const { discord } = await open({ handle: (event) => event.reply.card(card) });
    const interaction = await discord.person('Ana').slash('song', { prompt: 'rain' });
    await interaction.acknowledged;
    expect(interaction.ephemeral).toBe(false);
    expect(discord.messages(discord.channelId)).toHaveLength(1);
  });
});
