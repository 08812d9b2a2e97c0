import { afterEach, describe, expect, it } from 'vitest';
import { commandsIn } from '../../../src/core/index.js';
import { moreMessage, trackMessage } from '../../../src/core/views/track.js';
import { extended, plenty } from '../plenty.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;
const open = async (script: Parameters<typeof startHarness>[0] = {}): Promise<Harness> => {
  harness = await startHarness(script);
  return harness;
};

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const optionOf = ({ discord }: Harness, command: string, option: string) => {
  const found = discord.commands.find((each) => each.name === command)?.options;
  return Array.isArray(found) ? found.find((each) => each.name === option) : undefined;
};

describe('the commands on Discord', () => {
  it('are all of core’s, each with all it can be told', async () => {
    const { discord } = await open();
    for (const { name, options } of commandsIn()) {
      const registered = discord.commands.find((command) => command.name === name);
      expect(registered, name).toBeDefined();
      for (const option of options) expect(JSON.stringify(registered?.options)).toContain(`"${option.name}"`);
    }
  });

  it('take numbers in the range the operation asks for', async () => {
    const harness = await open();
    expect(optionOf(harness, 'sounds', 'tempo')).toMatchObject({ min_value: 1, max_value: 300 });
    expect(optionOf(harness, 'custom', 'weirdness')).toMatchObject({ min_value: 0, max_value: 100 });
    const asked = await harness.discord.person('Ana').slash('sounds', { prompt: 'a train', tempo: 174 });
    await asked.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ values: { prompt: 'a train', tempo: 174 } });
  });

  it('suggest one’s tracks for both ends of a mashup, and one’s personas', async () => {
    const asked: string[] = [];
    const { discord } = await open({
      autocomplete: async (command, field, typed) => {
        asked.push(`${command} ${field} ${typed}`);
        return [{ value: 'rain.0', label: 'Rain · 2:31' }];
      },
    });
    const ana = discord.person('Ana');
    expect(await ana.autocomplete('mashup', 'other', 'ra', { track: 'sun.1' })).toEqual([
      { name: 'Rain · 2:31', value: 'rain.0' },
    ]);
    await ana.autocomplete('custom', 'persona', 'no');
    expect(asked).toEqual(['mashup other ra', 'custom persona no']);
  });

  it('hand over a file of one’s own by its address, or the address itself', async () => {
    const harness = await open();
    expect(optionOf(harness, 'upload', 'audio-file')).toMatchObject({
      type: 11,
      file_types: ['audio', 'video'],
    });
    const ana = harness.discord.person('Ana');
    const gift = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };
    const typed = 'https://me.example/riff.mp3';
    for (const values of [
      { 'audio-file': gift, title: 'Riff' },
      { audio: typed },
      { 'audio-file': gift, audio: typed },
    ]) {
      const asked = await ana.slash('upload', values);
      await asked.acknowledged;
    }
    const said = harness.handler.events.map((event) => (event.kind === 'command' ? event.values : {}));
    expect(said).toMatchObject([{ title: 'Riff' }, { audio: typed }, {}]);
    for (const index of [0, 2]) expect(said[index]?.audio).toMatch(/^https?:\/\/.*riff\.mp3/);
    expect(JSON.stringify(said)).not.toContain('audioFile');
  });

  it('leave it to core to say what is missing when neither came', async () => {
    const harness = await open();
    const asked = await harness.discord.person('Ana').slash('upload', {});
    await asked.acknowledged;
    expect(harness.handler.events[0]).toMatchObject({ name: 'upload', values: {} });
  });
});

describe('a track that everything can be done with', () => {
  it('shows every button it has, in rows that Discord takes', async () => {
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
