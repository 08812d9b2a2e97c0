import { expect, test } from 'vitest';
import type { Message, Person } from '../kit/discord/index.js';
import { answerTo, cardOf, labelsOf, press, textOf, withoutCovers } from './discord-harness.js';
import { answerFrom, openServer } from './discord-server.js';

/** A server whose bot is operated by Oscar. */
const openOperated = async () => {
  const server = await openServer({ bot: false });
  const oscar = server.discord.person('Oscar');
  await server.start({ environment: { OPERATORS: `discord:${oscar.id}` } });
  withoutCovers(server.sandbox);
  const panel = (): Promise<Message> => answerFrom(server, oscar.slash('operator'));
  const decide = async (button: string): Promise<Message> =>
    answerTo(server.discord, await press(oscar, await panel(), button));
  const block = async (who: string): Promise<Message> => {
    const opened = await press(oscar, await panel(), 'Block or unblock');
    return answerTo(server.discord, await oscar.fill(opened, { who }));
  };
  const ask = async (who: Person): Promise<string> =>
    textOf(await answerFrom(server, who.slash('song', { prompt: 'a song about waiting' })));
  return { ...server, oscar, panel, decide, block, ask };
};

test('a server and a person are blocked and unblocked, and a blocked request costs nothing', async () => {
  const server = await openOperated();
  const { ada, bob, oscar, discord, sandbox, block, ask, song, finished } = server;
  const place = `discord:${discord.guildId}`;
  expect(textOf(await block('my enemies'))).toContain('That is no person or place.');
  expect(textOf(await block(place))).toContain(`Blocked\n${place}`);
  expect(await ask(ada)).toBe('The owner of this bot has blocked it here.');
  // In other places she may, and the operator may everywhere.
  await finished(cardOf(await song('a song at home', ada, { dm: true })));
  await finished(cardOf(await song('a song of the operator', oscar)));
  expect(textOf(await block(place))).toContain('Blocked\n–');

  await block(`discord:${bob.id}`);
  expect(await ask(bob)).toContain('has blocked you');
  const [track] = await finished(cardOf(await song('a song for all', ada)));
  if (track !== undefined) {
    expect(textOf(await answerTo(discord, await press(bob, track, 'Extend')))).toContain('has blocked you');
  }
  await block(`discord:${bob.id}`);
  await finished(cardOf(await song('a song of peace', bob)));
  expect(sandbox.charges).toHaveLength(4);
});

test('a gateway is paused and resumed; meanwhile songs go to the other one', async () => {
  const { ada, sandbox, panel, decide, song, finished } = await openOperated();
  expect(textOf(await panel())).toContain('ccapi: in use\nopenai-hk: in use');
  const paused = await decide('Pause ccapi');
  expect(textOf(paused)).toContain('ccapi: paused by you');
  expect(labelsOf(paused)).toContain('Resume ccapi');
  await finished(cardOf(await song('a detour', ada)));
  expect(textOf(await decide('Resume ccapi'))).toContain('ccapi: in use');
  await finished(cardOf(await song('the usual way', ada)));
  expect(sandbox.charges.map(({ gateway }) => gateway)).toEqual(['openai-hk', 'ccapi']);
});

test('only the operator sees the songs in doubt, looks them up and settles them', async () => {
  const server = await openOperated();
  const { ada, bob, discord, sandbox, panel, song, says, oscar, settled } = server;
  const cards: Message[] = [];
  for (const prompt of ['a song about doubt', 'a song about faith']) {
    sandbox.fail({ route: 'submit', with: 'reset-after' });
    const card = cardOf(await song(prompt, ada));
    await says(card, 'I cannot tell whether the gateway has charged for it.');
    cards.push(card);
  }
  const shown = await panel();
  const lines = textOf(shown).split('\n');
  const [newest = '', oldest = ''] = lines.filter((line) =>
    /^\d\. a song about/.test(line.replaceAll('\\', '')),
  );
  expect(newest).toContain('a song about faith');
  expect(oldest).toContain(`a song about doubt · ccapi · discord:${ada.id}`);
  expect(labelsOf(shown)).toEqual(
    expect.arrayContaining(['1 was charged', '1 was not charged', '2 was charged', '2 was not charged']),
  );
  const [first, second] = cards;
  const left = await answerTo(discord, await press(oscar, shown, '2 was not charged'));
  expect(textOf(left)).not.toContain('a song about doubt');
  if (first) await says(first, 'Nothing was charged.');
  const none = await answerTo(discord, await press(oscar, left, '1 was charged'));
  expect(textOf(none)).toContain('perhaps not\n–');
  if (second) await says(second, 'The gateway has charged for it.');
  await settled();
  expect(textOf(await answerFrom(server, bob.slash('operator')))).toContain('Only the operator');
  // Nothing was submitted a second time.
  expect(sandbox.charges).toHaveLength(2);
});
