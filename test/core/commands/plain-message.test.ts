import { describe, expect, it } from 'vitest';
import type { Action, ChatMessage, PollResult } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada } from '../samples.js';

const waiting = (): PollResult => ({ state: 'waiting' });
const finished = (): PollResult => ({
  state: 'finished',
  takes: [
    { clipId: 'clip-1', audioUrl: 'https://files.example/1.mp3', title: 'Roof', style: 'folk', seconds: 20 },
  ],
  missing: 0,
});
const open = (result = waiting, not: Parameters<typeof ableGateway>[2] = []) => {
  const gateway = ableGateway('first', result, not);
  return { gateway, ...createCoreHarness([gateway]) };
};

const buttonsOf = (message: ChatMessage | undefined) =>
  (message?.controls ?? []).flat().flatMap((one) => (one.kind === 'button' ? [one] : []));
const pressFirst = (harness: ReturnType<typeof open>): Promise<void> =>
  harness.press(buttonsOf(harness.answers.at(-1))[0]?.action as Action);

const wish = 'a song about rain on the roof';

describe('a plain message', () => {
  it('that is a clear wish starts a song at once', async () => {
    const harness = open();
    await harness.say(wish);
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(1);
  });

  it.each([
    'cancel',
    'stop',
    'how do I download the wav?',
    'what can you do?',
    'https://example.org/song.mp3',
    'rain',
    '1984',
    '\u3164',
    '\u2800',
    '\u200B\u200E',
    '\u00AD',
    '\u115F',
    '\u2063',
    'again',
    'thanks!',
    '[Verse]\nRain on the roof\n[Chorus]\nRain again',
  ])('%j costs nothing', async (text) => {
    const harness = open();
    await harness.say(text);
    await harness.work();
    expect(harness.gateway.orders).toEqual([]);
    expect(harness.answers.length + harness.forms.length).toBe(1);
  });

  it('without anything that can be seen is asked what the song is about, as a command too', async () => {
    const harness = open();
    for (const hidden of [
      '\u3164',
      '\u2800',
      '\u200B',
      '\u200E',
      '\u00AD',
      '\u115F',
      '\u2063',
      '\uFE0F\u200D',
    ]) {
      await harness.say(hidden);
      expect(harness.answers.at(-1)?.body).toMatch(/^Tell me what the song is about/);
      await harness.command('song', { prompt: hidden });
      expect(harness.answers.at(-1)?.body).toMatch(/^Tell me what the song is about/);
    }
    expect(await harness.deps.store.generations.openOf(ada)).toEqual([]);
  });

  it('about a file is answered for the tracks there are, or says that there are none', async () => {
    const harness = open(finished);
    await harness.say('how do I download the wav?');
    expect(harness.answers.at(-1)?.body).toBe('You have no track yet. /song starts one.');
    await harness.say(wish);
    await harness.work();
    await harness.say('how do I download the wav?');
    expect(buttonsOf(harness.answers.at(-1)).map(({ label }) => label)).toEqual(['Roof']);
  });

  it('“cancel” cancels the song that is being made, and buys none', async () => {
    const harness = open();
    await harness.say(wish);
    await harness.say('please cancel it');
    await harness.work();
    expect(harness.answers.at(-1)?.body).toMatch(/^Cancelled/);
    expect(harness.gateway.orders).toEqual([]);
  });

  it('that is unclear becomes a song when its button is pressed, one for a double click', async () => {
    const harness = open();
    await harness.say('rain');
    expect(harness.answers.at(-1)).toMatchObject({
      body: 'Shall I make a song of this? “rain”',
      footnote: 'Nothing is charged before you press the button.',
    });
    expect(buttonsOf(harness.answers.at(-1)).map(({ label }) => label)).toEqual(['Make a song of this']);
    await pressFirst(harness);
    await pressFirst(harness);
    await harness.work();
    expect(
      harness.gateway.orders.map(({ values }) => ('prompt' in values ? values.prompt : undefined)),
    ).toEqual(['rain']);
  });

  it('cannot be ordered by somebody else', async () => {
    const harness = open();
    await harness.say('rain');
    const bo = harness.personIn(undefined, { ...ada, id: 'bo' });
    await bo.press(buttonsOf(harness.answers.at(-1))[0]?.action);
    expect(harness.answers.at(-1)?.body).toBe('Only the person who asked for this song can do that.');
  });

  it('with lyrics opens the full form with them', async () => {
    const harness = open();
    const lyrics = '[Verse]\nRain on the roof\n[Chorus]\nRain again';
    await harness.say(lyrics);
    await pressFirst(harness);
    expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe(lyrics);
  });
});

describe('what plain messages may do', () => {
  const club = { key: 'web:club', places: ['music'], roles: [], manages: async () => false };

  it('is decided by a community: always ask', async () => {
    const harness = open();
    await harness.deps.store.settings.setCommunity('web:club', { plainMessages: 'ask' });
    await harness.personIn(club).say(wish);
    expect(buttonsOf(harness.answers.at(-1))[0]?.label).toBe('Make a song of this');
  });

  it('is decided by a community: never; commands still start', async () => {
    const harness = open();
    await harness.deps.store.settings.setCommunity('web:club', { plainMessages: 'never' });
    await harness.personIn(club).say(wish);
    await harness.personIn(club).say('rain');
    expect(harness.answers.map(({ body, controls }) => [body, controls])).toEqual([
      ['Plain messages start no songs here. Type /song and what it is about.', []],
      ['Plain messages start no songs here. Type /song and what it is about.', []],
    ]);
    await harness.personIn(club).command('song', { prompt: 'rain' });
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(1);
  });

  it('is decided by a person for themselves, and a community can only be stricter', async () => {
    const harness = open();
    await harness.command('settings');
    const form = harness.forms.at(-1)?.id ?? '';
    await harness.send(form, { plainMessages: 'never' });
    await harness.deps.store.settings.setCommunity('web:club', { plainMessages: 'ask' });
    await harness.personIn(club).say(wish);
    expect(harness.answers.at(-1)?.body).toMatch(/^Plain messages start no songs/);
  });
});

describe('the grace of a plain message', () => {
  const patient = () => {
    const harness = open();
    Object.assign(harness.deps.settings, { timing: { ...harness.deps.settings.timing, graceMs: 3000 } });
    return harness;
  };

  it('is shown on the card, and Cancel costs nothing in that time', async () => {
    const harness = patient();
    await harness.say(wish);
    expect(harness.last()?.body).toBe('Starts in 3 seconds. Cancel now and it costs nothing.');
    const [id = ''] = await harness.deps.store.generations.openOf(ada);
    expect(await harness.handlers.jobs.submit(id, harness.signal)).toEqual({ next: 'later', ms: 3000 });
    await harness.say('stop');
    expect(harness.answers.at(-1)?.body).toMatch(/Nothing was charged/);
    await harness.work();
    expect(harness.gateway.orders).toEqual([]);
  });

  it('ends by itself, and then the song is handed over', async () => {
    const harness = patient();
    await harness.say(wish);
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(1);
  });

  it('is for plain messages alone: a command is handed over at once', async () => {
    const harness = patient();
    await harness.command('song', { prompt: wish });
    const [id = ''] = await harness.deps.store.generations.openOf(ada);
    await harness.handlers.jobs.submit(id, harness.signal);
    expect(harness.gateway.orders).toHaveLength(1);
  });
});

describe('a change, right after a track', () => {
  it('opens the form of a cover in the changed style, and costs nothing yet', async () => {
    const harness = open(finished);
    await harness.say(wish);
    await harness.work();
    await harness.say('make it sadder');
    expect(harness.forms.at(-1)?.title).toContain('Roof');
    expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'style')?.value).toBe(
      'folk, make it sadder',
    );
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(1);
  });

  it('of the language opens the form of a new take', async () => {
    const harness = open(finished);
    await harness.say(wish);
    await harness.work();
    await harness.say('in Spanish');
    expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'prompt')?.value).toBe(
      `${wish}, in Spanish`,
    );
  });

  it('opens the form of a new take where the gateway has no covers', async () => {
    const harness = open(finished, ['cover']);
    await harness.say(wish);
    await harness.work();
    await harness.say('without drums');
    expect(harness.forms.at(-1)?.fields.find(({ name }) => name === 'prompt')?.value).toBe(
      `${wish}, without drums`,
    );
  });

  it('of no track is asked about', async () => {
    const harness = open();
    await harness.say('louder');
    expect(harness.answers.at(-1)?.body).toContain('I do not know which track you mean.');
  });

  it('“again” offers another version, and pays for it only when the button is pressed', async () => {
    const harness = open(finished);
    await harness.say(wish);
    await harness.work();
    await harness.say('again');
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(1);
    expect(harness.answers.at(-1)?.body).toBe('Shall I make another version of “Roof”?');
    await pressFirst(harness);
    await harness.work();
    expect(harness.gateway.orders).toHaveLength(2);
  });
});
