import { expect, it } from 'vitest';
import { type Action, type ChatMessage, encodeAction, type Person } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** What the button with this label does; undefined without such a button. */
const actionOf = (message: ChatMessage | undefined, label: string): Action | undefined => {
  const button = message?.controls.flat().find((control) => control.label === label);
  return button?.kind === 'button' ? button.action : undefined;
};

it('lyrics with a refused word are kept and can be corrected', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await harness.deps.store.settings.setCommunity('web:club', { refusedWords: ['rust'] });
  const club = { key: 'web:club', places: ['music'], roles: [], manages: async () => false };
  const person = harness.personIn(club);
  await person.command('custom');
  await person.send(harness.forms.at(-1)?.id ?? '', { lyrics: 'rust on the roof', style: 'folk' });
  expect(harness.answers.at(-1)?.body).toContain('“rust” is not wanted here.');
  await person.press(actionOf(harness.answers.at(-1), 'Correct it'));
  expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe('rust on the roof');
});

it('a song that its gateway refused opens as a form with its values instead of being sent again', async () => {
  const gateway = ableGateway('first', () => ({
    state: 'failed',
    code: 'moderated',
    detail: 'flagged',
  }));
  const harness = createCoreHarness([gateway]);
  await harness.command('song', { prompt: 'a rude one' });
  await harness.work();
  await harness.press(actionOf(harness.last(), 'Try again'));
  await harness.work();
  expect(gateway.orders).toHaveLength(1);
  expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'prompt')?.value).toBe('a rude one');
});

it('a form with problems opens again with the typed values, for the person who typed them only', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await harness.command('custom');
  await harness.send(harness.forms.at(-1)?.id ?? '', {
    title: 'x'.repeat(81),
    lyrics: 'a secret of mine',
    style: 'folk',
  });
  const [[button] = []] = harness.answers.at(-1)?.controls ?? [];
  const action = button?.kind === 'button' ? button.action : undefined;
  await harness.personIn(undefined, bo).press(action);
  expect(harness.answers.at(-1)?.body).toBe('Only the person who asked for this song can do that.');
  expect(harness.forms).toHaveLength(1);
  await harness.press(action);
  expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe('a secret of mine');
});

it('a form whose gateway is not in use is refused for that reason, not as expired', async () => {
  const harness = createCoreHarness([ableGateway('second', () => ({ state: 'waiting' }))]);
  const track = roof({ provider: 'first', account: 'account-first' });
  await harness.deps.store.tracks.save(track);
  const { expiring } = harness.deps.store;
  await expiring.save(
    'draft',
    { operation: 'cover', raw: { style: 'tango' }, track: track.id, owner: 'web:ada' },
    60,
  );
  await harness.press({ do: 'correct', draft: 'draft' });
  expect(harness.answers.at(-1)?.body).toContain(
    'This track was made at first, and only there can it be worked on. That gateway is not in use',
  );
  expect(harness.answers.at(-1)?.body).not.toContain('expired');
});

it('a form whose gateway is not in use offers a transfer where our copy has a public address', async () => {
  const harness = createCoreHarness([ableGateway('second', () => ({ state: 'waiting' }))]);
  const track = roof({ provider: 'first', account: 'account-first' });
  await harness.deps.store.tracks.save(track);
  Object.assign(harness.deps.media, { link: () => 'https://minstrel.example/media/roof.mp3' });
  const { expiring } = harness.deps.store;
  await expiring.save(
    'draft',
    { operation: 'cover', raw: { style: 'tango' }, track: track.id, owner: 'web:ada' },
    60,
  );
  await harness.press({ do: 'correct', draft: 'draft' });
  expect(harness.answers.at(-1)?.controls.flat()).toMatchObject([
    { action: { do: 'transfer', track: track.id, provider: 'second' } },
  ]);
});

it('a track keeps its title when the new one is empty, and the refusal names the field in the person’s language', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  const track = roof({});
  await harness.deps.store.tracks.save(track);
  for (const [locale, name] of [
    ['en', '“Title” is needed.'],
    ['de', 'Titel'],
    ['ja', 'タイトル'],
  ] as const) {
    const person = { ...ada, locale };
    const form = encodeAction({ do: 'track', track: track.id, act: 'rename' });
    await harness.personIn(undefined, person).send(form, { title: '  ' });
    expect(harness.answers.at(-1)?.body).toContain(name);
    expect(harness.answers.at(-1)?.body).not.toContain('title');
  }
  expect((await harness.deps.store.tracks.load(track.id))?.title).toBe(track.title);
});
