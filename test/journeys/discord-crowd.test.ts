import { expect, test } from 'vitest';
import { longFloodWindow } from '../kit/fast-timing.js';
import {
  answerTo,
  cardOf,
  openHarness,
  press,
  questionsOf,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

test('two people fill in forms at once in one channel, and neither receives anything from the other', async () => {
  const { ada, bob, discord, sandbox, finished } = await openHarness();
  withoutCovers(sandbox);
  const prompts = [
    {
      who: ada,
      hidden: { 'excluded-style': 'metal', weirdness: 20 },
      lyrics: '[Verse]\nBread',
      title: 'Bread',
    },
    {
      who: bob,
      hidden: { 'excluded-style': 'opera', weirdness: 90 },
      lyrics: '[Verse]\nRain',
      title: 'Rain',
    },
  ];
  const opened = await Promise.all(
    prompts.map(async ({ who, hidden }) => {
      const asked = await who.slash('custom', hidden);
      await asked.acknowledged;
      return asked;
    }),
  );
  const sent = await Promise.all(
    prompts.map(async ({ who, lyrics, title }, index) => {
      const form = await who.fill(the(opened[index]), { lyrics, title, style: 'folk' });
      await form.acknowledged;
      return form;
    }),
  );
  for (const [index, { who, hidden, title }] of prompts.entries()) {
    const card = cardOf(the(sent[index]));
    const [track] = await finished(card);
    expect(the(track).embeds[0]?.title).toBe(title);
    const more = textOf(await answerTo(discord, await press(who, the(track), 'More')));
    expect(more).toContain(`Style to avoid\n${hidden['excluded-style']}`);
    expect(more).toContain(`How unusual it may get\n${hidden.weirdness} %`);
    const rung = discord
      .messages(discord.channelId)
      .filter(({ id, reference }) => reference === card.id || id === card.id)
      .flatMap(({ pings }) => pings);
    expect(new Set(rung)).toEqual(new Set([who.id]));
  }
  expect(sandbox.charges).toHaveLength(2);
});

test('lyrics written for two people at once stay apart, also when one person opens those of the other', async () => {
  const { ada, bob, sandbox, says, finished, discord } = await openHarness({ gateways: ['ccapi'] });
  withoutCovers(sandbox);
  const [hers, his] = await Promise.all(
    [
      [ada, 'a fox in the snow'],
      [bob, 'a whale in the sea'],
    ].map(async ([who, prompt]) => {
      const asked = await (who as typeof ada).slash('lyrics', { prompt: String(prompt) });
      await asked.acknowledged;
      await discord.until(() => asked.message, 'the card');
      return cardOf(asked);
    }),
  );
  const forms = [];
  for (const [who, card] of [
    [ada, the(hers)],
    [bob, the(his)],
  ] as const) {
    await says(card, 'Here are your lyrics');
    const button = the(card.components[0]?.components?.[0]?.label);
    forms.push(await press(who, card, button));
  }
  const [fox, whale] = forms.map((form) => String(questionsOf(form).get('lyrics')?.value));
  expect(fox).not.toBe(whale);
  const sent = await ada.fill(the(forms[0]), { style: 'folk' });
  await sent.acknowledged;
  const [track] = await finished(cardOf(sent));
  const more = await answerTo(discord, await press(ada, the(track), 'More'));
  const sung = textOf(await answerTo(discord, await press(ada, more, 'Lyrics'))).replaceAll('\\', '');
  expect(sung).toContain(the(fox?.split('\n').find((line) => line !== '' && !line.startsWith('['))));
});

test('while an old and a new process both receive a request, it becomes one song with one card', async () => {
  const { ada, discord, sandbox, start, bots, audible, says, settled } = await openHarness({ pace: 1500 });
  withoutCovers(sandbox);
  await start({ overrides: { prefix: the(bots[0]).prefix } });
  await discord.until(() => discord.connected === 2, 'both bots');
  const asked = await ada.slash('song', { prompt: 'a song about twins' });
  await asked.acknowledged;
  const card = await discord.until(() => asked.message, 'the card');
  await says(card, 'Here are your 2 tracks.');
  await settled();
  expect(audible()).toHaveLength(2);
  expect(sandbox.charges).toHaveLength(1);
  const cards = discord
    .messages(discord.channelId)
    .filter((message) => message.attachments.length === 0 && textOf(message).includes('Composing'));
  expect(cards).toEqual([]);
});

test('a person who floods the bot is slowed down before it costs anything, and nobody else is', async () => {
  const { ada, bob, discord, sandbox, song, says, settled } = await openHarness({
    pace: 60_000,
    overrides: { wrap: longFloodWindow },
  });
  const asked = await Promise.all(
    Array.from({ length: 40 }, (_, number) => ada.slash('song', { prompt: `song number ${number}` })),
  );
  const texts = await Promise.all(asked.map(async (one) => textOf(await answerTo(discord, one))));
  const fast = texts.filter((words) => words === 'That is very fast. Wait a few seconds, then go on.');
  expect(fast).toHaveLength(15);
  expect(texts.filter((words) => words.includes('You have 10 songs in the making.'))).toHaveLength(15);
  await says(cardOf(await song('a song of patience', bob)), 'Composing');
  await discord.until(() => sandbox.charges.length === 11, 'ten songs of hers and one of his');
  await settled();
  expect(sandbox.charges).toHaveLength(11);
});

test('/queue shows how many requests wait and the true positions, and a slow gateway costs nobody their turn', async () => {
  const { ada, bob, discord, sandbox, song, finished } = await openHarness({
    sandbox: { slowMs: 2000 },
    gateways: ['ccapi'],
    overrides: { pace: { concurrency: 1 } },
  });
  withoutCovers(sandbox);
  sandbox.fail({ route: 'submit', with: 'slow' });
  const first = cardOf(await song('the first song'));
  await discord.until(() => sandbox.requests.length > 0, 'the first song to be handed over');
  const second = cardOf(await song('the second song', bob));
  const third = cardOf(await song('the third song', ada));
  const hers = textOf(await answerTo(discord, await ada.slash('queue')));
  expect(hers).toContain('the third song: waiting · 1 song is before yours.');
  expect(hers).toContain('At ccapi, 2 requests wait to be handed over, counting everybody’s.');
  const his = textOf(await answerTo(discord, await bob.slash('queue')));
  expect(his).toContain('the second song: waiting · You are next.');
  expect(his).not.toContain('the third song');
  for (const card of [first, second, third]) await finished(card);
  expect(textOf(await answerTo(discord, await bob.slash('queue')))).toContain(
    'Nothing is in the making for you.',
  );
});
