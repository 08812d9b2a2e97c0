import { describe, expect, it } from 'vitest';
import { type ChatMessage, type Person, parseAction } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, posted, rain, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** Ada's library with tracks of these titles, oldest first; `pressButton` presses a button by its label. */
const openLibrary = async (titles: readonly string[] = ['Fox', 'Sun', 'Rain']) => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  const idOf = (index: number) => `${'track'.repeat(3)}${String.fromCharCode(97 + index)}.0`;
  for (const [index, title] of titles.entries()) {
    const id = idOf(index);
    await harness.deps.store.tracks.save(
      roof({ id, generation: id.slice(0, 16), title, createdAt: index, account: 'account-first' }),
    );
  }
  const pressButton = async (label: string, message: ChatMessage | undefined = harness.answers.at(-1)) => {
    const button = message?.controls.flat().find((control) => control.label === label);
    if (button?.kind !== 'button') throw new Error(`there is no button ${label}`);
    await harness.press(button.action);
  };
  return {
    ...harness,
    pressButton,
    idOf,
    track: (index: number) => harness.deps.store.tracks.load(idOf(index)),
  };
};

const labels = (message: ChatMessage | undefined) =>
  message?.controls.map((row) => row.map(({ label }) => label));

describe('a library', () => {
  it('without tracks says how to make the first', async () => {
    const { command, answers } = await openLibrary([]);
    await command('library');
    expect(answers[0]).toMatchObject({
      body: 'You have no tracks yet. /song makes the first.',
      controls: [],
    });
  });

  it('lists a person’s own tracks, newest first, page by page', async () => {
    const { command, answers, pressButton, deps } = await openLibrary(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    await deps.store.tracks.save(roof({ id: 'ofboofboofboofbo.0', title: 'Not mine', person: bo }));
    await command('library');
    expect(answers.at(-1)?.body).toBe('1. G · 1:23\n2. F · 1:23\n3. E · 1:23\n4. D · 1:23\n5. C · 1:23');
    expect(answers.at(-1)?.footnote).toBe('7 tracks.');
    expect(labels(answers.at(-1))).toEqual([
      ['1', '2', '3', '4', '5'],
      ['Favourites', 'Older'],
    ]);
    await pressButton('Older');
    expect(answers.at(-1)?.body).toBe('6. B · 1:23\n7. A · 1:23');
    expect(labels(answers.at(-1))).toEqual([
      ['6', '7'],
      ['Newer', 'Favourites'],
    ]);
    await pressButton('6');
    expect(answers.at(-1)?.title).toBe('B');
  });

  it('searches titles, styles and lyrics, also on the next page', async () => {
    const { command, answers, pressButton, deps, idOf, track } = await openLibrary([
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
      'G',
    ]);
    const first = await track(0);
    if (first !== undefined)
      await deps.store.tracks.save({ ...first, lyrics: 'Owls at night', style: 'waltz' });
    await command('library', { search: ' OWLS ' });
    expect(answers.at(-1)?.body).toBe('1. A · 1:23');
    await command('library', { search: 'rain' });
    await pressButton('Older');
    expect(answers.at(-1)?.body).toBe('6. B · 1:23');
    await command('library', { search: 'zebra' });
    expect(answers.at(-1)?.body).toBe('None of your tracks is like that.');
    expect(idOf(0)).toHaveLength(18);
  });

  it('marks favourites and lists them alone', async () => {
    const { command, answers, pressButton } = await openLibrary();
    await command('library');
    await pressButton('2');
    await pressButton('Favourite');
    expect(answers.at(-1)?.title).toBe('★ Sun');
    await command('library');
    expect(answers.at(-1)?.body).toContain('2. ★ Sun · 1:23');
    await pressButton('Favourites');
    expect(answers.at(-1)?.body).toBe('1. ★ Sun · 1:23');
    await pressButton('1');
    await pressButton('Remove favourite');
    expect(answers.at(-1)?.title).toBe('Sun');
  });
});

describe('a track in the library', () => {
  it('is sent again from our own copy', async () => {
    const { command, pressButton, surface } = await openLibrary();
    await command('library');
    await pressButton('1');
    await pressButton('Send again');
    expect(surface.messages).toHaveLength(1);
    expect(surface.messages[0]?.message).toMatchObject({ title: 'Rain', audio: { key: 'abc' } });
  });

  it('is renamed, also in the chat', async () => {
    const { command, answers, forms, send, pressButton, surface, deps, idOf } = await openLibrary();
    const ref = surface.place({ tone: 'good', title: 'Rain', controls: [] });
    const generation = idOf(2).slice(0, 16);
    await deps.store.generations.create(rain({ id: generation, posted: { '0': ref } }));
    await command('library');
    await pressButton('1');
    await pressButton('Rename');
    expect(forms[0]?.fields[0]).toMatchObject({ name: 'title', value: 'Rain' });
    await send(forms[0]?.id ?? '', { title: '  Drizzle ' });
    expect(answers.at(-1)?.title).toBe('Drizzle');
    expect(surface.messages[0]?.message).toMatchObject({ title: 'Drizzle', audio: { title: 'Drizzle' } });
    await send(forms[0]?.id ?? '', { title: ' ' });
    expect(answers.at(-1)?.tone).toBe('bad');
  });

  it('is deleted after a confirmation, also from the chat', async () => {
    const { command, answers, pressButton, surface, deps, idOf, track } = await openLibrary();
    const ref = surface.place({ tone: 'good', title: 'Rain', controls: [] });
    await deps.store.generations.create(rain({ id: idOf(2).slice(0, 16), posted: { '0': ref } }));
    await command('library');
    await pressButton('1');
    await pressButton('Delete');
    expect(answers.at(-1)?.body).toContain('Delete “Rain” from your library and from the chat?');
    expect(await track(2)).toBeDefined();
    await pressButton('Delete');
    expect(answers.at(-1)?.body).toBe('“Rain” is deleted.');
    expect(await track(2)).toBeUndefined();
    expect(surface.messages).toEqual([]);
  });

  it('is reported when its message cannot be deleted from the chat', async () => {
    const { answers, press, deps, surface, idOf } = await openLibrary();
    await deps.store.generations.create(rain({ id: idOf(2).slice(0, 16), posted: { '0': posted('9') } }));
    surface.remove = async () => {
      throw new Error('forbidden');
    };
    await press({ do: 'track', track: idOf(2), act: 'confirm-delete' });
    expect(answers.at(-1)?.body).toContain('I am not allowed to delete its message in the chat');
  });

  it('that is private can be used and changed by its owner only', async () => {
    const { answers, pressButton, command, personIn, idOf } = await openLibrary();
    await command('library');
    await pressButton('1');
    await pressButton('Make private');
    expect(labels(answers.at(-1))?.flat()).not.toContain('Share');
    const other = personIn(undefined, bo);
    await other.press({ do: 'operation', operation: 'cover', track: idOf(2) });
    await other.command('wav', { track: idOf(2) });
    expect(answers.slice(-2).map(({ body }) => body)).toEqual(
      Array(2).fill('This track is private: only its owner can go on from it.'),
    );
    await other.press({ do: 'track', track: idOf(1), act: 'confirm-delete' });
    expect(answers.at(-1)?.body).toBe('Only the person this track was made for can do that here.');
  });

  it('that is private is not listed where everybody reads the answer', async () => {
    const { answers, personIn, surface, deps, track } = await openLibrary();
    const newest = await track(2);
    if (newest !== undefined) await deps.store.tracks.save({ ...newest, hidden: true });
    const club = { key: 'web:club', places: [], roles: [], manages: async () => false };
    await personIn(club).command('library');
    expect(answers.at(-1)?.body).toContain('Rain');
    surface.limits.answersPrivately = false;
    await personIn(club).command('library');
    expect(answers.at(-1)?.body).not.toContain('Rain');
    await personIn().command('library');
    expect(answers.at(-1)?.body).toContain('Rain');
  });

  it.each([
    ['with its buttons where the feed belongs to the community', true, true],
    ['without its buttons where the feed lies outside the community', false, false],
  ])('is shared once into the feed of the community, %s', async (_, isPart, hasButtons) => {
    const { answers, personIn, surface, idOf, deps, press } = await openLibrary();
    await press({ do: 'track', track: idOf(2), act: 'share' });
    expect(answers.at(-1)?.body).toContain('There is no place for shared tracks here yet.');
    const holds = () => isPart;
    const club = { key: 'web:club', places: [], roles: [], holds, manages: async () => false };
    await deps.store.settings.setCommunity('web:club', { feed: 'stage' });
    const { post } = surface;
    const chats: string[] = [];
    surface.post = async (to, message, key) => {
      chats.push(to.chat);
      expect(message.controls.length > 0).toBe(hasButtons);
      return post(to, message, key);
    };
    for (let click = 0; click < 2; click += 1)
      await personIn(club).press({ do: 'track', track: idOf(2), act: 'share' });
    expect(chats).toEqual(['stage']);
    expect(answers.slice(-2).map(({ body }) => body)).toEqual(['Shared.', 'It is shared there already.']);
  });

  it('shows its family: the tracks it comes from and the tracks made from it', async () => {
    const { answers, press, deps, idOf, track } = await openLibrary(['Seed', 'Tree', 'Fruit', 'Other']);
    const parentOf = async (child: number, parent: number) => {
      const [childTrack, parentTrack] = [await track(child), await track(parent)];
      if (childTrack === undefined || parentTrack === undefined) throw new Error('no such track');
      await deps.store.tracks.save({
        ...childTrack,
        operation: 'cover',
        parents: [{ id: parentTrack.id, title: parentTrack.title }],
      });
    };
    await parentOf(1, 0);
    await parentOf(2, 1);
    await press({ do: 'track', track: idOf(1), act: 'family' });
    expect(answers.at(-1)?.body).toBe(
      'Seed · Song · 1:23\n   └ ▸ Tree · Cover · 1:23\n      └ Fruit · Cover · 1:23',
    );
    expect(labels(answers.at(-1))).toEqual([['Seed · Song'], ['Fruit · Cover']]);
    await press({ do: 'track', track: idOf(3), act: 'family' });
    expect(answers.at(-1)?.body).toContain('comes from no other');
  });
});

describe('personas', () => {
  it('are listed by /persona without a track, and deleted one by one by their owner', async () => {
    const { command, answers, pressButton, deps, personIn } = await openLibrary();
    await command('persona');
    expect(answers.at(-1)?.body).toContain('You have no personas yet.');
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
    await deps.store.personas.save(persona);
    await command('persona');
    expect(answers.at(-1)?.body).toBe('• Nora · first');
    await personIn(undefined, bo).press({ do: 'delete-persona', persona: 'p1' });
    expect(answers.at(-1)?.body).toBe('I do not know that persona any more.');
    await pressButton('Delete “Nora”', answers.at(-2));
    expect(answers.at(-1)?.body).toBe('“Nora” is deleted.');
    expect(await deps.store.personas.of(ada)).toEqual([]);
  });
});

describe('a button of the library', () => {
  it('is parsed with its page, filter and search, and ignored when it is not valid', () => {
    expect(parseAction('1L0/1/a/b')).toEqual({ do: 'library', page: 0, favourites: true, search: 'a/b' });
    expect(parseAction('1Lx/1/')).toBeUndefined();
    expect(parseAction('1T99/abc')).toBeUndefined();
    expect(parseAction('1Dperhaps/abc')).toBeUndefined();
  });
});
