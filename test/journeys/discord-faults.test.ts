import { expect, test } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { keyOf } from '../kit/bot.js';
import { fastTiming } from '../kit/fast-timing.js';
import { cardOf, type Harness, labelsOf, openHarness, the } from './discord-harness.js';

const alarms = (harness: Harness) =>
  harness.bots.flatMap((bot) => bot.lines.filter((line) => line.facts.alarm === true));

/** The requests that cost money; account checks only read and cost nothing. */
const submits = (harness: Harness) =>
  harness.sandbox.requests.filter(({ method, path }) => method === 'POST' && !path.includes('/fetch'));

const paid = (harness: Harness) => harness.sandbox.charges.filter((charge) => !charge.refunded);

test('a prompt that moderation refuses shows the gateway’s reason and the cost', async () => {
  const harness = await openHarness();
  const card = cardOf(await harness.song('sandbox:moderated words'));
  expect(await harness.says(card, 'moderation refused')).toContain(
    "The gateway's moderation refused this: “Song description flagged for moderation”. Nothing was charged. " +
      'Names of artists and strong language are the usual reasons; put it in other words and try again.',
  );
  expect(labelsOf(card)).toEqual(['Try again']);
  const form = await harness.ada.press(card, 'Try again');
  await form.acknowledged;
  const [field] = form.modal?.components ?? [];
  expect(field?.component?.value).toBe('sandbox:moderated words');
  await harness.settled();
  expect(paid(harness)).toHaveLength(0);
  expect(harness.audible()).toHaveLength(0);
});

test('a request that the gateway rejects shows its reason and can be changed', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: 'submit', with: { status: 400, body: { code: 'bad', message: 'too odd' } } });
  const card = cardOf(await harness.song('a song about patience'));
  expect(await harness.says(card, 'did not accept')).toContain(
    'The gateway did not accept this request: “too odd”. Nothing was charged. Change it a little and try again.',
  );
  expect(labelsOf(card)).toEqual(['Try again']);
  const form = await harness.ada.press(card, 'Try again');
  await form.acknowledged;
  await harness.ada.fill(form, { prompt: 'a song about patience, in plain words' });
  await harness.discord.until(() => harness.audible().length === 2, 'the song');
  expect(paid(harness)).toHaveLength(1);
});

test('a song that fails at the gateway shows the cost', async () => {
  const harness = await openHarness();
  const card = cardOf(await harness.song('sandbox:fail please'));
  expect(await harness.says(card, 'could not finish')).toContain(
    'The gateway could not finish this song: “Song generation failed, please try again”. Nothing was charged. You can try again.',
  );
  await harness.settled();
  expect(paid(harness)).toHaveLength(0);
  expect(harness.sandbox.charges).toHaveLength(1);
});

test('at a gateway that does not report refunds, a failed song is not called free', async () => {
  const harness = await openHarness({ gateways: ['openai-hk'] });
  const card = cardOf(await harness.song('sandbox:fail please'));
  expect(await harness.says(card, 'could not finish')).toContain(
    'I cannot tell whether the gateway has charged for it.',
  );
});

test('accounts without credits are tried one after the other, then the person sees it and the operator is alarmed', async () => {
  const harness = await openHarness();
  const card = cardOf(await harness.song('sandbox:nocredits'));
  expect(await harness.says(card, 'no credits left')).toContain(
    "The bot's account at the gateway has no credits left. Nothing was charged. Its owner has been told; try again later.",
  );
  expect(harness.sandbox.charges).toHaveLength(0);
  expect(alarms(harness).map((line) => line.facts.provider)).toEqual(['ccapi', 'openai-hk']);
});

test('a gateway that rejects a song before accepting it is skipped, for one charge at the other', async () => {
  const harness = await openHarness();
  const busy = { error: { code: 'model_not_found', message: 'No available channel for model suno' } };
  harness.sandbox.fail({ gateway: 'ccapi', route: 'submit', times: 9, with: { status: 503, body: busy } });
  const [track] = await harness.finished(cardOf(await harness.song('a song about detours')));
  expect(the(track).embeds[0]?.title).toBeTruthy();
  expect(harness.sandbox.charges.map((charge) => charge.gateway)).toEqual(['openai-hk']);
  await harness.settled();
  expect(harness.audible()).toHaveLength(2);
});

test('a connection that breaks after the song was accepted is never retried at any gateway, and the person sees the doubt', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: 'submit', with: 'reset-after' });
  const card = cardOf(await harness.song('a song about doubt'));
  expect(await harness.says(card, 'connection broke')).toContain(
    'The connection broke while I handed this over. I cannot tell whether the gateway has charged for it. ' +
      'I will not send it a second time by myself.',
  );
  expect(labelsOf(card)).toEqual(['Try again']);
  await harness.settled();
  await harness.settled();
  expect(harness.sandbox.charges.map((charge) => charge.gateway)).toEqual(['ccapi']);
  expect(submits(harness)).toHaveLength(1);
  expect(alarms(harness).map(({ facts }) => facts.event)).toContain('submit.in-doubt');
});

test('a gateway that accepts a song and never answers leaves it in doubt, and no other gateway gets it', async () => {
  const harness = await openHarness({ bot: false });
  const ccapi = the(providerRegistry.find((known) => known.id === 'ccapi'));
  await harness.start({
    overrides: {
      wrap: (deps) => {
        const { pollInterval } = fastTiming;
        const settings = {
          key: keyOf('ccapi'),
          url: harness.sandbox.urlOf('ccapi'),
          clock: deps.clock.now,
          pollInterval,
        };
        const hurried = ccapi.create({ ...settings, timeouts: { submitMs: 700, pollMs: 700 } });
        const inUse = new Map([...deps.providers.inUse, ['ccapi', hurried] as const]);
        return { ...deps, providers: { ...deps.providers, inUse } };
      },
    },
  });
  harness.sandbox.fail({ route: 'submit', with: 'hang' });
  const card = cardOf(await harness.song('a song about silence'));
  expect(await harness.says(card, 'connection broke')).toContain(
    'I cannot tell whether the gateway has charged',
  );
  await harness.settled();
  expect(submits(harness)).toHaveLength(1);
});

test('when the only gateway is down, a song waits for it for a while, and then fails with a message', async () => {
  const began = Date.now();
  // A cool-down of 20 seconds passes in two.
  const clock = () => began + (Date.now() - began) * 10;
  const harness = await openHarness({
    gateways: ['ccapi'],
    overrides: { clock, timing: { waitForProviderMs: 60_000 } },
  });
  await harness.sandbox.close();
  const card = cardOf(await harness.song('a song about waiting'));
  await harness.settled();
  expect(labelsOf(card)).toEqual(['Cancel']);
  expect(await harness.says(card, 'I keep trying')).toContain('The gateway is busy or does not answer.');
  expect(await harness.says(card, 'does not answer right now')).toContain(
    'The gateway does not answer right now. Nothing was charged. Try again in a few minutes.',
  );
  expect(labelsOf(card)).toEqual(['Try again']);
  expect(harness.sandbox.charges).toHaveLength(0);
});

test('when the only gateway is busy for a moment, the song waits and then comes', async () => {
  const harness = await openHarness({
    gateways: ['ccapi'],
    overrides: { timing: { waitForProviderMs: 20_000 } },
  });
  const slow = { status: 429, body: { message: 'too many requests' }, headers: { 'retry-after': '1' } };
  harness.sandbox.fail({ route: 'submit', times: 2, with: slow });
  await harness.finished(cardOf(await harness.song('a song about patience')));
  expect(harness.sandbox.charges).toHaveLength(1);
});

test('a gateway that cannot be polled for a while keeps its songs', async () => {
  const harness = await openHarness({ pace: 600 });
  harness.sandbox.fail({ route: 'poll', times: 3, with: 'reset' });
  harness.sandbox.fail({ route: 'poll', times: 2, with: 'html' });
  await harness.finished(cardOf(await harness.song('a song about noise on the line')));
  expect(harness.sandbox.charges).toHaveLength(1);
});

test('a song that takes too long is given up with a message, and still comes for free when it is done', async () => {
  const harness = await openHarness({ pace: 4000, overrides: { timing: { pollTimeoutMs: 800 } } });
  const card = cardOf(await harness.song('a song about snails'));
  expect(await harness.says(card, 'too long')).toContain(
    'This took too long, so I stopped waiting. The gateway has charged for it. ' +
      'If it still comes, I post it here at no further cost.',
  );
  await harness.discord.until(() => harness.audible().length === 2, 'the late song');
  await harness.says(
    card,
    'This one came late, after I had given up on it. It is yours; it does not count again.',
  );
  await harness.settled();
  expect(harness.audible()).toHaveLength(2);
  expect(harness.sandbox.charges).toHaveLength(1);
});
