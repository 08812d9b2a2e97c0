import { describe, expect, it } from 'vitest';
import type { ProviderCheck } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const well: ProviderCheck = { reachable: true, keyAccepted: true, detail: '' };

const lookedAfter = async (check: ProviderCheck, benchedFor?: string) => {
  const first = ableGateway('first', () => ({ state: 'waiting' }));
  let looks = 0;
  first.check = async () => {
    looks += 1;
    return check;
  };
  const harness = createCoreHarness([first]);
  if (benchedFor !== undefined) await harness.deps.store.health.coolDown('first', benchedFor, 9_000_000);
  await harness.handlers.jobs.checkAccounts(harness.signal);
  const benched = await harness.deps.store.health.coolingDown();
  return { harness, looks: () => looks, reason: benched.get('first')?.reason };
};

describe('what no gateway in use can do', () => {
  it('is refused with the name of one that could', async () => {
    const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }), ['midi', 'bpm'])]);
    await harness.deps.store.tracks.save(roof({ account: 'account-first' }));
    await harness.command('midi', { track: roof().id });
    await harness.command('bpm', { track: roof().id });
    expect(harness.answers.map(({ body }) => body)).toEqual([
      "None of the gateways in use offers “MIDI”. The bot's owner can add one that does: distant.",
      'None of the gateways in use offers “Tempo”.',
    ]);
  });

  it('is refused for one track, with the names of those that do it for theirs', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }), ['midi']);
    const harness = createCoreHarness([first, ableGateway('second', () => ({ state: 'waiting' }))]);
    await harness.deps.store.tracks.save(roof({ account: 'account-first' }));
    await harness.command('midi', { track: roof().id });
    expect(harness.answers[0]?.body).toBe(
      'This track was made at first, which does not offer “MIDI”. For their own tracks, these do: second.',
    );
  });

  it('is not offered while someone chooses a track', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }), ['midi']);
    const harness = createCoreHarness([first, ableGateway('second', () => ({ state: 'waiting' }))]);
    await harness.deps.store.tracks.save(roof({ account: 'account-first' }));
    await harness.deps.store.tracks.save(
      roof({ id: 'sunsunsunsunsuns.0', title: 'Sun', provider: 'second' }),
    );
    await harness.deps.store.tracks.save(roof({ id: 'foxfoxfoxfoxfoxf.0', title: 'Fox', provider: 'gone' }));
    const offered = async (command: string) =>
      (await harness.handlers.events.autocomplete(command, 'track', '', ada))
        .map(({ label }) => label.split(' · ')[0])
        .sort();
    expect(await offered('midi')).toEqual(['Fox', 'Sun']);
    expect(await offered('wav')).toEqual(['Fox', 'Rain on the Roof', 'Sun']);
  });

  it('has its models offered while someone types one, and no others', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }));
    for (const capability of Object.values(first.capabilities.operations)) capability.models = ['v5', 'v4.5'];
    const { handlers } = createCoreHarness([first]);
    const offered = async (typed: string) =>
      (await handlers.events.autocomplete('song', 'model', typed, ada)).map(({ value }) => value);
    expect(await offered('')).toEqual(['v5', 'v4.5']);
    expect(await offered('4')).toEqual(['v4.5']);
    expect(await handlers.events.autocomplete('help', 'model', '', ada)).toEqual([]);
  });
});

describe('a look at a gateway', () => {
  it.each<[string, ProviderCheck, string | undefined, string | undefined]>([
    ['leaves one in play that is well', well, undefined, undefined],
    ['takes one out that refuses the key', { ...well, keyAccepted: false }, undefined, 'unauthorized'],
    ['takes one out whose account is empty', { ...well, empty: true }, undefined, 'out_of_credits'],
    ['puts one back whose key was mended', well, 'unauthorized', undefined],
    ['puts one back whose account was filled', { ...well, empty: false }, 'out_of_credits', undefined],
    ['cannot tell that an account was filled', well, 'out_of_credits', 'out_of_credits'],
    [
      'cannot tell that a key was mended',
      { ...well, keyAccepted: undefined },
      'unauthorized',
      'unauthorized',
    ],
    ['lifts no bench for another reason', { ...well, empty: false }, 'overloaded', 'overloaded'],
    [
      'says nothing about one that does not answer',
      { reachable: false, keyAccepted: undefined, detail: '' },
      undefined,
      undefined,
    ],
  ])('%s', async (_, check, before, after) => {
    expect((await lookedAfter(check, before)).reason).toBe(after);
  });

  it('is taken by one worker of all, every ten minutes', async () => {
    const { harness, looks } = await lookedAfter(well);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    expect(looks()).toBe(1);
    harness.clock.advance(10 * 60_000);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    expect(looks()).toBe(2);
  });

  it('lets the next song go to a gateway that has credits', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }));
    const second = ableGateway('second', () => ({ state: 'waiting' }));
    first.check = async () => ({ ...well, empty: true });
    const harness = createCoreHarness([first, second]);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    await harness.command('song', { prompt: 'rain' });
    await harness.work();
    expect([first.orders.length, second.orders.length]).toEqual([0, 1]);
  });
});

describe('a call of a gateway', () => {
  it('has its song asked for at once, and is a hint and no more', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }));
    const harness = createCoreHarness([first]);
    await harness.command('song', { prompt: 'rain' });
    const [song] = harness.deps.store.generations.all();
    const id = song?.id ?? '';
    await harness.handlers.jobs.providerCallback('first', id);
    expect(first.polls).toEqual([]);
    for (const job of harness.deps.queue.jobs())
      if (job.kind === 'submit') await harness.handlers.jobs.submit(job.id, harness.signal);
    await harness.handlers.jobs.poll('first', harness.signal);
    expect(first.polls).toEqual([]);
    await harness.handlers.jobs.providerCallback('first', id);
    await harness.handlers.jobs.providerCallback('second', id);
    await harness.handlers.jobs.providerCallback('first', 'nobody');
    await harness.handlers.jobs.poll('first', harness.signal);
    expect(first.polls).toEqual(['first-1']);
    expect(first.orders).toHaveLength(1);
  });
});
