import { describe, expect, it } from 'vitest';
import type { RawValues } from '../../../src/core/index.js';
import type { Interaction, LocalFile } from '../../kit/discord/index.js';
import { wholeForm } from '../plenty.js';
import { useHarness } from './harness.js';

const open = useHarness();

const riff: LocalFile = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };

/** A bot whose /upload opens a form with the given values, and Ana, who uses it. */
const opened = async (given: () => RawValues = () => ({})) => {
  const answers: RawValues[] = [];
  const harness = await open({
    async handle(event) {
      if (event.kind !== 'form')
        return event.reply.ask(wholeForm('upload', { count: 0, title: '' }, given()));
      answers.push(event.values);
      return event.reply.tell({ tone: 'good', body: 'Received.', controls: [] });
    },
  });
  const ana = harness.discord.person('Ana');
  const ask = async (): Promise<Interaction> => {
    const interaction = await ana.slash('upload');
    await interaction.acknowledged;
    return interaction;
  };
  return {
    ...harness,
    ana,
    ask,
    async fill(
      interaction: Interaction,
      values: Parameters<typeof ana.fill>[1],
    ): Promise<RawValues | undefined> {
      const sent = await ana.fill(interaction, values);
      await sent.acknowledged;
      return answers.at(-1);
    },
  };
};

describe('a field for an audio of the person’s own', () => {
  it('takes a file, and core gets its address', async () => {
    const { ask, fill } = await opened();
    const interaction = await ask();
    const [audio, title] = interaction.modal?.components ?? [];
    expect(audio).toMatchObject({
      label: 'The audio, from your device',
      component: { type: 19, required: true, min_values: 1, max_values: 1, file_types: ['audio', 'video'] },
    });
    expect(title?.component).toMatchObject({ type: 4, custom_id: 'title', required: false });
    const values = await fill(interaction, { audio: [riff], title: 'Riff' });
    expect(values).toEqual({ audio: expect.stringMatching(/^http.*\/riff\.mp3$/), title: 'Riff' });
  });

  it('takes neither an empty answer nor a text file', async () => {
    const { ana, ask } = await opened();
    const interaction = await ask();
    await expect(ana.fill(interaction, { title: 'Riff' })).rejects.toThrow('needs 1 files');
    const letter = { filename: 'letter.txt', bytes: Buffer.from('dear') };
    await expect(ana.fill(interaction, { audio: [letter] })).rejects.toThrow('takes no letter.txt');
  });

  it('keeps the file chosen before until Ana chooses another one', async () => {
    let first: RawValues | undefined;
    const { ask, fill } = await opened(() => first ?? {});
    first = await fill(await ask(), { audio: [riff], title: 'Riff' });
    const again = await ask();
    expect(again.modal?.components[0]).toMatchObject({
      description: 'Leave it empty to keep the audio you chose.',
      component: { type: 19, required: false, min_values: 0 },
    });
    expect(await fill(again, { title: 'Chorus' })).toEqual({ ...first, title: 'Chorus' });
    const other = { ...riff, filename: 'other.wav' };
    const replaced = await fill(await ask(), { audio: [other] });
    expect(replaced).toEqual({ audio: expect.stringMatching(/\/other\.wav$/), title: 'Riff' });
  });

  it('lets Ana correct an address that she typed', async () => {
    const { ask, fill } = await opened(() => ({ audio: 'htps://me.example/riff.mp3' }));
    const interaction = await ask();
    expect(interaction.modal?.components[0]?.component).toMatchObject({
      type: 4,
      value: 'htps://me.example/riff.mp3',
    });
    const values = await fill(interaction, { audio: 'https://me.example/riff.mp3' });
    expect(values).toEqual({ audio: 'https://me.example/riff.mp3' });
  });
});
