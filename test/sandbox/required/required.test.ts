import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { createCaller, createClock } from '../callers.js';
import { acedata } from './acedata.js';
import { ccapi } from './ccapi.js';
import { filled, fillShelf, type Shelf, without } from './fixtures.js';
import { openaiHk } from './openai-hk.js';

describe.each([
  ['acedata', acedata],
  ['ccapi', ccapi],
  ['openai-hk', openaiHk],
] as const)('the pretended %s', (gateway, requests) => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;
  let shelf: Shelf;

  beforeAll(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, gateway);
    shelf = await fillShelf(gateway, sandbox.urlOf(gateway), clock);
  });
  afterAll(() => sandbox.close());

  it.each(requests)('takes %s %j', async (path, body) => {
    const answer = await caller.post(filled(path, shelf), filled(body, shelf));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  });

  it.each(requests.flatMap(([path, body, needed]) => needed.map((field) => [path, field, body] as const)))(
    'refuses %s without %s, and charges nothing: %j',
    async (path, field, body) => {
      sandbox.clear();
      const answer = await caller.post(filled(path, shelf), without(filled(body, shelf), field));
      expect(answer.status, JSON.stringify(answer.body)).toBe(400);
      expect(JSON.stringify(answer.body)).toContain(field.split('.').at(-1));
      expect(sandbox.charges).toEqual([]);
    },
  );
});
