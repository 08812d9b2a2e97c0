import { describe, expect, it } from 'vitest';
import {
  type ChatMessage,
  MediaError,
  type MediaLibrary,
  type OperationName,
  type Outcome,
} from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { rain, roof } from '../samples.js';

const track = roof({ account: 'account-first' });

/** Two gateways; the first made the track and is cooling down. */
const twoGateways = async (link: string | undefined, secondLacks: readonly OperationName[] = []) => {
  const first = ableGateway('first', () => ({ state: 'waiting' }));
  const second = ableGateway(
    'second',
    () => ({
      state: 'finished',
      takes: [{ clipId: 'up-1', audioUrl: 'https://cdn.example/u.mp3' }],
      missing: 0,
    }),
    secondLacks,
  );
  const harness = createCoreHarness([first, second]);
  Object.assign(harness.deps.media, { link: () => link } satisfies Partial<MediaLibrary>);
  await harness.deps.store.tracks.save(track);
  await harness.deps.store.health.coolDown('first', 'unreachable', 400_000);
  return { harness, first, second };
};

/** What the button with this label does. */
const actionOf = (message: ChatMessage | undefined, label: string) => {
  const button = message?.controls.flat().find((control) => control.label === label);
  const action = button?.kind === 'button' ? button.action : undefined;
  if (action === undefined) throw new Error(`there is no button ${label}`);
  return action;
};

const ourCopy = 'https://minstrel.example/media/abc/roof.mp3';

describe('a track whose gateway is cooling down', () => {
  it('is offered for a transfer with its consequences, and nothing is submitted before', async () => {
    const { harness, first, second } = await twoGateways(ourCopy);
    await harness.press({ do: 'operation', operation: 'extend', track: track.id });
    expect(harness.answers[0]?.body).toContain('This track was made at first, which is out right now');
    expect(harness.answers[0]?.body).toContain('carry it to second');
    expect(harness.answers[0]?.body).toContain('may sound a little different');
    await harness.work();
    expect([...first.orders, ...second.orders]).toEqual([]);
  });

  it('is uploaded once from our own copy and continues from there', async () => {
    const { harness, first, second } = await twoGateways(ourCopy);
    await harness.press({ do: 'operation', operation: 'cover', track: track.id });
    const transfer = actionOf(harness.answers[0], 'Carry it to second');
    await harness.press(transfer);
    await harness.press(transfer);
    await harness.work();
    expect(second.orders).toMatchObject([
      { operation: 'upload', values: { audio: ourCopy, title: 'Rain on the Roof' } },
    ]);
    const transferred = (await harness.deps.store.tracks.newest(track.person, 5)).find(
      ({ id }) => id !== track.id,
    );
    expect(transferred).toMatchObject({ provider: 'second', clipId: 'up-1', parents: [{ id: track.id }] });
    await harness.command('wav', { track: transferred?.id ?? '' });
    await harness.work();
    expect(second.orders.at(-1)).toMatchObject({ operation: 'wav', source: { clipId: 'up-1' } });
    expect(first.orders).toEqual([]);
  });

  it('is not transferred when our copy can no longer be read', async () => {
    const { harness, second } = await twoGateways(ourCopy);
    await harness.press({ do: 'operation', operation: 'cover', track: track.id });
    harness.deps.media.read = async () => {
      throw new MediaError('lost', 'missing', 'not stored');
    };
    await harness.press(actionOf(harness.answers[0], 'Carry it to second'));
    await harness.work();
    expect(harness.answers.at(-1)?.body).toContain('My own copy of this track cannot be read');
    expect(second.orders).toEqual([]);
  });

  it.each<[string, string | undefined, OperationName[]]>([
    ['the bot has no public address', undefined, []],
    ['no other gateway accepts uploads', ourCopy, ['upload']],
    ['no other gateway offers the operation', ourCopy, ['wav']],
  ])('waits for its gateway when %s', async (_, link, lacks) => {
    const { harness, second } = await twoGateways(link, lacks);
    await harness.command('wav', { track: track.id });
    expect(harness.answers).toEqual([]);
    expect(harness.deps.queue.jobs().some(({ queue }) => queue === 'submit-first')).toBe(true);
    expect(second.orders).toEqual([]);
  });

  it('is offered for a transfer after a submitted form has waited in vain', async () => {
    const { harness, first, second } = await twoGateways(ourCopy);
    await harness.send(`1e${track.id}`, { continueAt: '1:00', lyrics: 'la' });
    harness.clock.advance(200_000);
    await harness.work();
    expect(harness.last()?.body).toContain('Nothing was charged.');
    expect(harness.last()?.body).toContain('carry it to second');
    expect(actionOf(harness.last(), 'Carry it to second')).toMatchObject({
      do: 'transfer',
      provider: 'second',
    });
    expect([...first.orders, ...second.orders]).toEqual([]);
  });

  it('is not offered for a transfer when the first gateway may have charged', async () => {
    const { harness } = await twoGateways(ourCopy);
    const outcome: Outcome = { kind: 'failed', fault: 'bad_answer', detail: '', charge: 'unknown' };
    const request = {
      operation: 'wav',
      model: 'v5',
      values: {},
      sources: [{ id: track.id, title: track.title }],
    } as const;
    const card = harness.surface.place({ tone: 'busy', controls: [] });
    const state = { step: 'delivering', since: 0, outcome } as const;
    await harness.deps.store.generations.create(rain({ request, card, state }));
    await harness.handlers.jobs.deliver('rainrainrainrain', harness.signal);
    expect(harness.last()?.body).toContain('I cannot tell whether the gateway has charged for it.');
    expect(harness.last()?.body).not.toContain('carry');
  });

  it('can also be transferred when its account is no longer in use', async () => {
    const { harness } = await twoGateways(ourCopy);
    await harness.deps.store.tracks.save({ ...track, account: 'an older account' });
    await harness.command('wav', { track: track.id });
    expect(harness.answers[0]?.body).toContain('carry it to second');
  });
});

it('a track records its gateway, account, ticket, clip, requested and used model, values and parent', async () => {
  const takes = [{ clipId: 'clip-9', audioUrl: 'https://cdn.example/c.mp3', model: 'chirp-crow' }];
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'finished', takes, missing: 0 }))]);
  await harness.deps.store.tracks.save(track);
  await harness.send(`1c${track.id}`, { style: 'bossa nova', audioWeight: '60' });
  await harness.work();
  const made = (await harness.deps.store.tracks.newest(track.person, 5)).find(({ id }) => id !== track.id);
  expect(made).toMatchObject({
    provider: 'first',
    account: 'account-first',
    ticket: 'first-1',
    clipId: 'clip-9',
    model: 'v5',
    modelUsed: 'chirp-crow',
    operation: 'cover',
    values: { style: 'bossa nova', audioWeight: 0.6 },
    parents: [{ id: track.id, title: track.title }],
  });
});
