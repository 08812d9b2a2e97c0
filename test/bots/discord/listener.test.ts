import { describe, expect, it } from 'vitest';
import { createDiscordListener } from '../../../src/bots/discord/index.js';
import { StorageError } from '../../../src/core/index.js';
import { useHarness } from './harness.js';

const open = useHarness();

describe('connecting', () => {
  it('registers the commands and the context menus, and is ready while connected', async () => {
    const { discord, listener } = await open();
    expect(listener.ready()).toBe(true);
    const names = discord.commands.map((command) => command.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'song',
        'custom',
        'extend',
        'stems',
        'queue',
        'cancel',
        'help',
        'Make a song of this',
      ]),
    );
    expect(discord.commands[0]).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    discord.disconnect();
    await discord.until(() => !listener.ready(), 'it is disconnected');
    await discord.until(() => listener.ready(), 'it is connected again');
    await listener.stop();
    expect(listener.ready()).toBe(false);
    await listener.stop();
  });

  it('starts although the commands can not be registered', async () => {
    const harness = await open({ listen: false });
    harness.discord.fail({ method: 'PUT', route: /commands/, with: { status: 400, body: { code: 50035 } } });
    await harness.listener.start(harness.handler);
    expect(harness.listener.ready()).toBe(true);
    expect(harness.lines.join()).toContain('could not be registered');
  });

  it('does not start with a wrong token, and does not reveal it', async () => {
    const { discord } = await open({ listen: false });
    const token = `${'x'.repeat(24)}.wrong.${'y'.repeat(38)}`;
    const log = { info() {}, warn() {}, error() {} };
    const none = async () => undefined;
    const expiring = { save: none, load: none, take: none };
    const listener = createDiscordListener({ token, apiUrl: discord.api, expiring, clock: Date.now, log });
    const failure = await listener
      .start({ handle: none, autocomplete: async () => [], groupMigrated: none })
      .catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toContain(token);
  });
});

describe('typing an option', () => {
  it('shows the suggestions of core', async () => {
    const queries: unknown[] = [];
    const { discord } = await open({
      autocomplete: async (...query) => {
        queries.push(query.slice(0, 3));
        return [
          { value: 'track-1', label: `Rainy Morning${'!'.repeat(120)}` },
          { value: 'x'.repeat(101), label: 'Too long to be chosen' },
        ];
      },
    });
    const choices = await discord.person('Ana').autocomplete('extend', 'track', 'rai');
    expect(choices).toHaveLength(1);
    expect(choices[0]?.value).toBe('track-1');
    expect(queries).toEqual([['extend', 'track', 'rai']]);
  });

  it('shows nothing, rather than an error, when core is slow or fails', async () => {
    const { discord } = await open({
      autocompleteMs: 30,
      autocomplete: async (_command, _field, typed) => {
        if (typed === 'slow') return new Promise(() => {});
        throw new StorageError('Connection is closed.');
      },
    });
    const ana = discord.person('Ana');
    expect(await ana.autocomplete('extend', 'track', 'slow')).toEqual([]);
    expect(await ana.autocomplete('extend', 'track', 'rai')).toEqual([]);
  });
});
