import { expect, it } from 'vitest';
import { type ChatMessage, personKey } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, chat } from '../samples.js';

/** The titles of the messages that a new chat gets, whose owner may be blocked. */
const greetingsFor = async (blocked: boolean) => {
  const { deps, handlers } = createCoreHarness([ableGateway('first', () => ({ state: 'running' }))]);
  if (blocked) await deps.store.settings.block(personKey(ada));
  const greetings: ChatMessage[] = [];
  const tell = async (message: ChatMessage) => void greetings.push(message);
  const reply = { card: async () => Promise.reject(new Error('no card')), tell, ask: async () => {} };
  await handlers.events.handle({ kind: 'arrival', key: 'arrival', person: ada, address: chat, reply });
  return greetings.map(({ title }) => title);
};

it('the bot greets a chat that it is added to', async () => {
  expect(await greetingsFor(false)).toEqual(['Hello! I make songs']);
});

it('the bot does not greet the chat of a blocked person, where everybody would read the refusal', async () => {
  expect(await greetingsFor(true)).toEqual([]);
});
