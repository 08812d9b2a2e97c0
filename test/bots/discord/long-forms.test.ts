import { afterEach, describe, expect, it } from 'vitest';
import { type OperationName, operations } from '../../../src/core/index.js';
import { wholeForm } from '../plenty.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const opened = async (name: OperationName, given = {}) => {
  const form = wholeForm(name, { count: 25, title: 'Snow on the hill '.repeat(8) }, given);
  harness = await startHarness({
    handle: (event) =>
      event.kind === 'form'
        ? event.reply.tell({ tone: 'plain', body: 'Heard.', controls: [] })
        : event.reply.ask(form),
  });
  const ana = harness.discord.person('Ana');
  const asked = await ana.slash('help');
  await asked.acknowledged;
  return { ana, asked, form, handler: harness.handler };
};

describe('a long form on Discord', () => {
  it.each(operations.map(({ name }) => name))('of %s is one that Discord opens', async (name) => {
    const { asked, form } = await opened(name);
    // Nothing to ask is never asked.
    if (form.fields.length === 0) return;
    expect(asked.modal?.title).toBe(form.title.length > 45 ? expect.stringMatching(/…$/) : form.title);
  });

  it('takes moments as a clock, and says where the questions are that it has no room for', async () => {
    const { ana, asked, handler } = await opened('replace');
    expect(JSON.stringify(asked.modal)).toContain('There is more to choose: see the options of /replace.');
    const sent = await ana.fill(asked, { from: '0:30', to: '1:05', section: 'la\nla' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { from: '0:30', to: '1:05', section: 'la\nla' } });
  });

  it('keeps what was said in the command and has no room in the form', async () => {
    const { ana, asked, handler } = await opened('replace', { method: 'exact', from: 65 });
    expect(JSON.stringify(asked.modal)).toContain('"value":"1:05"');
    const sent = await ana.fill(asked, { from: '1:05', to: '1:15', section: 'la' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { method: 'exact', from: '1:05', to: '1:15' } });
  });

  it('lets one choose the second track of a mashup by its name', async () => {
    const { ana, asked, handler } = await opened('mashup');
    const sent = await ana.fill(asked, { other: 'snow.7' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { other: 'snow.7' } });
  });

  it('keeps the line breaks of a style that was written for it', async () => {
    const style = 'A warm, close sound.\nBrushed drums carry the song.';
    const { ana, asked, handler } = await opened('custom', { style });
    const sent = await ana.fill(asked, { lyrics: 'la' });
    await sent.acknowledged;
    expect(handler.events[1]).toMatchObject({ values: { style } });
    const field = asked.modal?.components.find(({ label }) => label === 'Style')?.component;
    expect(field).toMatchObject({ custom_id: 'style', style: 2, value: style });
  });
});
