import { expect, test } from 'vitest';
import { answerTo, cardOf, labelsOf, openHarness, press, textOf, the } from './discord-harness.js';
import { answerFrom, decide, openServer } from './discord-server.js';

test('each person is answered in the language of their Discord client, by commands with localized names', async () => {
  const { discord, sandbox } = await openHarness();
  const answers: Record<string, { help: string; empty: string }> = {};
  for (const locale of ['en-US', 'es-ES', 'de', 'pt-BR', 'ru', 'ja', 'zh-CN', 'zh-TW', 'fi']) {
    const person = discord.person(`Ada of ${locale}`, { locale });
    const help = textOf(await answerTo(discord, await person.slash('help')));
    const empty = textOf(await answerTo(discord, await person.slash('library')));
    answers[locale] = { help, empty };
  }
  expect(new Set(Object.values(answers).map(({ help }) => help)).size).toBe(8);
  expect(answers['en-US']?.empty).toBe('You have no tracks yet. /song makes the first.');
  // There is no translation: the text and the command are in English.
  expect(answers.fi).toEqual(answers['en-US']);
  for (const { name, name_localizations } of discord.commands) {
    for (const [locale, local] of Object.entries((name_localizations ?? {}) as Record<string, string>)) {
      const { help = '' } = answers[locale] ?? {};
      expect(help, `${name} in ${locale}`).not.toMatch(
        new RegExp(`(?<![\\p{L}/])/${name}(?![\\p{L}-])`, 'u'),
      );
      if (name === 'song' && answers[locale] !== undefined) expect(help).toContain(`/${local}`);
    }
  }
  expect(answers['es-ES']?.help).toContain('/canción');
  expect(sandbox.charges).toEqual([]);
});

test('the card, the tracks and a refusal are in the language of the person who asked', async () => {
  const { discord, song, says, tracksOf } = await openHarness();
  const inés = discord.person('Inés', { locale: 'es-ES' });
  const card = cardOf(await song('una canción sobre el pan', inés));
  await says(card, 'Aquí tienes tus 2 pistas');
  const [track] = tracksOf(card);
  expect(labelsOf(the(track))).toEqual(['Extender', 'Cover', 'Stems', 'Remasterizar', 'Más']);
  const opened = await press(inés, the(track), 'Extender');
  expect(opened.modal?.title).toContain('Extender');
  const reply = await answerTo(discord, await inés.fill(opened, { continueAt: '99:00' }));
  expect(textOf(reply)).toContain('No se cobró nada');
});

test('a language chosen in /settings overrides those of the client and the server, also after a restart', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord } = server;
  await decide(server, olga, 'General', { locale: 'de' });
  expect(textOf(await answerFrom(server, bob.slash('library')))).toContain('Du hast noch keine');
  const shown = await answerFrom(server, ada.slash('settings'));
  const opened = await press(ada, shown, the(labelsOf(shown)[0]));
  const saved = await answerTo(discord, await ada.fill(opened, { locale: 'es' }));
  expect(textOf(saved)).toContain('Guardado');
  const [bot] = server.bots;
  await the(bot).stop();
  await server.start({ overrides: { prefix: the(bot).prefix } });
  expect(textOf(await answerFrom(server, ada.slash('library')))).toContain('Todavía no tienes');
  expect(textOf(await answerFrom(server, bob.slash('library')))).toContain('Du hast noch keine');
});
