import { describe, expect, it } from 'vitest';
import type { ChatForm, FormField, RawValues } from '../../../src/core/index.js';
import type { Component, FieldValue } from '../../kit/discord/index.js';
import { type Harness, useHarness } from './harness.js';

const open = useHarness();

const field = (more: Partial<FormField> & Pick<FormField, 'name' | 'kind'>): FormField => ({
  label: more.name,
  required: false,
  advanced: false,
  ...more,
});

const formOf = (fields: FormField[]): ChatForm => ({ id: '1S2', title: 'Where', submit: 'Save', fields });

/** A bot that answers every command with a form of these fields, and Olga, who uses it. */
const openWith = async (fields: (harness: Harness) => FormField[]) => {
  const answers: RawValues[] = [];
  const harness = await open({
    async handle(event) {
      if (event.kind === 'form') answers.push(event.values);
      else return event.reply.ask(formOf(fields(harness)));
      return event.reply.tell({ tone: 'good', body: 'Saved.', controls: [] });
    },
  });
  const { discord } = harness;
  const olga = discord.person('Olga');
  return {
    ...harness,
    olga,
    answers,
    async show() {
      const interaction = await olga.slash('settings');
      await interaction.acknowledged;
      return interaction;
    },
    async fill(values: Record<string, FieldValue>) {
      const interaction = await olga.slash('settings');
      await interaction.acknowledged;
      const sent = await olga.fill(interaction, values);
      await sent.acknowledged;
      return answers.at(-1);
    },
  };
};

const fieldIn = (label: Component | undefined): Component | undefined => label?.component;

describe('a field for channels or roles', () => {
  it('gives core the ids of all that Olga selects', async () => {
    const { discord, fill } = await openWith(() => [
      field({ name: 'places', kind: 'places' }),
      field({ name: 'roles', kind: 'roles' }),
      field({ name: 'feed', kind: 'place' }),
    ]);
    const [songs, talk] = [discord.channel('songs'), discord.channel('talk')];
    const [choir, band] = [discord.role('Choir'), discord.role('Band')];
    expect(await fill({ places: ['songs', 'talk'], roles: ['Choir', 'Band'], feed: 'talk' })).toEqual({
      places: `${songs.id},${talk.id}`,
      roles: `${choir.id},${band.id}`,
      feed: talk.id,
    });
  });

  it('shows the current selection, keeps it without a change, and can be cleared', async () => {
    let chosen: Record<string, string> = {};
    const { discord, fill, show } = await openWith(() => [
      field({ name: 'places', kind: 'places', value: chosen.places }),
      field({ name: 'roles', kind: 'roles', value: chosen.roles }),
      field({ name: 'feed', kind: 'place', value: chosen.feed }),
    ]);
    const [songs, talk] = [discord.channel('songs'), discord.channel('talk')];
    const choir = discord.role('Choir');
    chosen = { places: `${songs.id},${talk.id}`, roles: choir.id, feed: talk.id };
    const shown = (await show()).modal?.components.map((label) => fieldIn(label)?.default_values);
    expect(shown).toEqual([
      [
        { id: songs.id, type: 'channel' },
        { id: talk.id, type: 'channel' },
      ],
      [{ id: choir.id, type: 'role' }],
      [{ id: talk.id, type: 'channel' }],
    ]);
    expect(await fill({})).toEqual(chosen);
    expect(await fill({ places: [], roles: [], feed: [] })).toEqual({});
  });

  it('offers channels to post in for a feed, and categories too for allowed places', async () => {
    const { discord, fill } = await openWith(() => [
      field({ name: 'places', kind: 'places' }),
      field({ name: 'feed', kind: 'place' }),
    ]);
    const music = discord.channel('Music', { kind: 'category' });
    const wall = discord.channel('wall', { kind: 'forum', under: music.id });
    expect(await fill({ places: 'Music', feed: 'wall' })).toEqual({ places: music.id, feed: wall.id });
    await expect(fill({ feed: 'Music' })).rejects.toThrow('"feed" offers no "Music"');
    await expect(fill({ feed: ['general', 'wall'] })).rejects.toThrow('"feed" takes at most 1');
  });

  it('requires a selection when the field is required', async () => {
    const { discord, fill } = await openWith(() => [field({ name: 'role', kind: 'roles', required: true })]);
    const choir = discord.role('Choir');
    await expect(fill({})).rejects.toThrow('"role" needs at least 1 chosen');
    expect(await fill({ role: 'Choir' })).toEqual({ role: choir.id });
  });

  it('takes the first 25 of many channels', async () => {
    let many: string[] = [];
    const { discord, fill } = await openWith(() => [
      field({ name: 'places', kind: 'places', value: many.join(', ') }),
    ]);
    many = Array.from({ length: 30 }, (_, index) => discord.channel(`channel-${index}`).id);
    expect(await fill({})).toEqual({ places: many.slice(0, 25).join(',') });
  });

  it('opens although a stored value is malformed or repeated', async () => {
    let kept = '';
    const { discord, fill } = await openWith(() => [field({ name: 'places', kind: 'places', value: kept })]);
    kept = ` songs, ${discord.channelId},${discord.channelId},-100123/4`;
    expect(await fill({})).toEqual({ places: discord.channelId });
  });

  it('opens without a selection when the selected channel no longer exists', async () => {
    const { discord, show } = await openWith(() => [field({ name: 'feed', kind: 'place', value: '404' })]);
    discord.fail({ route: /callback$/, with: { status: 400, body: { code: 50035, message: 'Invalid' } } });
    const interaction = await show();
    expect(interaction.modal?.title).toBe('Where');
    expect(fieldIn(interaction.modal?.components[0])?.default_values).toEqual([]);
  });
});

describe('an optional choice', () => {
  const choices = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ];

  it('can be cleared after it was made', async () => {
    const { fill } = await openWith(() => [field({ name: 'locale', kind: 'choice', value: 'de', choices })]);
    expect(await fill({})).toEqual({ locale: 'de' });
    expect(await fill({ locale: [] })).toEqual({});
    expect(await fill({ locale: 'English' })).toEqual({ locale: 'en' });
  });

  it('shows radio buttons while nothing is chosen', async () => {
    const { show } = await openWith(() => [field({ name: 'locale', kind: 'choice', choices })]);
    expect(fieldIn((await show()).modal?.components[0])?.type).toBe(21);
  });

  it('shows a menu when there are many choices', async () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ value: `${index}`, label: `Model ${index}` }));
    const { show, fill } = await openWith(() => [field({ name: 'model', kind: 'choice', choices: many })]);
    expect(fieldIn((await show()).modal?.components[0])?.type).toBe(3);
    expect(await fill({ model: 'Model 4' })).toEqual({ model: '4' });
    expect(await fill({})).toEqual({});
  });
});
