import { describe, expect, it } from 'vitest';
import { type ChatMessage, type Person, parseAction } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, posted, rain, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** Ada's library of some tracks, the newest last. */
const open = async (titles: readonly string[] = ['Fox', 'Sun', 'Rain']) => {
  const room = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  const idOf = (index: number) => `${'track'.repeat(3)}${String.fromCharCode(97 + index)}.0`;
  for (const [index, title] of titles.entries()) {
    const id = idOf(index);
    await room.memory.store.tracks.save(
      roof({ id, generation: id.slice(0, 16), title, createdAt: index, account: 'account-first' }),
    );
  }
  const press = async (label: string, message: ChatMessage | undefined = room.told.at(-1)) => {
    const button = message?.controls.flat().find((one) => one.label === label);
    if (button?.kind !== 'button') throw new Error(`there is no button ${label}`);
    await room.pressId(button.action);
  };
  return { ...room, tap: press, idOf, track: (index: number) => room.memory.store.tracks.load(idOf(index)) };
};

const labels = (message: ChatMessage | undefined) =>
  message?.controls.map((row) => row.map(({ label }) => label));

describe('a library', () => {
  it('that is empty says how to fill it', async () => {
    const { command, told } = await open([]);
    await command('library');
    expect(told[0]).toMatchObject({ body: 'You have no tracks yet. /song makes the first.', controls: [] });
  });

  it('shows one’s own tracks, newest first, page by page', async () => {
    const { command, told, tap, memory } = await open(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    await memory.store.tracks.save(roof({ id: 'ofboofboofboofbo.0', title: 'Not mine', person: bo }));
    await command('library');
    expect(told.at(-1)?.body).toBe('1. G · 1:23\n2. F · 1:23\n3. E · 1:23\n4. D · 1:23\n5. C · 1:23');
    expect(told.at(-1)?.footnote).toBe('7 tracks.');
    expect(labels(told.at(-1))).toEqual([
      ['1', '2', '3', '4', '5'],
      ['Favourites', 'Older'],
    ]);
    await tap('Older');
    expect(told.at(-1)?.body).toBe('6. B · 1:23\n7. A · 1:23');
    expect(labels(told.at(-1))).toEqual([
      ['6', '7'],
      ['Newer', 'Favourites'],
    ]);
    await tap('6');
    expect(told.at(-1)?.title).toBe('B');
  });

  it('is searched by title, style and words, and stays searched on the next page', async () => {
    const { command, told, tap, memory, idOf, track } = await open(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    const first = await track(0);
    if (first !== undefined)
      await memory.store.tracks.save({ ...first, lyrics: 'Owls at night', style: 'waltz' });
    await command('library', { search: ' OWLS ' });
    expect(told.at(-1)?.body).toBe('1. A · 1:23');
    await command('library', { search: 'rain' });
    await tap('Older');
    expect(told.at(-1)?.body).toBe('6. B · 1:23');
    await command('library', { search: 'zebra' });
    expect(told.at(-1)?.body).toBe('None of your tracks is like that.');
    expect(idOf(0)).toHaveLength(18);
  });

  it('has favourites', async () => {
    const { command, told, tap } = await open();
    await command('library');
    await tap('2');
    await tap('Favourite');
    expect(told.at(-1)?.title).toBe('★ Sun');
    await command('library');
    expect(told.at(-1)?.body).toContain('2. ★ Sun · 1:23');
    await tap('Favourites');
    expect(told.at(-1)?.body).toBe('1. ★ Sun · 1:23');
    await tap('1');
    await tap('Remove favourite');
    expect(told.at(-1)?.title).toBe('Sun');
  });
});

describe('a track in the library', () => {
  it('is sent again from our own copy', async () => {
    const { command, tap, surface } = await open();
    await command('library');
    await tap('1');
    await tap('Send again');
    expect(surface.messages).toHaveLength(1);
    expect(surface.messages[0]?.message).toMatchObject({ title: 'Rain', audio: { key: 'abc' } });
  });

  it('is renamed, also where it was posted', async () => {
    const { command, told, asked, send, tap, surface, memory, idOf } = await open();
    const ref = surface.place({ tone: 'good', title: 'Rain', controls: [] });
    const generation = idOf(2).slice(0, 16);
    await memory.store.generations.create(rain({ id: generation, posted: { '0': ref } }));
    await command('library');
    await tap('1');
    await tap('Rename');
    expect(asked[0]?.fields[0]).toMatchObject({ name: 'title', value: 'Rain' });
    await send(asked[0]?.id ?? '', { title: '  Drizzle ' });
    expect(told.at(-1)?.title).toBe('Drizzle');
    expect(surface.messages[0]?.message).toMatchObject({ title: 'Drizzle', audio: { title: 'Drizzle' } });
    await send(asked[0]?.id ?? '', { title: ' ' });
    expect(told.at(-1)?.tone).toBe('bad');
  });

  it('is deleted after a second press, also where it was posted', async () => {
    const { command, told, tap, surface, memory, idOf, track } = await open();
    const ref = surface.place({ tone: 'good', title: 'Rain', controls: [] });
    await memory.store.generations.create(rain({ id: idOf(2).slice(0, 16), posted: { '0': ref } }));
    await command('library');
    await tap('1');
    await tap('Delete');
    expect(told.at(-1)?.body).toContain('Delete “Rain” from your library and from the chat?');
    expect(await track(2)).toBeDefined();
    await tap('Delete');
    expect(told.at(-1)?.body).toBe('“Rain” is deleted.');
    expect(await track(2)).toBeUndefined();
    expect(surface.messages).toEqual([]);
  });

  it('says so when its message may not be deleted', async () => {
    const { told, press, memory, surface, idOf } = await open();
    await memory.store.generations.create(rain({ id: idOf(2).slice(0, 16), posted: { '0': posted('9') } }));
    surface.remove = async () => {
      throw new Error('forbidden');
    };
    await press({ do: 'track', track: idOf(2), act: 'confirm-delete' });
    expect(told.at(-1)?.body).toContain('I am not allowed to delete its message in the chat');
  });

  it('is gone on from by everybody, unless it is private', async () => {
    const { told, tap, command, inside, idOf } = await open();
    await command('library');
    await tap('1');
    await tap('Make private');
    expect(labels(told.at(-1))?.flat()).not.toContain('Share');
    const bos = inside(undefined, bo);
    await bos.press({ do: 'operation', operation: 'cover', track: idOf(2) });
    await bos.command('wav', { track: idOf(2) });
    expect(told.slice(-2).map(({ body }) => body)).toEqual(
      Array(2).fill('This track is private: only its owner can go on from it.'),
    );
    await bos.press({ do: 'track', track: idOf(1), act: 'confirm-delete' });
    expect(told.at(-1)?.body).toBe('Only the person this track was made for can do that here.');
  });

  it('that is private is not listed where everybody reads the answer', async () => {
    const { told, inside, surface, memory, track } = await open();
    const newest = await track(2);
    if (newest !== undefined) await memory.store.tracks.save({ ...newest, hidden: true });
    const club = { key: 'web:club', places: [], roles: [], manages: async () => false };
    await inside(club).command('library');
    expect(told.at(-1)?.body).toContain('Rain');
    surface.limits.answersPrivately = false;
    await inside(club).command('library');
    expect(told.at(-1)?.body).not.toContain('Rain');
    await inside().command('library');
    expect(told.at(-1)?.body).toContain('Rain');
  });

  it.each([
    ['with its buttons where the same rules hold', true, true],
    ['without its buttons where strangers could press them by no rules', false, false],
  ])('is shared once into the feed that the owners chose, %s', async (_, isPart, hasButtons) => {
    const { told, inside, surface, idOf, memory, press } = await open();
    await press({ do: 'track', track: idOf(2), act: 'share' });
    expect(told.at(-1)?.body).toContain('There is no place for shared tracks here yet.');
    const holds = () => isPart;
    const club = { key: 'web:club', places: [], roles: [], holds, manages: async () => false };
    await memory.store.settings.setCommunity('web:club', { feed: 'stage' });
    const { post } = surface;
    const chats: string[] = [];
    surface.post = async (to, message, key) => {
      chats.push(to.chat);
      expect(message.controls.length > 0).toBe(hasButtons);
      return post(to, message, key);
    };
    for (let press = 0; press < 2; press += 1)
      await inside(club).press({ do: 'track', track: idOf(2), act: 'share' });
    expect(chats).toEqual(['stage']);
    expect(told.slice(-2).map(({ body }) => body)).toEqual(['Shared.', 'It is shared there already.']);
  });

  it('has a family: where it comes from and what came of it', async () => {
    const { told, press, memory, idOf, track } = await open(['Seed', 'Tree', 'Fruit', 'Other']);
    const parentOf = async (child: number, parent: number) => {
      const [one, above] = [await track(child), await track(parent)];
      if (one === undefined || above === undefined) throw new Error('no such track');
      await memory.store.tracks.save({
        ...one,
        operation: 'cover',
        parents: [{ id: above.id, title: above.title }],
      });
    };
    await parentOf(1, 0);
    await parentOf(2, 1);
    await press({ do: 'track', track: idOf(1), act: 'family' });
    expect(told.at(-1)?.body).toBe(
      'Seed · Song · 1:23\n   └ ▸ Tree · Cover · 1:23\n      └ Fruit · Cover · 1:23',
    );
    expect(labels(told.at(-1))).toEqual([['Seed · Song'], ['Fruit · Cover']]);
    await press({ do: 'track', track: idOf(3), act: 'family' });
    expect(told.at(-1)?.body).toContain('comes from no other');
  });
});

describe('personas', () => {
  it('are listed by /persona alone, and deleted one by one', async () => {
    const { command, told, tap, memory, inside } = await open();
    await command('persona');
    expect(told.at(-1)?.body).toContain('You have no personas yet.');
    const persona = {
      id: 'p1',
      person: ada,
      createdAt: 1,
      name: 'Nora',
      provider: 'first',
      account: 'a',
      personaId: 'x',
      clipId: 'c',
      vox: false,
    };
    await memory.store.personas.save(persona);
    await command('persona');
    expect(told.at(-1)?.body).toBe('• Nora · first');
    await inside(undefined, bo).press({ do: 'delete-persona', persona: 'p1' });
    expect(told.at(-1)?.body).toBe('I do not know that persona any more.');
    await tap('Delete “Nora”', told.at(-2));
    expect(told.at(-1)?.body).toBe('“Nora” is deleted.');
    expect(await memory.store.personas.of(ada)).toEqual([]);
  });
});

describe('a button of the library', () => {
  it('stays within Telegram’s 64 bytes, whatever is searched for', () => {
    expect(parseAction('1L0/1/a/b')).toEqual({ do: 'library', page: 0, favourites: true, search: 'a/b' });
    expect(parseAction('1Lx/1/')).toBeUndefined();
    expect(parseAction('1T99/abc')).toBeUndefined();
    expect(parseAction('1Dperhaps/abc')).toBeUndefined();
  });
});
