import {
  type ChatEvent,
  type ChatForm,
  type Clock,
  type Conversations,
  type EncodedMessage,
  type EventHandler,
  type Log,
  note,
  type Person,
  type Reply,
} from '../../core/index.js';
import { say } from '../../i18n/index.js';
import { encodeMessage } from './encode-message.js';

/** What the page gets back: what is said to this person alone, a form to fill in, and whether a card was posted. */
type Answer = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean };

/** What somebody did, before it is known who and where. */
export type PersonInput = ChatEvent extends infer Event
  ? Event extends ChatEvent
    ? Omit<Event, 'key' | 'person' | 'address' | 'reply'>
    : never
  : never;

/** The person behind a session; all the web chat knows of them is that it is the same browser, and its language. */
export const personOf = (session: string, locale?: string): Person => ({
  platform: 'web',
  id: session,
  name: 'You',
  ...(locale === undefined ? {} : { locale }),
});

/** Someone who does something, in the language that is spoken with them. */
export type Visitor = { session: string; locale: string };

/** How many answers are remembered, so that a request sent twice is heard once. */
const remembered = 2000;

/** Hands what people do to the studio, each thing once, and collects what it says to them. Never rejects. */
export const createDispatch = (parts: { conversations: Conversations; clock: Clock; log: Log }) => {
  const { conversations, clock, log } = parts;
  const answers = new Map<string, Promise<Answer>>();

  const remember = (key: string, work: () => Promise<Answer>): Promise<Answer> => {
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = work();
    answers.set(key, answer);
    // A failure is not remembered: the next try is a real one.
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    return answer;
  };

  const listen = async (
    studio: EventHandler,
    { session, locale }: Visitor,
    key: string,
    deed: PersonInput,
    shown?: string,
  ): Promise<Answer> => {
    const answer: Answer = { notes: [], carded: false };
    const put = async (id: string, from: 'person' | 'bot', message: EncodedMessage) => {
      if ((await conversations.load(session, id)) === undefined) {
        await conversations.put(session, { id, at: clock(), from, message });
      }
    };
    let cards = 0;
    const reply: Reply = {
      card: async (message) => {
        const id = `${key}.card${cards++}`;
        await put(id, 'bot', encodeMessage(message));
        answer.carded = true;
        return { platform: 'web', chat: session, message: id };
      },
      tell: async (message) => {
        answer.notes.push(encodeMessage(message));
      },
      ask: async (form) => {
        answer.form = form;
      },
    };
    if (shown !== undefined) await put(key, 'person', note('plain', shown));
    const address = { platform: 'web', chat: session };
    const person = personOf(session, locale);
    await studio.handle({ ...deed, key: `web:${session}:${key}`, person, address, reply });
    return answer;
  };

  const apologize = async ({ session, locale }: Visitor, error: unknown): Promise<Answer> => {
    log.error({ session, error: String(error) }, 'a web event was not heard');
    const reachable = await conversations.read(session, 1).then(
      () => true,
      () => false,
    );
    const key = reachable ? 'refusal.gone-wrong' : 'refusal.storage';
    return { notes: [note('bad', say(locale, key))], carded: false };
  };

  return (
    studio: EventHandler,
    visitor: Visitor,
    key: string,
    deed: PersonInput,
    shown?: string,
  ): Promise<Answer> =>
    remember(`${visitor.session}:${key}`, () => listen(studio, visitor, key, deed, shown)).catch(
      (error: unknown) => apologize(visitor, error),
    );
};
