import { expect, test } from 'vitest';
import {
  answerTo,
  cardOf,
  type Harness,
  labelsOf,
  openHarness,
  press,
  questionsOf,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

/** Ada has a persona named Nora. */
const openWithNora = async () => {
  const orders: { persona?: unknown }[] = [];
  const harness = await openHarness({
    gateways: ['openai-hk'],
    overrides: {
      wrap: (deps) => ({
        ...deps,
        providers: {
          ...deps.providers,
          inUse: new Map(
            [...deps.providers.inUse].map(([id, provider]) => [
              id,
              {
                ...provider,
                submit: (order, signal) => {
                  orders.push(order);
                  return provider.submit(order, signal);
                },
              },
            ]),
          ),
        },
      }),
    },
  });
  const { ada, discord, sandbox, song, finished, says } = harness;
  withoutCovers(sandbox);
  const track = the((await finished(cardOf(await song('a song about bread'))))[0]);
  const more = await answerTo(discord, await press(ada, track, 'More'));
  const opened = await press(ada, more, 'Persona');
  expect(questionsOf(opened).get('personaName')?.placeholder).toBe('The night singer');
  const sent = await ada.fill(opened, { personaName: 'Nora', description: 'a warm, low voice' });
  await sent.acknowledged;
  await says(cardOf(sent), '“Nora” is ready');
  return { ...harness, orders, track };
};

const list = async ({ ada, discord }: Harness) => answerTo(discord, await ada.slash('persona'));

test('a persona is made from a track, sings another song, and is deleted', async () => {
  const harness = await openWithNora();
  const { ada, discord, orders, finished } = harness;
  const listed = await list(harness);
  expect(listed.ephemeralFor).toBe(ada.id);
  expect(textOf(listed)).toContain('• Nora · openai-hk');
  expect(labelsOf(listed)).toEqual(['Delete “Nora”']);

  const opened = await ada.slash('custom');
  await opened.acknowledged;
  const offered = await ada.autocomplete('custom', 'persona', 'no');
  expect(offered.map(({ name }) => name)).toEqual(['Nora']);
  const persona = String(the(offered[0]).value);
  const chosen = await ada.slash('custom', { persona });
  await chosen.acknowledged;
  const sent = await ada.fill(chosen, {
    lyrics: '[Verse]\nCrunch and sizzle',
    style: 'folk',
    title: 'Crunch',
  });
  await sent.acknowledged;
  const [sung] = await finished(cardOf(sent));
  expect(the(sung).embeds[0]?.title).toBe('Crunch');
  expect(orders.map((order) => order.persona !== undefined)).toEqual([false, false, true]);
  const more = await answerTo(discord, await press(ada, the(sung), 'More'));
  expect(textOf(more)).not.toContain(persona);

  const deleted = await answerTo(discord, await press(ada, listed, 'Delete “Nora”'));
  expect(textOf(deleted)).toBe('“Nora” is deleted.');
  expect(textOf(await list(harness))).toContain('You have no personas yet.');
  expect(await ada.autocomplete('custom', 'persona', '')).toEqual([]);
  const reply = await answerTo(discord, await ada.slash('custom', { persona, lyrics: 'la', style: 'folk' }));
  expect(textOf(reply)).toContain('“Persona” must be one of your personas.');
});

test('nobody else sees, uses or deletes a persona', async () => {
  const harness = await openWithNora();
  const { ada, bob, discord, sandbox } = harness;
  const [nora] = await ada.autocomplete('custom', 'persona', '');
  expect(await bob.autocomplete('custom', 'persona', '')).toEqual([]);
  const before = sandbox.charges.length;
  const prompt = { persona: String(the(nora).value), lyrics: 'la', style: 'folk' };
  const reply = await answerTo(discord, await bob.slash('custom', prompt));
  expect(textOf(reply)).toContain('“Persona” must be one of your personas.');
  expect(textOf(await answerTo(discord, await bob.slash('persona')))).toContain('You have no personas yet.');
  expect(sandbox.charges).toHaveLength(before);
});
