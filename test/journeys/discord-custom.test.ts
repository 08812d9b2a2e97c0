import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
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
} from './discord-harness.js';

const lyrics = '[Verse]\nButter on the bread\n\n[Chorus]\nBread, bread, bread';

test('/custom opens its form with the typed values, and keeps the values that the form does not show', async () => {
  const { ada, discord, sandbox, finished } = await openHarness();
  const opened = await ada.slash('custom', {
    style: 'slow jazz trio',
    'excluded-style': 'heavy metal',
    model: 'v4.5',
    'style-weight': 80,
    voice: 'female',
  });
  await opened.acknowledged;
  expect(opened.modal?.title).toBe('A song of your own');
  const questions = questionsOf(opened);
  expect(questions.get('style')?.value).toBe('slow jazz trio');
  expect(questions.has('styleWeight')).toBe(false);
  const sent = await ada.fill(opened, { lyrics, title: 'Bread' });
  await sent.acknowledged;
  const [track] = await finished(cardOf(sent));
  expect(the(track).embeds[0]?.title).toBe('Bread');
  const more = await answerTo(discord, await press(ada, the(track), 'More'));
  expect(textOf(more)).toContain('Style\nslow jazz trio');
  expect(textOf(more)).toContain('Style to avoid\nheavy metal');
  expect(textOf(more)).toContain('How closely to keep to the style\n80 %');
  expect(textOf(more)).toContain('Voice\nFemale');
  expect(textOf(more)).toContain('v4.5');
  expect(sandbox.charges).toHaveLength(1);
});

test('lyrics that are too long are refused with both lengths, and “Correct it” opens the form with everything that was typed', async () => {
  const { ada, discord, sandbox, finished } = await openHarness();
  const long = `[Verse]\n${'la '.repeat(1200)}`.trim();
  const opened = await ada.slash('custom', { model: 'v4', weirdness: 30, lyrics: long });
  await opened.acknowledged;
  const sent = await ada.fill(opened, { style: 'polka', title: 'La' });
  const reply = await answerTo(discord, sent);
  expect(reply.ephemeralFor).toBe(ada.id);
  expect(textOf(reply)).toContain('This needs a small correction. Nothing was charged.');
  expect(textOf(reply)).toContain(`“Lyrics” may have 3000 characters; yours has ${long.length}.`);
  expect(labelsOf(reply)).toEqual(['Correct it']);

  const again = await press(ada, reply, 'Correct it');
  const questions = questionsOf(again);
  expect(questions.get('lyrics')?.value).toBe(long);
  expect(questions.get('style')?.value).toBe('polka');
  expect(questions.get('title')?.value).toBe('La');
  const corrected = await ada.fill(again, { lyrics });
  await corrected.acknowledged;
  const [track] = await finished(cardOf(corrected));
  const more = await answerTo(discord, await press(ada, the(track), 'More'));
  expect(textOf(more)).toContain('How unusual it may get\n30 %');
  expect(textOf(more)).toContain('v4 ');
  expect(sandbox.charges).toHaveLength(1);
});

test('lyrics longer than a text field are kept whole', async () => {
  const { ada, sandbox, finished } = await openHarness();
  const long = `[Verse]\n${'bread '.repeat(800)}the end`;
  const opened = await ada.slash('custom', { lyrics: long, style: 'polka' });
  await opened.acknowledged;
  const sent = await ada.fill(opened, { title: 'Long' });
  await sent.acknowledged;
  const [track] = await finished(cardOf(sent));
  const { common } = await parseBuffer(the(audioOf(the(track))).bytes, { mimeType: 'audio/mpeg' });
  expect(common.lyrics?.[0]?.text).toBe(long);
  expect(sandbox.charges).toHaveLength(1);
});

test('a song without lyrics and an instrumental without style are refused with what is missing', async () => {
  const { ada, discord, sandbox } = await openHarness();
  const empty = await ada.slash('custom');
  await empty.acknowledged;
  const first = await answerTo(discord, await ada.fill(empty, { style: 'polka' }));
  expect(textOf(first)).toContain('Write some lyrics, or turn on “Instrumental”.');
  const silent = await ada.slash('custom', { instrumental: true });
  await silent.acknowledged;
  const second = await answerTo(discord, await ada.fill(silent, {}));
  expect(textOf(second)).toContain('An instrumental needs a style, for example: slow jazz trio.');
  expect(sandbox.charges).toHaveLength(0);
});

test('a prompt that is too long is refused with both lengths and can be corrected', async () => {
  const { ada, discord, sandbox, finished } = await openHarness();
  const reply = await answerTo(discord, await ada.slash('song', { prompt: 'rain '.repeat(100).trim() }));
  expect(textOf(reply)).toContain('“What is the song about?” may have 400 characters; yours has 499.');
  const again = await press(ada, reply, 'Correct it');
  expect(questionsOf(again).get('prompt')?.value).toBe('rain '.repeat(100).trim());
  const sent = await ada.fill(again, { prompt: 'rain' });
  await sent.acknowledged;
  await finished(cardOf(sent));
  expect(sandbox.charges).toHaveLength(1);
});

for (const moment of ['9:99', 'soon', '0', '99:00']) {
  test(`an extension from “${moment}” is refused with the valid range`, async () => {
    const { ada, discord, sandbox, song, finished, settled } = await openHarness();
    const [track] = await finished(cardOf(await song('a song about bread')));
    const opened = await press(ada, the(track), 'Extend');
    const reply = await answerTo(discord, await ada.fill(opened, { continueAt: moment, title: 'On and on' }));
    expect(textOf(reply)).toMatch(
      /“Where to go on” must be a moment in the track: seconds, or minutes:seconds, up to 0:0\d\./,
    );
    const again = await press(ada, reply, 'Correct it');
    expect(questionsOf(again).get('title')?.value).toBe('On and on');
    expect(questionsOf(again).get('continueAt')?.value).toBe(moment);
    await settled();
    expect(sandbox.charges).toHaveLength(1);
  });
}

test('words for numbers and unknown shares are refused in plain words', async () => {
  const { ada, discord, sandbox, song, finished } = await openHarness();
  const [track] = await finished(cardOf(await song('a song about bread')));
  const opened = await press(ada, the(track), 'Cover');
  const reply = await answerTo(discord, await ada.fill(opened, { audioWeight: 'a lot' }));
  expect(textOf(reply)).toContain('“How close to the original” must be a number from 0 to 100.');
  expect(sandbox.charges).toHaveLength(1);
});
