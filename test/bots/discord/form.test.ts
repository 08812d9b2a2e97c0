import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../../src/core/index.js';
import { card, createGate, customForm, useHarness } from './harness.js';

const open = useHarness();

describe('a form', () => {
  const formScript = (forms: ChatEvent[]) => async (event: ChatEvent) => {
    if (event.kind === 'form') {
      forms.push(event);
      await event.reply.card(card);
    } else await event.reply.ask(customForm);
  };

  it('opens with five fields and gives core all values, shown or not', async () => {
    const forms: ChatEvent[] = [];
    const { discord } = await open({ handle: formScript(forms) });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('custom', { weirdness: 70 });
    expect((await interaction.acknowledged).type).toBe(9);
    expect(interaction.modal?.components).toHaveLength(5);
    const sent = await ana.fill(interaction, {
      style: 'folk',
      title: '',
      instrumental: true,
      voice: 'Female',
    });
    expect((await sent.acknowledged).type).toBe(4);
    expect(forms[0]).toMatchObject({ kind: 'form', form: '1kdraft' });
    expect(forms[0]?.kind === 'form' && forms[0].values).toEqual({
      lyrics: 'la '.repeat(1_500),
      style: 'folk',
      instrumental: true,
      voice: 'female',
      model: 'v5',
      weirdness: 70,
    });
  });

  it('keeps the end of long lyrics when their beginning is edited', async () => {
    const forms: ChatEvent[] = [];
    const { discord } = await open({ handle: formScript(forms) });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('custom');
    await interaction.acknowledged;
    await (await ana.fill(interaction, { style: 'folk', lyrics: 'Rain ' })).acknowledged;
    expect(forms[0]).toMatchObject({ values: { lyrics: `Rain ${'la '.repeat(1_500).slice(4_000)}` } });
  });

  it('stores nothing when it shows all values', async () => {
    const forms: ChatEvent[] = [];
    const short = { ...customForm, intro: undefined, fields: customForm.fields.slice(3) };
    const { discord, expiring } = await open({
      handle: async (event) => {
        if (event.kind === 'form') forms.push(event);
        else await event.reply.ask(short);
      },
    });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('custom');
    await interaction.acknowledged;
    expect(interaction.modal?.custom_id).toBe('1kdraft');
    await (await ana.fill(interaction, { style: 'folk' })).acknowledged;
    expect(expiring.size).toBe(0);
    expect(forms[0]).toMatchObject({
      form: '1kdraft',
      values: { style: 'folk', title: 'Rain', voice: 'male' },
    });
  });

  it('is reported as expired when its hidden values are lost', async () => {
    const forms: ChatEvent[] = [];
    const { discord, expiring } = await open({ handle: formScript(forms) });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('custom');
    await interaction.acknowledged;
    expiring.clear();
    const sent = await ana.fill(interaction, { style: 'folk' });
    await sent.acknowledged;
    expect(sent.message?.embeds[0]?.description).toContain('expired');
    expect(forms).toEqual([]);
  });

  it('opens from a button when it is too late to open at once', async () => {
    const slow = createGate();
    const { discord } = await open({
      deferAfterMs: 30,
      async handle(event) {
        if (event.kind === 'command') await slow.opened;
        await event.reply.ask(customForm);
      },
    });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('custom');
    await interaction.acknowledged;
    slow.open();
    const answer = await discord.until(() => interaction.followUps[0], 'the button');
    const pressed = await ana.press(answer, '1kdraft');
    expect((await pressed.acknowledged).type).toBe(9);
  });
});
