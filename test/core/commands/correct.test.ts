import { expect, it } from 'vitest';
import { type Action, type ChatMessage, encodeAction, type Person } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** The button of the newest message that says so. */
const actionOf = (message: ChatMessage | undefined, label: string): Action | undefined => {
  const button = message?.controls.flat().find((one) => one.label === label);
  return button?.kind === 'button' ? button.action : undefined;
};

it('lyrics with a word that is not wanted here are kept, to be corrected', async () => {
  const room = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await room.memory.store.settings.setCommunity('web:club', { refusedWords: ['rust'] });
  const club = { key: 'web:club', places: ['music'], roles: [], manages: async () => false };
  const inside = room.inside(club);
  await inside.command('custom');
  await inside.send(room.asked.at(-1)?.id ?? '', { lyrics: 'rust on the roof', style: 'folk' });
  expect(room.told.at(-1)?.body).toContain('“rust” is not wanted here.');
  await inside.pressId(actionOf(room.told.at(-1), 'Correct it'));
  expect(room.asked.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe('rust on the roof');
});

it('a song that its gateway refused opens again as it was asked for, and is not sent a second time', async () => {
  const gateway = ableGateway('first', () => ({
    state: 'failed',
    code: 'moderated',
    detail: 'flagged',
  }));
  const room = createCoreHarness([gateway]);
  await room.say('a rude one');
  await room.work();
  await room.pressId(actionOf(room.last(), 'Try again'));
  await room.work();
  expect(gateway.orders).toHaveLength(1);
  expect(room.asked.at(-1)?.fields.find(({ name }) => name === 'prompt')?.value).toBe('a rude one');
});

it('a form that was wrong opens again with what was typed, for who typed it and nobody else', async () => {
  const room = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await room.command('custom');
  await room.send(room.asked.at(-1)?.id ?? '', {
    title: 'x'.repeat(81),
    lyrics: 'a secret of mine',
    style: 'folk',
  });
  const [[button] = []] = room.told.at(-1)?.controls ?? [];
  const action = button?.kind === 'button' ? button.action : undefined;
  await room.inside(undefined, bo).pressId(action);
  expect(room.told.at(-1)?.body).toBe('Only the person who asked for this song can do that.');
  expect(room.asked).toHaveLength(1);
  await room.pressId(action);
  expect(room.asked.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe('a secret of mine');
});

it('a form whose gateway has left says so, and does not claim that it has expired', async () => {
  const harness = createCoreHarness([ableGateway('second', () => ({ state: 'waiting' }))]);
  const gone = roof({ provider: 'first', account: 'account-first' });
  await harness.memory.store.tracks.save(gone);
  const { drafts } = harness.memory.store;
  await drafts.save(
    'draft',
    { operation: 'cover', raw: { style: 'tango' }, track: gone.id, owner: 'web:ada' },
    60,
  );
  await harness.press({ do: 'correct', draft: 'draft' });
  expect(harness.told.at(-1)?.body).toContain(
    'This track was made at first, and only there can it be worked on. That gateway is not in use',
  );
  expect(harness.told.at(-1)?.body).not.toContain('expired');
});

it('a form whose gateway has left offers to continue elsewhere, where our copy can be uploaded', async () => {
  const harness = createCoreHarness([ableGateway('second', () => ({ state: 'waiting' }))]);
  const gone = roof({ provider: 'first', account: 'account-first' });
  await harness.memory.store.tracks.save(gone);
  Object.assign(harness.memory.media, { link: () => 'https://minstrel.example/media/roof.mp3' });
  const { drafts } = harness.memory.store;
  await drafts.save(
    'draft',
    { operation: 'cover', raw: { style: 'tango' }, track: gone.id, owner: 'web:ada' },
    60,
  );
  await harness.press({ do: 'correct', draft: 'draft' });
  expect(harness.told.at(-1)?.controls.flat()).toMatchObject([
    { action: { do: 'transfer', track: gone.id, provider: 'second' } },
  ]);
});

it('a track that is given an empty title keeps its own, and the field is named as people know it', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  const track = roof({});
  await harness.memory.store.tracks.save(track);
  for (const [locale, name] of [
    ['en', '“Title” is needed.'],
    ['de', 'Titel'],
    ['ja', 'タイトル'],
  ] as const) {
    const person = { ...ada, locale };
    const form = encodeAction({ do: 'track', track: track.id, act: 'rename' });
    await harness.inside(undefined, person).send(form, { title: '  ' });
    expect(harness.told.at(-1)?.body).toContain(name);
    expect(harness.told.at(-1)?.body).not.toContain('title');
  }
  expect((await harness.memory.store.tracks.load(track.id))?.title).toBe(track.title);
});
