import { expect, it } from 'vitest';
import { type ChatMessage, personKey } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, chat } from '../samples.js';

const arrive = async (blocked: boolean) => {
  const { deps, handlers } = createCoreHarness([ableGateway('first', () => ({ state: 'running' }))]);
  if (blocked) await deps.store.settings.block(personKey(ada));
  const said: ChatMessage[] = [];
  const say = async (message: ChatMessage) => void said.push(message);
  const reply = { card: async () => Promise.reject(new Error('no card')), tell: say, ask: async () => {} };
  await handlers.events.handle({ kind: 'arrival', key: 'arrival', person: ada, address: chat, reply });
  return said.map(({ title }) => title);
};

it('says hello where it arrives', async () => {
  expect(await arrive(false)).toEqual(['Hello! I make songs']);
});

it('says nothing in the place of somebody who is blocked, where everybody would read it', async () => {
  expect(await arrive(true)).toEqual([]);
});
