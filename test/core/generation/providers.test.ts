import { describe, expect, it } from 'vitest';
import type { ProviderCheck } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const healthy: ProviderCheck = { reachable: true, keyAccepted: true, detail: '' };

/** Checks the account of a first gateway that answers `check`, and that may be cooling down for a reason. */
const checkFirst = async (check: ProviderCheck, coolDownReason?: string) => {
  const first = ableGateway('first', () => ({ state: 'waiting' }));
  let checks = 0;
  first.check = async () => {
    checks += 1;
    return check;
  };
  const harness = createCoreHarness([first]);
  if (coolDownReason !== undefined)
    await harness.deps.store.health.coolDown('first', coolDownReason, 9_000_000);
  await harness.handlers.jobs.checkAccounts(harness.signal);
  const coolingDown = await harness.deps.store.health.coolingDown();
  return { harness, checks: () => checks, reason: coolingDown.get('first')?.reason };
};

describe('an operation that is not offered', () => {
  it('by any gateway in use is refused with the names of gateways that offer it', async () => {
    const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }), ['midi', 'bpm'])]);
    await harness.deps.store.tracks.save(roof({ account: 'account-first' }));
    await harness.command('midi', { track: roof().id });
    await harness.command('bpm', { track: roof().id });
    expect(harness.answers.map(({ body }) => body)).toEqual([
      "None of the gateways in use offers “MIDI”. The bot's owner can add one that does: distant.",
      'None of the gateways in use offers “Tempo”.',
    ]);
  });

  it('by the gateway of a track is refused with the names of gateways that offer it for their own tracks', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }), ['midi']);
    const harness = createCoreHarness([first, ableGateway('second', () => ({ state: 'waiting' }))]);
    await harness.deps.store.tracks.save(roof({ account: 'account-first' }));
    await harness.command('midi', { track: roof().id });
    expect(harness.answers[0]?.body).toBe(
      'This track was made at first, which does not offer “MIDI”. For their own tracks, these do: second.',
    );
  });
});

describe('autocompletion', () => {
  it('offers the tracks on which their gateways offer the operation', async () => {
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

  it('offers the models of the gateways in use, and only where a command takes one', async () => {
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

describe('an account check', () => {
  it.each<[string, ProviderCheck, string | undefined, string | undefined]>([
    ['leaves a healthy gateway in use', healthy, undefined, undefined],
    [
      'cools down a gateway that refuses the key',
      { ...healthy, keyAccepted: false },
      undefined,
      'unauthorized',
    ],
    ['cools down a gateway whose account is empty', { ...healthy, empty: true }, undefined, 'out_of_credits'],
    ['ends the cool-down of a gateway that accepts the key again', healthy, 'unauthorized', undefined],
    [
      'ends the cool-down of a gateway whose account is filled again',
      { ...healthy, empty: false },
      'out_of_credits',
      undefined,
    ],
    [
      'keeps the cool-down of a gateway that does not report its balance',
      healthy,
      'out_of_credits',
      'out_of_credits',
    ],
    [
      'keeps the cool-down of a gateway that does not report whether it accepts the key',
      { ...healthy, keyAccepted: undefined },
      'unauthorized',
      'unauthorized',
    ],
    ['keeps a cool-down for another reason', { ...healthy, empty: false }, 'overloaded', 'overloaded'],
    [
      'changes nothing for a gateway that does not answer',
      { reachable: false, keyAccepted: undefined, detail: '' },
      undefined,
      undefined,
    ],
  ])('%s', async (_, check, before, after) => {
    expect((await checkFirst(check, before)).reason).toBe(after);
  });

  it('happens every ten minutes, in one of all workers', async () => {
    const { harness, checks } = await checkFirst(healthy);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    expect(checks()).toBe(1);
    harness.clock.advance(10 * 60_000);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    expect(checks()).toBe(2);
  });

  it('sends the next song to a gateway with credits', async () => {
    const first = ableGateway('first', () => ({ state: 'waiting' }));
    const second = ableGateway('second', () => ({ state: 'waiting' }));
    first.check = async () => ({ ...healthy, empty: true });
    const harness = createCoreHarness([first, second]);
    await harness.handlers.jobs.checkAccounts(harness.signal);
    await harness.command('song', { prompt: 'rain' });
    await harness.work();
    expect([first.orders.length, second.orders.length]).toEqual([0, 1]);
  });
});

describe('a callback of a gateway', () => {
  it('makes its own running song due for polling, and does nothing else', async () => {
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
