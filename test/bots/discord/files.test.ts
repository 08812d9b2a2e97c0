import { afterEach, describe, expect, it } from 'vitest';
import type { RawValues } from '../../../src/core/index.js';
import type { LocalFile, Interaction } from '../../kit/discord/index.js';
import { wholeForm } from '../plenty.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const riff: LocalFile = { filename: 'riff.mp3', bytes: Buffer.from('ID3riff') };

/** The form of /upload with what is known already, in Ana's hands. */
const opened = async (given: () => RawValues = () => ({})) => {
  const answers: RawValues[] = [];
  const now = await startHarness({
    async handle(event) {
      if (event.kind !== 'form')
        return event.reply.ask(wholeForm('upload', { count: 0, title: '' }, given()));
      answers.push(event.values);
      return event.reply.tell({ tone: 'good', body: 'Heard.', controls: [] });
    },
  });
  harness = now;
  const ana = now.discord.person('Ana');
  const ask = async (): Promise<Interaction> => {
    const asked = await ana.slash('upload');
    await asked.acknowledged;
    return asked;
  };
  return {
    ...now,
    ana,
    ask,
    async fill(asked: Interaction, values: Parameters<typeof ana.fill>[1]): Promise<RawValues | undefined> {
      const sent = await ana.fill(asked, values);
      await sent.acknowledged;
      return answers.at(-1);
    },
  };
};

describe('a question about an audio of one’s own', () => {
  it('is answered with a file, which comes by its address', async () => {
    const { ask, fill } = await opened();
    const asked = await ask();
    const [audio, title] = asked.modal?.components ?? [];
    expect(audio).toMatchObject({
      label: 'The audio, from your device',
      component: { type: 19, required: true, min_values: 1, max_values: 1, file_types: ['audio', 'video'] },
    });
    expect(title?.component).toMatchObject({ type: 4, custom_id: 'title', required: false });
    const values = await fill(asked, { audio: [riff], title: 'Riff' });
    expect(values).toEqual({ audio: expect.stringMatching(/^http.*\/riff\.mp3$/), title: 'Riff' });
  });

  it('can not be sent without a file, nor with a letter in its place', async () => {
    const { ana, ask } = await opened();
    const asked = await ask();
    await expect(ana.fill(asked, { title: 'Riff' })).rejects.toThrow('needs 1 files');
    const letter = { filename: 'letter.txt', bytes: Buffer.from('dear') };
    await expect(ana.fill(asked, { audio: [letter] })).rejects.toThrow('takes no letter.txt');
  });

  it('keeps a file that was chosen before, unless another one is', async () => {
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

  it('lets an address that someone typed be corrected by typing', async () => {
    const { ask, fill } = await opened(() => ({ audio: 'htps://me.example/riff.mp3' }));
    const asked = await ask();
    expect(asked.modal?.components[0]?.component).toMatchObject({
      type: 4,
      value: 'htps://me.example/riff.mp3',
    });
    const values = await fill(asked, { audio: 'https://me.example/riff.mp3' });
    expect(values).toEqual({ audio: 'https://me.example/riff.mp3' });
  });
});
