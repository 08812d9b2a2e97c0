import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const withTracks: Harness['withTracks'] = (name) => harness.withTracks(name);
const charged: Harness['charged'] = (happens) => harness.charged(happens);
const answer: Harness['answer'] = (me, chat, question, button) => harness.answer(me, chat, question, button);

test('Extend asks one question after the other, shows the current values, and makes the longer song', async () => {
  const { me, chat, track } = await withTracks('Ada');
  const operations = await charged(async () => {
    await me.press(track, 'Extend');
    const where = await harness.untilPosted(chat, /Where to go on/);
    expect(wordsOf(where)).toContain(`Extend “${track.audio?.title}”`);
    expect(wordsOf(where)).toMatch(/Question 1 of 4/);
    expect(wordsOf(where)).toMatch(/Now: 0:0\d/);
    expect(buttonsOf(where).flat()).toEqual(['Keep', 'Cancel']);
    await me.say(chat, '0:01');
    expect(wordsOf(await harness.untilPosted(chat, /Question 2 of 4/))).toContain('Lyrics');
    await me.say(chat, '[Verse]\nAnd on it goes, and on it goes');
    expect(wordsOf(await harness.untilPosted(chat, /Question 3 of 4/))).toMatch(/Style\nNow: ./);
    await answer(me, chat, /Question 3 of 4/, 'Keep');
    expect(wordsOf(await harness.untilPosted(chat, /Question 4 of 4/))).toContain(
      `Now: ${track.audio?.title}`,
    );
    await me.say(chat, 'On It Goes');
    await answer(me, chat, /That is all I need/, 'Make it');
    await harness.untilTracks(chat, 4);
  });
  expect(operations).toEqual(['extend']);
  const longer = harness.tracks(chat)[2];
  expect(longer?.audio?.title).toContain('On It Goes');
  expect(longer?.caption).toContain(`From: ${track.audio?.title}`);
  expect(longer?.audio?.duration).toBeGreaterThanOrEqual(1);
  if (longer === undefined) throw new Error('no track');
  await me.press(longer, 'More');
  const more = await harness.untilPosted(chat, /Where to go on: 0:01/);
  expect(buttonsOf(more).flat()).toContain('Whole song');
  const whole = await charged(async () => {
    await me.press(more, 'Whole song');
    await harness.untilTracks(chat, 5);
  });
  expect(whole).toEqual(['concat']);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('Cover requires a style, keeps skipped values, and opens more settings on request', async () => {
  const { me, chat, track } = await withTracks('Bo');
  const operations = await charged(async () => {
    await me.press(track, 'Cover');
    await harness.untilPosted(chat, /Question 1 of 4/);
    await me.say(chat, 'bossa nova, brushed drums');
    const weight = await harness.untilPosted(chat, /Question 2 of 4/);
    expect(wordsOf(weight)).toContain('How close to the original');
    expect(buttonsOf(weight).flat()).toEqual(['Skip', 'Cancel']);
    await answer(me, chat, /Question 2 of 4/, 'Skip');
    await answer(me, chat, /Question 3 of 4/, 'Keep');
    await answer(me, chat, /Question 4 of 4/, 'Keep');
    await answer(me, chat, /That is all I need/, 'More settings');
    const model = await harness.untilPosted(chat, /Question 5 of 5/);
    expect(buttonsOf(model).flat()).toContain('v4.5');
    await answer(me, chat, /Question 5 of 5/, 'v4.5');
    await harness.untilTracks(chat, 4);
  });
  expect(operations).toEqual(['cover']);
  expect(harness.tracks(chat)[2]?.caption).toContain('bossa nova, brushed drums');
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('Remaster and Stems take one or two button presses', async () => {
  const { me, chat, track } = await withTracks('Cleo');
  const operations = await charged(async () => {
    await me.press(track, 'Remaster');
    const strength = await harness.untilPosted(chat, /How strong\?/);
    expect(wordsOf(strength)).toContain('Now: Normal');
    expect(buttonsOf(strength).flat()).toEqual(['Subtle', 'Normal', 'Strong', 'Keep', 'Cancel']);
    await answer(me, chat, /How strong\?/, 'Strong');
    await answer(me, chat, /Question 2 of 2/, 'v5');
    await harness.untilTracks(chat, 4);
    await me.press(track, 'Stems');
    await answer(me, chat, /Which parts\?/, 'Vocals and instrumental');
    await harness.untilTracks(chat, 6);
  });
  expect(operations).toEqual(['remaster', 'stems']);
  const stems = harness.tracks(chat).slice(4);
  expect(new Set(stems.map((one) => one.audio?.title)).size).toBe(2);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('/custom asks for lyrics, style and title, and the song has them', async () => {
  const { telegram } = harness;
  const dan = telegram.person('Dan');
  const chat = telegram.privateChat(dan);
  const operations = await charged(async () => {
    await dan.say(chat, '/custom');
    const first = await harness.untilPosted(chat, /Question 1 of 5/);
    expect(wordsOf(first)).toContain('A song of your own');
    expect(wordsOf(first)).toContain('up to 5000 characters of lyrics and 1000 of style');
    await dan.say(chat, '[Verse]\nThe kettle sings <b>louder</b> than me\n\n[Chorus]\nTea, tea, tea');
    await harness.untilPosted(chat, /Question 2 of 5/);
    await dan.say(chat, 'sea shanty, accordion');
    await harness.untilPosted(chat, /Question 3 of 5/);
    await dan.say(chat, 'Kettle Song');
    await answer(dan, chat, /Question 4 of 5/, 'No');
    await answer(dan, chat, /Question 5 of 5/, 'Female');
    await answer(dan, chat, /That is all I need/, 'Make it');
    await harness.untilTracks(chat, 2);
  });
  expect(operations).toEqual(['generate']);
  const [first, second] = harness.tracks(chat);
  expect([first?.audio?.title, second?.audio?.title]).toEqual(['Kettle Song', 'Kettle Song (2)']);
  expect(first?.caption).toContain('sea shanty, accordion');
  if (first === undefined) throw new Error('no track');
  await dan.press(first, 'More');
  await dan.press(await harness.untilPosted(chat, /Model: v5/), 'Lyrics');
  expect(wordsOf(await harness.untilPosted(chat, /Tea, tea, tea/))).toContain(
    'The kettle sings <b>louder</b> than me',
  );
  expectPlainWords(harness.posts(chat).map(wordsOf));
});
