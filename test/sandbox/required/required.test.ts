import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { createCaller, createClock } from '../callers.js';
import { acedata } from './acedata.js';
import { ccapi } from './ccapi.js';
import { createFixtures, type Fixtures, filled, without } from './fixtures.js';
import { openaiHk } from './openai-hk.js';

describe.each([
  ['acedata', acedata],
  ['ccapi', ccapi],
  ['openai-hk', openaiHk],
] as const)('the simulated %s', (gateway, requests) => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;
  let fixtures: Fixtures;

  beforeAll(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, gateway);
    fixtures = await createFixtures(gateway, sandbox.urlOf(gateway), clock);
  });
  afterAll(() => sandbox.close());

  it.each(requests)('accepts %s %j', async (path, body) => {
    const answer = await caller.post(filled(path, fixtures), filled(body, fixtures));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  });

  it.each(requests.flatMap(([path, body, needed]) => needed.map((field) => [path, field, body] as const)))(
    'refuses %s without %s, and charges nothing: %j',
    async (path, field, body) => {
      sandbox.clear();
      const answer = await caller.post(filled(path, fixtures), without(filled(body, fixtures), field));
      expect(answer.status, JSON.stringify(answer.body)).toBe(400);
      expect(JSON.stringify(answer.body)).toContain(field.split('.').at(-1));
      expect(sandbox.charges).toEqual([]);
    },
  );
});
