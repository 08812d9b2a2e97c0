import { describe, expect, it } from 'vitest';
import type { CommunitySettings } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const settings: CommunitySettings = {
  model: 'v4.5',
  personDay: 2,
  places: ['-400', '-400/7', '-500'],
  feed: '-400/8',
};

const open = async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'running' }))]);
  const { settings: rules } = harness.deps.store;
  await rules.setCommunity('telegram:-400', settings);
  return {
    ...harness,
    rules,
    move: () => harness.handlers.events.groupMigrated?.('telegram:-400', 'telegram:-100400'),
  };
};

describe('a community that has another name', () => {
  it('keeps what was decided there, and its places are called anew', async () => {
    const { rules, move } = await open();
    await move();
    expect(await rules.community('telegram:-100400')).toEqual({
      ...settings,
      places: ['-100400', '-100400/7', '-500'],
      feed: '-100400/8',
    });
  });

  it('keeps what was decided under the new name already', async () => {
    const { rules, move } = await open();
    await rules.setCommunity('telegram:-100400', { personDay: 9 });
    await move();
    await move();
    expect(await rules.community('telegram:-100400')).toEqual({ personDay: 9 });
  });

  it('stays blocked, and uses up what it used up before', async () => {
    const { rules, move, deps } = await open();
    const { ledger } = deps.store;
    await rules.block('telegram:-400');
    const accounts = ['community:telegram:-400', 'telegram:-400/telegram:ada'];
    await ledger.reserve(
      'rain',
      accounts.map((name) => ({ name, allowance: {} })),
    );
    await ledger.commit('rain', { person: 'telegram:ada', operation: 'song', provider: 'first' });
    await move();
    expect(await rules.blocked()).toContain('telegram:-100400');
    expect(await ledger.used('community:telegram:-100400')).toEqual({ day: 1, month: 1 });
    expect(await ledger.used('telegram:-100400/telegram:ada')).toEqual({ day: 1, month: 1 });
  });
});
