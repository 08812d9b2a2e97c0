import { describe, expect, it } from 'vitest';
import type { CommunitySettings } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const settings: CommunitySettings = {
  model: 'v4.5',
  personDay: 2,
  places: ['-400', '-400/7', '-500'],
  feed: '-400/8',
};

/** A Telegram group with settings, and `migrate`, which gives it the id of a supergroup. */
const openGroup = async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'running' }))]);
  const settingsStore = harness.deps.store.settings;
  await settingsStore.setCommunity('telegram:-400', settings);
  return {
    ...harness,
    settingsStore,
    migrate: () => harness.handlers.events.groupMigrated?.('telegram:-400', 'telegram:-100400'),
  };
};

describe('a community with a new id', () => {
  it('keeps its settings, with the ids of its own channels replaced', async () => {
    const { settingsStore, migrate } = await openGroup();
    await migrate();
    expect(await settingsStore.community('telegram:-100400')).toEqual({
      ...settings,
      places: ['-100400', '-100400/7', '-500'],
      feed: '-100400/8',
    });
  });

  it('keeps the settings that are already saved under the new id', async () => {
    const { settingsStore, migrate } = await openGroup();
    await settingsStore.setCommunity('telegram:-100400', { personDay: 9 });
    await migrate();
    await migrate();
    expect(await settingsStore.community('telegram:-100400')).toEqual({ personDay: 9 });
  });

  it('stays blocked and keeps its use', async () => {
    const { settingsStore, migrate, deps } = await openGroup();
    const { ledger } = deps.store;
    await settingsStore.block('telegram:-400');
    const accounts = ['community:telegram:-400', 'telegram:-400/telegram:ada'];
    await ledger.reserve(
      'rain',
      accounts.map((name) => ({ name, allowance: {} })),
    );
    await ledger.commit('rain', { person: 'telegram:ada', operation: 'song', provider: 'first' });
    await migrate();
    expect(await settingsStore.blocked()).toContain('telegram:-100400');
    expect(await ledger.used('community:telegram:-100400')).toEqual({ day: 1, month: 1 });
    expect(await ledger.used('telegram:-100400/telegram:ada')).toEqual({ day: 1, month: 1 });
  });
});
