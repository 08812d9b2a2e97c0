import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, Person } from '../kit/telegram/index.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

/** A group that Olga runs, with Ada and Bob in it. */
const openGroup = (title: string, details: { topics?: true } = {}) => {
  const { telegram } = harness;
  const group = telegram.group(title, details);
  const [olga, ada, bob] = ['Olga', 'Ada', 'Bob'].map((name) => telegram.person(`${name} of ${title}`));
  telegram.appoint(group, the(olga));
  return { group, olga: the(olga), ada: the(ada), bob: the(bob) };
};

/**
 * Opens a page of the settings and answers its questions in order: `=` keeps or skips, `✗` leaves empty; a label
 * of a button is pressed, and any other text is sent as a reply.
 */
const decide = async (
  who: Person,
  group: Chat,
  page: string,
  answers: readonly string[],
  thread?: number,
) => {
  const before = harness.posts(group).length;
  const since = () => harness.posts(group).slice(before);
  const newest = (words: RegExp) =>
    harness.telegram.until(() => since().findLast((one) => words.test(wordsOf(one))), String(words));
  await who.say(group, '/settings', thread === undefined ? {} : { thread });
  await (await who.press(await newest(/^Settings of this place/), page)).answer;
  for (const [index, answer] of answers.entries()) {
    const question = await newest(new RegExp(`Question ${index + 1} of ${answers.length}`));
    const labels = buttonsOf(question).flat();
    const keep = labels.includes('Keep') ? 'Keep' : 'Skip';
    const button = answer === '=' ? keep : answer === '✗' ? 'Leave empty' : answer;
    const popup = labels.includes(button)
      ? (await (await who.press(question, button)).answer).text
      : undefined;
    if (popup !== undefined) return popup;
    if (!labels.includes(button)) await who.say(group, answer, { replyTo: question });
  }
  return wordsOf(await newest(/Saved|Nothing was changed|not a part/));
};

const openCall = (who: Person, group: Chat, prompt: string) => who.say(group, `/song ${prompt}`);

test('the allowance of each person takes effect at once, a failed song does not count, and /usage shows both', async () => {
  const { group, olga, ada, bob } = openGroup('The frugal');
  expect(await decide(olga, group, 'Allowance', ['1', '=', '=', '='])).toContain(
    'Saved. It holds from now on.',
  );
  await openCall(ada, group, 'sandbox:fail please');
  await harness.untilPosted(group, /could not finish/);
  await openCall(ada, group, 'the first wish');
  await harness.untilTracks(group, 2);
  const paid = await harness.charged(async () => {
    await openCall(ada, group, 'the second wish');
    await harness.untilPosted(group, /You have used your allowance of 1 for this day\. Nothing was charged/);
  });
  expect(paid).toEqual([]);
  await openCall(bob, group, 'a wish of another');
  await harness.untilTracks(group, 4);
  await ada.say(group, '/usage');
  expect(wordsOf(await harness.untilPosted(group, /^Used so far/))).toMatch(
    /You, here: Today 1 of 1, this month 1/,
  );
  await olga.say(group, '/usage');
  const report = wordsOf(await harness.untilPosted(group, /By person, this month/));
  expect(report).toContain('Ada of The frugal: 1');
  expect(report).toContain('Bob of The frugal: 1');
  expect(report).toMatch(/By kind\nSong: 2\n\nBy gateway\nccapi: 2/);
  expectPlainWords(harness.posts(group).map(wordsOf));
});

test('the allowance of the whole group is used up by all its members', async () => {
  const { group, olga, ada, bob } = openGroup('The sharing');
  await decide(olga, group, 'Allowance', ['=', '=', '1', '=']);
  await openCall(ada, group, 'one for all');
  await harness.untilTracks(group, 2);
  await openCall(bob, group, 'one too many');
  await harness.untilPosted(group, /Everybody here together has used the allowance of 1 for this day/);
});

test('a model, a language, silent posts, own buttons and refused words take effect, also after a restart', async () => {
  const { group, olga, ada, bob } = openGroup('The particular');
  const answers = ['Deutsch', 'v4.5', 'Yes', 'Only who asked for it', 'mud, Rust'];
  expect(await decide(olga, group, 'General', answers)).toContain('Saved. It holds from now on.');
  await harness.stop();
  await harness.start();
  await openCall(ada, group, 'a song about RUST and trust');
  await harness.untilPosted(group, /„rust“/);
  await openCall(ada, group, 'a song about quiet evenings');
  const [track] = await harness.untilTracks(group, 2);
  expect(wordsOf(the(track))).toContain('Länge: 0:0');
  const placeholders = harness.telegram.requests.filter(
    ({ method, payload }) => method === 'sendMessage' && String(payload.text).startsWith('♪'),
  );
  expect(placeholders.at(-1)?.payload.disable_notification).toBe(true);
  await (await ada.press(the(track), 'Mehr')).answer;
  await harness.untilPosted(group, /v4\.5 \(chirp-auk\)/);
  const strange = await (await bob.press(the(track), 'Mehr')).answer;
  expect(strange.text).toMatch(/nur die Person/);
  // An administrator may press the button as well.
  await (await olga.press(the(track), 'Mehr')).answer;
  const words = wordsOf(await harness.untilPosted(group, /Modell: v4\.5/));
  expect(words).toContain('quiet evenings');
});

test('only managers open or submit the settings; each person chooses their own language', async () => {
  const { group, bob } = openGroup('The firm');
  await bob.say(group, '/settings');
  const reply = await harness.untilPosted(group, /Only those who manage this place/);
  expect(buttonsOf(reply)).toEqual([['My settings']]);
  await (await bob.press(reply, 'My settings')).answer;
  await harness.answer(bob, group, /Question 1 of 2/, 'Español');
  await harness.answer(bob, group, /Question 2 of 2/, 'Keep');
  await bob.say(group, '/help');
  await harness.untilPosted(group, /Pide una canción/);
});

test('the bot answers in the chosen topics, and a shared track is posted to the feed once', async () => {
  const { telegram } = harness;
  const { group, olga, ada } = openGroup('The club', { topics: true });
  const [songs, best] = [telegram.topic(group, olga, 'Songs'), telegram.topic(group, olga, 'The best')];
  const other = telegram.topic(group, olga, 'Other');
  const saved = await decide(
    olga,
    group,
    'Where and who',
    [`📍 The club #${best}`, '=', `📍 The club #${best}`],
    best,
  );
  expect(saved).toContain('Saved');
  // The same page from another topic adds that topic and keeps the feed.
  await decide(olga, group, 'Where and who', [`+ 📍 The club #${songs}`, '=', '='], songs);
  await ada.say(group, '/song not here', { thread: other });
  await harness.untilPosted(group, /I do not listen here/);
  await ada.say(group, '/song but here', { thread: songs });
  const [track] = await harness.untilTracks(group, 2);
  expect(the(track).message_thread_id).toBe(songs);
  await ada.say(group, '/library', { thread: songs });
  await harness.answer(ada, group, /^Your tracks/, '1');
  const entry = await harness.untilPosted(group, /Who may go on from it/);
  await Promise.all([ada.press(entry, 'Share'), ada.press(entry, 'Share')]);
  await harness.untilTracks(group, 3);
  await harness.settled();
  const shared = harness.tracks(group).filter(({ message_thread_id: thread }) => thread === best);
  expect(shared).toHaveLength(1);
  expect((await (await ada.press(entry, 'Share')).answer).text).toBe('It is shared there already.');
  expectPlainWords(harness.posts(group).map(wordsOf));
});

test('an anonymous administrator counts as an administrator, without a name', async () => {
  const { group, olga, bob } = openGroup('The masked');
  await olga.say(group, '/settings', { anonymous: true });
  const shown = await harness.untilPosted(group, /^Settings of this place/);
  expect(buttonsOf(shown).flat()).toContain('Allowance');
  expect((await (await bob.press(shown, 'General')).answer).text).toMatch(/^Only those who manage/);
  await olga.say(group, '/song from all of us', { anonymous: true });
  const [track] = await harness.untilTracks(group, 2);
  // Nobody is mentioned: a group is not a person.
  const rung = harness.telegram.requests.filter(({ payload }) => /🔔/.test(String(payload.text)));
  expect(rung.filter(({ payload }) => String(payload.chat_id) === String(group.id))).toEqual([]);
  expect(the(track).audio?.title).toBeTruthy();
});

test('a group that becomes a supergroup keeps its settings and its usage', async () => {
  const { telegram } = harness;
  const [olga, ada] = [telegram.person('Olga'), telegram.person('Ada of the growing')];
  const group = telegram.group('The growing', { basic: true });
  telegram.appoint(group, olga);
  await decide(olga, group, 'General', ['=', 'v4.5', '=', '=', 'rust']);
  await decide(olga, group, 'Allowance', ['1', '=', '=', '=']);
  await decide(olga, group, 'Where and who', ['=', '📍 The growing']);
  await openCall(ada, group, 'the first one');
  await harness.untilTracks(group, 2);

  const next = telegram.migrate(group, olga);
  telegram.appoint(next, olga);
  telegram.redeliver(2);
  await openCall(ada, next, 'a song about rust');
  await harness.untilPosted(next, /“rust” is not wanted here/);
  await openCall(ada, next, 'the second one');
  await harness.untilPosted(next, /You have used your allowance of 1 for this day/);
  await olga.say(next, '/usage');
  expect(wordsOf(await harness.untilPosted(next, /By person/))).toContain('Ada of the growing: 1');
  await ada.say(next, '/library');
  await harness.answer(ada, next, /^Your tracks/, '1');
  await ada.press(await harness.untilPosted(next, /Who may go on from it/), 'Share');
  const [shared] = await harness.untilTracks(next, 1);
  await (await ada.press(the(shared), 'More')).answer;
  await harness.untilPosted(next, /Model: v4\.5/);

  // An old update that arrives late does not undo newer settings.
  await decide(olga, next, 'Allowance', ['5', '=', '=', '=']);
  telegram.redeliver(telegram.requests.length);
  await openCall(ada, next, 'the third one');
  await harness.untilTracks(next, 3);
});

test('only the members listed by @name may ask', async () => {
  const { group, olga, bob } = openGroup('The few');
  const ada = harness.telegram.person('Ada of The few', { username: 'Ada_Sings' });
  await decide(olga, group, 'Where and who', ['@ada_sings', '=']);
  await olga.say(group, '/settings');
  await harness.untilPosted(group, /Members who may ask me: @ada_sings/);
  const paid = await harness.charged(async () => {
    await openCall(bob, group, 'let me in');
    await harness.untilPosted(group, /Only certain people may ask me here/);
  });
  expect(paid).toEqual([]);
  await openCall(ada, group, 'mine');
  await harness.untilTracks(group, 2);
});

test('administrators restrict requests to themselves, and open them to everybody again', async () => {
  const { group, olga, ada } = openGroup('The closed');
  await decide(olga, group, 'Where and who', ['Only those who run this group', '=']);
  const paid = await harness.charged(async () => {
    await openCall(ada, group, 'let me in');
    await harness.untilPosted(group, /Ask those who run this place/);
  });
  expect(paid).toEqual([]);
  await openCall(olga, group, 'mine');
  await harness.untilTracks(group, 2);
  await decide(olga, group, 'Where and who', ['✗', '=']);
  await openCall(ada, group, 'ours');
  await harness.untilTracks(group, 4);
});
