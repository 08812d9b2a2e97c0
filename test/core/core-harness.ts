import {
  type Action,
  type Capability,
  type ChatForm,
  type ChatMessage,
  type Community,
  createHandlers,
  type MusicProvider,
  type OperationName,
  operations,
  type Person,
  type PollResult,
  type RawValues,
} from '../../src/core/index.js';
import {
  createManualClock,
  createMemoryDeps,
  createMemorySurface,
  createScriptedProvider,
} from '../kit/memory/index.js';
import { ada, room } from './samples.js';

const signal = new AbortController().signal;

/** Every field of every operation. */
const everyField = [...new Set(operations.flatMap(({ fields }) => Object.keys(fields)))];

/** A provider that offers every operation except the named ones and answers polls with what the test says. */
export const ableGateway = (
  id: string,
  result: () => PollResult,
  not: readonly OperationName[] = [],
): ReturnType<typeof createScriptedProvider> & { orders: Parameters<MusicProvider['submit']>[0][] } => {
  const orders: Parameters<MusicProvider['submit']>[0][] = [];
  const capability: Capability = {
    models: ['v5'],
    fields: everyField,
    limits: () => ({ prompt: 400, lyrics: 3000, style: 200, title: 80 }),
  };
  const provider = createScriptedProvider(id, {
    submit: async (order) => {
      orders.push(order);
      return { ticket: `${id}-${orders.length}` };
    },
    poll: result,
  });
  const able = operations.filter(({ name }) => !not.includes(name)).map(({ name }) => [name, capability]);
  provider.capabilities.operations = Object.fromEntries(able);
  return Object.assign(provider, { orders });
};

/** Core with Ada as its only person. Jobs run when the test calls `work`, which does everything that is due. */
export const createCoreHarness = (providers: readonly MusicProvider[]) => {
  const clock = createManualClock();
  const surface = createMemorySurface('web', true);
  const memory = createMemoryDeps({ clock, providers, surfaces: [surface] });
  const handlers = createHandlers(memory);
  const told: ChatMessage[] = [];
  const asked: ChatForm[] = [];
  let events = 0;
  const event = (person: Person, community?: Community) => {
    events += 1;
    return {
      key: `event-${events}`,
      person,
      community,
      address: room,
      reply: {
        card: async (message: ChatMessage) => surface.place(message),
        tell: async (message: ChatMessage) => void told.push(message),
        ask: async (form: ChatForm) => void asked.push(form),
      },
    };
  };
  /** A person in a community, or in a direct message. */
  const inside = (community?: Community, person = ada) => ({
    command: (name: string, values: RawValues = {}) =>
      handlers.events.handle({ ...event(person, community), kind: 'command', name, values }),
    say: (text: string) => handlers.events.handle({ ...event(person, community), kind: 'text', text }),
    press: (action: Action) =>
      handlers.events.handle({ ...event(person, community), kind: 'press', action: action }),
    pressId: (action: Action | undefined) =>
      handlers.events.handle({ ...event(person, community), kind: 'press', action }),
    send: (form: string, values: RawValues) =>
      handlers.events.handle({ ...event(person, community), kind: 'form', form, values }),
  });
  const work = async () => {
    for (let round = 0; round < 8; round += 1) {
      for (const job of memory.queue.jobs()) {
        const token = memory.queue.hold(job);
        const step = await handlers.jobs[job.kind](job.id, signal);
        memory.queue.end(job, token, step.next === 'later' ? step.ms : undefined);
      }
      clock.advance(5000);
      for (const { id } of providers) await handlers.jobs.poll(id, signal);
    }
  };
  return {
    memory,
    clock,
    handlers,
    surface,
    told,
    asked,
    work,
    signal,
    inside,
    ...inside(),
    /** The newest message in the chat. */
    last: () => surface.messages.at(-1)?.message,
  };
};
