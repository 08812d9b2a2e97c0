import { afterEach, describe, expect, it } from 'vitest';
import type { ChatForm, FormField, RawValues } from '../../../src/core/index.js';
import type { Component, FieldValue } from '../../kit/discord/index.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const field = (more: Partial<FormField> & Pick<FormField, 'name' | 'kind'>): FormField => ({
  label: more.name,
  required: false,
  advanced: false,
  ...more,
});

const formOf = (fields: FormField[]): ChatForm => ({ id: '1S2', title: 'Where', submit: 'Save', fields });

/** A bot that answers every command with a form of these questions. */
const openWith = async (fields: (harness: Harness) => FormField[]) => {
  const answers: RawValues[] = [];
  harness = await startHarness({
    async handle(event) {
      if (event.kind === 'form') answers.push(event.values);
      else if (harness) return event.reply.ask(formOf(fields(harness)));
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
      const asked = await olga.slash('settings');
      await asked.acknowledged;
      return asked;
    },
    async fill(values: Record<string, FieldValue>) {
      const asked = await olga.slash('settings');
      await asked.acknowledged;
      const sent = await olga.fill(asked, values);
      await sent.acknowledged;
      return answers.at(-1);
    },
  };
};

const inside = (top: Component | undefined): Component | undefined => top?.component;

describe('a question about channels or roles', () => {
  it('comes back with the ids of all that were chosen', async () => {
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

  it('shows what is chosen now, keeps it when nothing is changed, and can be emptied', async () => {
    let chosen: Record<string, string> = {};
    const { discord, fill, show } = await openWith(() => [
      field({ name: 'places', kind: 'places', value: chosen.places }),
      field({ name: 'roles', kind: 'roles', value: chosen.roles }),
      field({ name: 'feed', kind: 'place', value: chosen.feed }),
    ]);
    const [songs, talk] = [discord.channel('songs'), discord.channel('talk')];
    const choir = discord.role('Choir');
    chosen = { places: `${songs.id},${talk.id}`, roles: choir.id, feed: talk.id };
    const shown = (await show()).modal?.components.map((top) => inside(top)?.default_values);
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

  it('offers for a feed what can be posted in, and for listening categories too', async () => {
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

  it('insists on an answer where one is needed', async () => {
    const { discord, fill } = await openWith(() => [field({ name: 'role', kind: 'roles', required: true })]);
    const choir = discord.role('Choir');
    await expect(fill({})).rejects.toThrow('"role" needs at least 1 chosen');
    expect(await fill({ role: 'Choir' })).toEqual({ role: choir.id });
  });

  it('takes 25, and of more only the first', async () => {
    let many: string[] = [];
    const { discord, fill } = await openWith(() => [
      field({ name: 'places', kind: 'places', value: many.join(', ') }),
    ]);
    many = Array.from({ length: 30 }, (_, index) => discord.channel(`room-${index}`).id);
    expect(await fill({})).toEqual({ places: many.slice(0, 25).join(',') });
  });

  it('still opens when something else than an id was kept, or the same twice', async () => {
    let kept = '';
    const { discord, fill } = await openWith(() => [field({ name: 'places', kind: 'places', value: kept })]);
    kept = ` songs, ${discord.channelId},${discord.channelId},-100123/4`;
    expect(await fill({})).toEqual({ places: discord.channelId });
  });

  it('opens with nothing chosen when Discord does not know any more what was', async () => {
    const { discord, show } = await openWith(() => [field({ name: 'feed', kind: 'place', value: '404' })]);
    discord.fail({ route: /callback$/, with: { status: 400, body: { code: 50035, message: 'Invalid' } } });
    const asked = await show();
    expect(asked.modal?.title).toBe('Where');
    expect(inside(asked.modal?.components[0])?.default_values).toEqual([]);
  });
});

describe('a choice that is not needed', () => {
  const choices = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ];

  it('can be taken back once it was made', async () => {
    const { fill } = await openWith(() => [field({ name: 'locale', kind: 'choice', value: 'de', choices })]);
    expect(await fill({})).toEqual({ locale: 'de' });
    expect(await fill({ locale: [] })).toEqual({});
    expect(await fill({ locale: 'English' })).toEqual({ locale: 'en' });
  });

  it('lies open to the eye while nothing is chosen', async () => {
    const { show } = await openWith(() => [field({ name: 'locale', kind: 'choice', choices })]);
    expect(inside((await show()).modal?.components[0])?.type).toBe(21);
  });

  it('takes no more room than one line when there is much to choose from', async () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ value: `${index}`, label: `Model ${index}` }));
    const { show, fill } = await openWith(() => [field({ name: 'model', kind: 'choice', choices: many })]);
    expect(inside((await show()).modal?.components[0])?.type).toBe(3);
    expect(await fill({ model: 'Model 4' })).toEqual({ model: '4' });
    expect(await fill({})).toEqual({});
  });
});
