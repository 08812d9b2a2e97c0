import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../../src/core/index.js';
import { moreMessage, trackMessage } from '../../../src/core/views/track.js';
import { extended, plenty } from '../plenty.js';
import { type Harness, useHarness } from './harness.js';

const open = useHarness();

const optionOf = ({ discord }: Harness, command: string, option: string) => {
  const options = discord.commands.find(({ name }) => name === command)?.options;
  return Array.isArray(options) ? options.find(({ name }) => name === option) : undefined;
};

describe('the commands on Discord', () => {
  it('are those of core, each with all its options', async () => {
    const { discord } = await open();
    for (const { name, options } of commandsIn()) {
      const registered = discord.commands.find((command) => command.name === name);
      expect(registered, name).toBeDefined();
      for (const option of options) expect(JSON.stringify(registered?.options)).toContain(`"${option.name}"`);
    }
  });

  it('take numbers in the range of the operation', async () => {
    const harness = await open();
    expect(optionOf(harness, 'sounds', 'tempo')).toMatchObject({ min_value: 1, max_value: 300 });
    expect(optionOf(harness, 'custom', 'weirdness')).toMatchObject({ min_value: 0, max_value: 100 });
    const interaction = await harness.discord
      .person('Ana')
      .slash('sounds', { prompt: 'a train', tempo: 174 });
    await interaction.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ values: { prompt: 'a train', tempo: 174 } });
  });

  it('suggest Ana’s tracks for a mashup, and her personas', async () => {
    const queries: string[] = [];
    const { discord } = await open({
      autocomplete: async (command, field, typed) => {
        queries.push(`${command} ${field} ${typed}`);
        return [{ value: 'rain.0', label: 'Rain · 2:31' }];
      },
    });
    const ana = discord.person('Ana');
    expect(await ana.autocomplete('mashup', 'other', 'ra', { track: 'sun.1' })).toEqual([
      { name: 'Rain · 2:31', value: 'rain.0' },
    ]);
    await ana.autocomplete('custom', 'persona', 'no');
    expect(queries).toEqual(['mashup other ra', 'custom persona no']);
  });

  it('take a file of Ana’s own or an address, and the file wins', async () => {
    const harness = await open();
    expect(optionOf(harness, 'upload', 'audio-file')).toMatchObject({
      type: 11,
      file_types: ['audio', 'video'],
    });
    const ana = harness.discord.person('Ana');
    const file = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };
    const typed = 'https://me.example/riff.mp3';
    for (const options of [
      { 'audio-file': file, title: 'Riff' },
      { audio: typed },
      { 'audio-file': file, audio: typed },
    ]) {
      const interaction = await ana.slash('upload', options);
      await interaction.acknowledged;
    }
    const values = harness.handler.events.map((event) => (event.kind === 'command' ? event.values : {}));
    expect(values).toMatchObject([{ title: 'Riff' }, { audio: typed }, {}]);
    for (const index of [0, 2]) expect(values[index]?.audio).toMatch(/^https?:\/\/.*riff\.mp3/);
    expect(JSON.stringify(values)).not.toContain('audioFile');
  });

  it('reach core without a file and without an address', async () => {
    const harness = await open();
    const interaction = await harness.discord.person('Ana').slash('upload', {});
    await interaction.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ name: 'upload', values: {} });
  });
});

describe('a track with every button', () => {
  it('shows all of them, in rows that Discord takes', async () => {
    const { discord, surface } = await open({ listen: false });
    const to = { platform: 'discord', chat: discord.channelId };
    for (const [key, whole] of Object.entries({
      track: { ...trackMessage(extended, plenty), audio: undefined, image: undefined },
      more: moreMessage(extended, plenty),
    })) {
      await surface.post(to, whole, key);
      const rows = discord.messages(discord.channelId).at(-1)?.components ?? [];
      const labels = rows.flatMap((row) => (row.components ?? []).map(({ label }) => label));
      expect(labels).toEqual(whole.controls.flat().map(({ label }) => label));
      expect(rows.length).toBeLessThanOrEqual(5);
    }
  });
});
