import { afterEach, describe, expect, it } from 'vitest';
import { type ChatEvent, note } from '../../../src/core/index.js';
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

const secret = note('plain', 'Today 3 of 20.');
const form = { id: '1S1', title: 'General', submit: 'Save' };
const field = { name: 'quiet', kind: 'toggle', label: 'Quiet', required: false, advanced: false } as const;

/** Answers with a form when one is asked for, and else with something private. */
const answer = (event: ChatEvent) =>
  event.kind === 'press' && event.action?.do === 'settings'
    ? event.reply.ask({ ...form, fields: [field] })
    : event.reply.tell({
        ...secret,
        controls: [
          [{ kind: 'button', label: 'General', action: { do: 'settings', page: 'general' }, style: 'plain' }],
        ],
      });

describe('what is told to one person', () => {
  it('is read by nobody else: after a command, a button and a form', async () => {
    const { discord } = await open({ hear: answer });
    const olga = discord.person('Olga');
    const asked = await olga.slash('settings');
    await asked.acknowledged;
    const shown = asked.message;
    if (shown === null) throw new Error('nothing was answered');
    const opened = await olga.press(shown, 'General');
    await opened.acknowledged;
    const sent = await olga.fill(opened, {});
    await sent.acknowledged;
    expect([asked.ephemeral, sent.ephemeral]).toEqual([true, true]);
    expect(discord.messages(discord.channelId)).toEqual([]);
    expect(discord.messages(discord.channelId, olga)).toHaveLength(2);
  });

  it.each(['library', 'usage', 'settings', 'queue', 'help'])(
    'is thought about where only that person sees it: /%s',
    async (command) => {
      let letGo = () => {};
      const slow = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const { discord } = await open({
        patienceMs: 20,
        async hear(event) {
          await slow;
          await event.reply.tell(secret);
        },
      });
      const asked = await discord.person('Olga').slash(command);
      expect((await asked.acknowledged).type).toBe(5);
      expect(asked.ephemeral).toBe(true);
      letGo();
      await discord.until(() => asked.message?.embeds[0]?.description === secret.body, 'the answer');
      expect(discord.messages(discord.channelId)).toEqual([]);
    },
  );

  it('goes into direct messages when Discord does not take the answer any more', async () => {
    const { discord } = await open({ hear: (event) => event.reply.tell(secret) });
    const route = /callback$/;
    discord.fail({ route, with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } } });
    const olga = discord.person('Olga');
    await olga.slash('usage');
    const told = await discord.until(() => discord.messages(olga.dm)[0], 'the private word');
    expect(told.embeds[0]?.description).toBe(secret.body);
    expect(discord.messages(discord.channelId)).toEqual([]);
  });

  it('stays unsaid rather than said to all when direct messages are closed as well', async () => {
    const { discord, lines } = await open({ hear: (event) => event.reply.tell(secret) });
    const route = /callback$/;
    discord.fail({ route, with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } } });
    const olga = discord.person('Olga');
    olga.closeDirectMessages();
    await olga.slash('usage');
    await discord.until(() => lines.join().includes('left without an answer'), 'it is given up');
    expect(discord.messages(discord.channelId)).toEqual([]);
  });

  it('does not keep a card from being seen by all', async () => {
    const { discord } = await open({ hear: (event) => event.reply.card(card) });
    const asked = await discord.person('Ana').slash('song', { prompt: 'rain' });
    await asked.acknowledged;
    expect(asked.ephemeral).toBe(false);
    expect(discord.messages(discord.channelId)).toHaveLength(1);
  });
});
