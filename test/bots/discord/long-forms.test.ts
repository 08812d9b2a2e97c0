import { describe, expect, it } from 'vitest';
import { type OperationName, operations } from '../../../src/core/index.js';
import { wholeForm } from '../plenty.js';
import { useHarness } from './harness.js';

const open = useHarness();

const opened = async (name: OperationName, given = {}) => {
  const form = wholeForm(name, { count: 25, title: 'Snow on the hill '.repeat(8) }, given);
  const harness = await open({
    handle: (event) =>
      event.kind === 'form'
        ? event.reply.tell({ tone: 'plain', body: 'Received.', controls: [] })
        : event.reply.ask(form),
  });
  const ana = harness.discord.person('Ana');
  const interaction = await ana.slash('help');
  await interaction.acknowledged;
  return { ana, interaction, form, handler: harness.handler };
};

describe('a long form on Discord', () => {
  it.each(operations.map(({ name }) => name))('opens for %s', async (name) => {
    const { interaction, form } = await opened(name);
    // An operation without fields opens no form.
    if (form.fields.length === 0) return;
    expect(interaction.modal?.title).toBe(form.title.length > 45 ? expect.stringMatching(/…$/) : form.title);
  });

  it('takes times like 1:05, and names the command with the other options', async () => {
    const { ana, interaction, handler } = await opened('replace');
    expect(JSON.stringify(interaction.modal)).toContain(
      'There is more to choose: see the options of /replace.',
    );
    const sent = await ana.fill(interaction, { from: '0:30', to: '1:05', section: 'la\nla' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { from: '0:30', to: '1:05', section: 'la\nla' } });
  });

  it('keeps the options of the command that the form does not show', async () => {
    const { ana, interaction, handler } = await opened('replace', { method: 'exact', from: 65 });
    expect(JSON.stringify(interaction.modal)).toContain('"value":"1:05"');
    const sent = await ana.fill(interaction, { from: '1:05', to: '1:15', section: 'la' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { method: 'exact', from: '1:05', to: '1:15' } });
  });

  it('offers the second track of a mashup by its name', async () => {
    const { ana, interaction, handler } = await opened('mashup');
    const sent = await ana.fill(interaction, { other: 'snow.7' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { other: 'snow.7' } });
  });

  it('keeps the line breaks of a style', async () => {
    const style = 'A warm, close sound.\nBrushed drums carry the song.';
    const { ana, interaction, handler } = await opened('custom', { style });
    const sent = await ana.fill(interaction, { lyrics: 'la' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { style } });
    const field = interaction.modal?.components.find(({ label }) => label === 'Style')?.component;
    expect(field).toMatchObject({ custom_id: 'style', style: 2, value: style });
  });
});
