import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Guest, type Harness, openHarness, press } from './web-harness.js';

/** The id of the person of a browser: the hash of its cookie. */
const personAt = async ({ page }: Guest): Promise<string> => {
  const [cookie] = await page.context().cookies();
  const hash = createHash('sha256')
    .update(cookie?.value ?? '')
    .digest('base64url');
  return `web:${hash.slice(0, 22)}`;
};

describe.skipIf(!hasChromium)('limits that the operator sets in the web chat', () => {
  useBrowser();
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({
      gateways: ['ccapi', 'openai-hk'],
      environment: { PERSON_DAY: '2' },
    });
  });
  afterAll(() => harness.close());
  // While the bot restarts, pages cannot reach it.
  afterEach(() => expect(harness.troubles.filter((trouble) => !/^Failed to load/.test(trouble))).toEqual([]));

  test('each person has an allowance: a failed song does not count, and a request beyond it is refused at no cost', async () => {
    const ada = await harness.arrive();
    await ada.song('the first of two');
    await ada.ask('/song sandbox:moderated something rude');
    await ada.says('The gateway’s moderation refused this'.replace('’', "'"));
    await ada.ask('/usage');
    await ada.says('Today 1 of 2, this month 1');
    await ada.song('the second of two');
    const charged = await harness.charged(async () => {
      await ada.ask('/song one too many');
      await ada.says('You have used your allowance of 2 for this day. Nothing was charged.');
    });
    expect(charged).toEqual([]);
    await ada.ask('/usage');
    await ada.says('Today 2 of 2, this month 2');
    await ada.expectNoBarrier();
    const bo = await harness.arrive();
    await bo.song('somebody else has an allowance of their own');
    await Promise.all([ada.leave(), bo.leave()]);
  });

  test('the operator pauses a gateway, settles a song in doubt, and blocks and unblocks a person', async () => {
    const olga = await harness.arrive();
    const bo = await harness.arrive();
    await olga.ask('/operator');
    await olga.says('Only the operator of this bot can do that.');
    await harness.restart({ OPERATORS: await personAt(olga), PERSON_DAY: '' });
    for (const { page } of [olga, bo]) await page.reload();

    harness.sandbox.fail({ route: 'submit', with: 'reset-after' });
    await bo.ask('/song a song on a broken line');
    await bo.says('I cannot tell whether the gateway has charged for it.');
    await olga.ask('/operator');
    const panel = await olga.says('In doubt: perhaps paid, perhaps not');
    expect(await panel.textContent()).toContain('1. a song on a broken line · ccapi');
    await olga.expectNoBarrier();
    await press(panel, '1 was charged');
    await expect
      .poll(async () => (await olga.cards.last().textContent())?.includes('broken line'))
      .toBe(false);
    await bo.says('The gateway has charged for it.');

    await press(olga.cards.last(), 'Pause ccapi');
    await olga.says('ccapi: paused by you');
    const before = harness.sandbox.charges.length;
    await bo.song('a song about a detour');
    expect(harness.sandbox.charges.slice(before).map(({ gateway }) => gateway)).toEqual(['openai-hk']);
    await press(olga.cards.last(), 'Resume ccapi');

    const blocking = async () => {
      await press(olga.cards.last(), 'Block or unblock');
      await olga.fillIn({ 'Person or place': await personAt(bo) });
    };
    await blocking();
    await olga.says(await personAt(bo));
    await bo.ask('/song a song I may not ask for');
    await bo.says('The owner of this bot has blocked you');
    await blocking();
    await bo.song('a song I may ask for again');
    await Promise.all([olga.leave(), bo.leave()]);
  });
});
