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
import { ada, chat } from './samples.js';

const signal = new AbortController().signal;

/** Every field of every operation. */
const everyField = [...new Set(operations.flatMap(({ fields }) => Object.keys(fields)))];

/**
 * A scripted provider that offers every operation but those in `not`. It records the orders it receives and answers
 * every poll with `result()`.
 */
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

/**
 * Core over in-memory dependencies. Its own `command`, `say`, `press` and `send` act as Ada in a direct message;
 * `personIn` gives the same for another person or community. Jobs run only when the test calls `work`.
 */
export const createCoreHarness = (providers: readonly MusicProvider[]) => {
  const clock = createManualClock();
  const surface = createMemorySurface('web', true);
  const deps = createMemoryDeps({ clock, providers, surfaces: [surface] });
  const handlers = createHandlers(deps);
  const answers: ChatMessage[] = [];
  const forms: ChatForm[] = [];
  let events = 0;
  const event = (person: Person, community?: Community) => {
    events += 1;
    return {
      key: `event-${events}`,
      person,
      community,
      address: chat,
      reply: {
        card: async (message: ChatMessage) => surface.place(message),
        tell: async (message: ChatMessage) => void answers.push(message),
        ask: async (form: ChatForm) => void forms.push(form),
      },
    };
  };
  /** What a person can do in a community, or in a direct message when it is undefined. */
  const personIn = (community?: Community, person = ada) => ({
    command: (name: string, values: RawValues = {}) =>
      handlers.events.handle({ ...event(person, community), kind: 'command', name, values }),
    say: (text: string) => handlers.events.handle({ ...event(person, community), kind: 'text', text }),
    press: (action: Action | undefined) =>
      handlers.events.handle({ ...event(person, community), kind: 'press', action }),
    send: (form: string, values: RawValues) =>
      handlers.events.handle({ ...event(person, community), kind: 'form', form, values }),
  });
  /** Runs every job and poll that is due, eight rounds of five seconds each. */
  const work = async () => {
    for (let round = 0; round < 8; round += 1) {
      for (const job of deps.queue.jobs()) {
        const token = deps.queue.hold(job);
        const step = await handlers.jobs[job.kind](job.id, signal);
        deps.queue.end(job, token, step.next === 'later' ? step.ms : undefined);
      }
      clock.advance(5000);
      for (const { id } of providers) await handlers.jobs.poll(id, signal);
    }
  };
  return {
    deps,
    clock,
    handlers,
    surface,
    /** The messages shown to one person alone, oldest first. */
    answers,
    /** The forms opened so far, oldest first. */
    forms,
    work,
    signal,
    personIn,
    ...personIn(),
    /** The newest message in the chat. */
    last: () => surface.messages.at(-1)?.message,
  };
};
