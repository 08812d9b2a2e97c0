import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Attachment, Message } from '../kit/discord/index.js';
import {
  answerTo,
  audioOf,
  cardOf,
  labelsOf,
  openHarness,
  press,
  questionsOf,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

test('lyrics are written first, read, changed and only then sung: no song is made before the person confirms', async () => {
  const { ada, discord, sandbox, says, finished, settled } = await openHarness({ gateways: ['ccapi'] });
  const asked = await ada.slash('lyrics', { prompt: 'a fox in the snow' });
  await asked.acknowledged;
  await says(cardOf(asked), 'Here are your lyrics');
  const shown = textOf(cardOf(asked));
  expect(shown).toContain('Verse');
  const songs = () => sandbox.charges.filter(({ operation }) => operation === 'generate');
  const [sing = ''] = labelsOf(cardOf(asked));
  expect(sing).toMatch(/^Sing it/);
  const opened = await press(ada, cardOf(asked), sing);
  const written = String(questionsOf(opened).get('lyrics')?.value);
  expect(written).toContain('[Verse]');
  expect(opened.modal?.title).toBe('A song of your own');
  await settled();
  expect(songs()).toEqual([]);
  const lyrics = `${written}\n\n[Outro]\nAnd the fox went home`;
  const sent = await ada.fill(opened, { lyrics, style: 'winter folk' });
  await sent.acknowledged;
  const track = the((await finished(cardOf(sent)))[0]);
  const more = await answerTo(discord, await press(ada, track, 'More'));
  const words = await answerTo(discord, await press(ada, more, 'Lyrics'));
  expect(textOf(words)).toContain('And the fox went home');
  expect(songs()).toHaveLength(1);
});

test('/custom shows the main fields with examples, and says where the others are', async () => {
  const { ada } = await openHarness();
  const opened = await ada.slash('custom');
  await opened.acknowledged;
  const questions = questionsOf(opened);
  expect(questions.size).toBeLessThanOrEqual(5);
  expect(questions.get('style')?.placeholder).toBe('warm indie folk, fingerpicked guitar, brushed drums');
  expect(questions.get('title')?.placeholder).toBe('Rainy Morning');
  expect(questions.get('lyrics')?.placeholder).toContain('Rain on the window');
  for (const advanced of ['weirdness', 'styleWeight', 'excludedStyle']) {
    expect(questions.has(advanced)).toBe(false);
  }
  expect(JSON.stringify(opened.modal)).toContain('There is more to choose: see the options of /custom.');
});

test('More offers timed lyrics, MIDI, the files and the tempo', async () => {
  const harness = await openHarness({ gateways: ['ccapi'] });
  const { ada, discord, sandbox, song, finished, says } = harness;
  withoutCovers(sandbox);
  const track = the((await finished(cardOf(await song('a song about bread and butter'))))[0]);
  const more = await answerTo(discord, await press(ada, track, 'More'));
  /** The finished card of an operation that was chosen under More. */
  const made = async (button: string, words: RegExp): Promise<Message> => {
    const card = cardOf(await press(ada, more, button));
    await says(card, words);
    return card;
  };
  const fileOf = (card: Message, ending: RegExp): Attachment =>
    the(card.attachments.find(({ filename }) => ending.test(filename)));

  const words = await made('Timed lyrics', /The words with their times/);
  expect(textOf(words)).toMatch(/0:00 {2}\S/);
  const lines = fileOf(words, /\.lrc$/).bytes.toString('utf8');
  expect(lines).toMatch(/^\[00:\d\d\.\d\d\]/m);

  const notes = await made('MIDI', /\d+ notes of \d+ instruments?/);
  expect(fileOf(notes, /\.mid$/).bytes.toString('latin1', 0, 4)).toBe('MThd');
  const picture = fileOf(notes, /^cover\.png$/);
  expect(picture.bytes.toString('latin1', 1, 4)).toBe('PNG');
  // Large enough to be legible.
  expect(notes.embeds[0]?.image?.url).toBe(picture.url);

  const wav = await made('WAV', /Here is your file/);
  expect(fileOf(wav, /\.wav$/).bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const film = await made('Video', /Here is your file/);
  expect(fileOf(film, /\.mp4$/).bytes.toString('latin1', 4, 8)).toBe('ftyp');
  const tempo = await made('Tempo', /\d+ beats a minute/);
  expect(tempo.embeds[0]?.description?.split('\n')).toHaveLength(1);
});

test('stems come as a few messages with players and one ZIP with every file under its name', async () => {
  const harness = await openHarness({ gateways: ['ccapi'] });
  const { ada, discord, sandbox, song, finished } = harness;
  withoutCovers(sandbox);
  const track = the((await finished(cardOf(await song('a song about bread'))))[0]);
  const sent = await ada.fill(await press(ada, track, 'Stems'), { parts: 'all' });
  await sent.acknowledged;
  const messages = await finished(cardOf(sent), 2);
  const names = messages.flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
  const zip = await discord.until(
    () =>
      discord
        .messages(discord.channelId)
        .flatMap(({ attachments }) => attachments)
        .find(({ filename }) => filename.endsWith('.zip')),
    'the ZIP',
  );
  const packed = Object.entries(unzipSync(zip.bytes));
  expect(packed).toHaveLength(names.length);
  expect(packed.map(([name]) => name.replaceAll(' ', '_')).toSorted()).toEqual(names.toSorted());
  for (const [, bytes] of packed) expect(strFromU8(bytes.slice(0, 3), true)).toBe('ID3');
  expect(audioOf(the(messages[0]))).toBeDefined();
});

test('More replaces a section, extracts the voice, and makes a mashup of two tracks', async () => {
  const harness = await openHarness({ gateways: ['ccapi'] });
  const { ada, discord, sandbox, song, finished } = harness;
  withoutCovers(sandbox);
  const track = the((await finished(cardOf(await song('a song about bread'))))[0]);
  const more = await answerTo(discord, await press(ada, track, 'More'));
  const mashup = await press(ada, more, 'Mashup');
  const others = questionsOf(mashup).get('other')?.options ?? [];
  const ways = [
    { opened: mashup, values: { other: the(others[0]).value } },
    {
      opened: await press(ada, more, 'Replace a section'),
      values: { from: '0.3', to: '0.9', section: 'Butter' },
    },
    { opened: await press(ada, more, 'Voice only'), values: { from: '0', to: '1' } },
  ];
  for (const { opened, values } of ways) {
    const sent = await ada.fill(opened, values);
    await sent.acknowledged;
    await discord.until(() => textOf(cardOf(sent)).includes('Here '), 'the tracks');
    expect(textOf(cardOf(sent))).toMatch(/Here (is|are) your/);
    const children = harness.tracksOf(cardOf(sent));
    expect(children.length).toBeGreaterThan(0);
    for (const child of children) expect(textOf(child)).toContain('↳ [');
  }
  expect(sandbox.charges).toHaveLength(4);
});
