import {
  type ChatEvent,
  type Clock,
  type Conversations,
  type EncodedMessage,
  type EventHandler,
  type Log,
  note,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { type Answer, createReply } from '../outgoing/reply.js';
import { personOf, type Visitor } from './person.js';

/** What a person did, without who they are and where. */
export type PersonInput = ChatEvent extends infer Event
  ? Event extends ChatEvent
    ? Omit<Event, 'key' | 'person' | 'address' | 'reply'>
    : never
  : never;

/** One thing that a person did: `key` is the same when the page sends it again, `shown` its text in the conversation. */
export type WebEvent = { visitor: Visitor; key: string; input: PersonInput; shown?: string | undefined };

type DispatchDeps = { conversations: Conversations; clock: Clock; log: Log };

/** Answers kept in the process, so that an event that is sent twice is handled once. */
const maxAnswers = 2000;

/** Hands each event to the handler once and returns its answer. Never rejects: a failure becomes an apology. */
export const createDispatch = (deps: DispatchDeps) => {
  const answerOnce = createAnswerCache();
  return (handler: EventHandler, event: WebEvent): Promise<Answer> =>
    answerOnce(`${event.visitor.session}:${event.key}`, () => handleEvent(deps, handler, event)).catch(
      (error: unknown) => apologize(deps, event, error),
    );
};

/** Runs the work of each key once and returns the same answer to everybody who asks with that key. */
const createAnswerCache = () => {
  const answers = new Map<string, Promise<Answer>>();
  return (key: string, work: () => Promise<Answer>): Promise<Answer> => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work();
    answers.set(key, answer);
    // A failure is not kept: the next attempt runs the work again.
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > maxAnswers && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
};

const handleEvent = async (
  { conversations, clock }: DispatchDeps,
  handler: EventHandler,
  { visitor, key, input, shown }: WebEvent,
): Promise<Answer> => {
  const { session, locale } = visitor;
  const put = async (id: string, from: 'person' | 'bot', message: EncodedMessage) => {
    if ((await conversations.load(session, id)) === undefined)
      await conversations.put(session, { id, at: clock(), from, message });
  };
  if (shown !== undefined) await put(key, 'person', note('plain', shown));
  const { reply, answer } = createReply({ session, key, put: (id, message) => put(id, 'bot', message) });
  await handler.handle({
    ...input,
    key: `web:${session}:${key}`,
    person: personOf(session, locale),
    address: { platform: 'web', chat: session },
    reply,
  });
  return answer;
};

const apologize = async (
  { conversations, log }: DispatchDeps,
  { visitor: { session, locale }, key, input }: WebEvent,
  error: unknown,
): Promise<Answer> => {
  const reason = String(error);
  log.error(
    { event: 'dispatch.failed', platform: 'web', kind: input.kind, session, key, reason },
    'Event dispatch failed',
  );
  const storeAnswers = await conversations.read(session, 1).then(
    () => true,
    () => false,
  );
  const apology = say(locale, storeAnswers ? 'refusal.gone-wrong' : 'refusal.storage');
  return { notes: [note('bad', apology)], carded: false };
};
