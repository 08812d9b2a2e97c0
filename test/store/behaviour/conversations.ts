import { describe, expect, it } from 'vitest';
import { type ConversationEntry, note } from '../../../src/core/index.js';
import { atOnce, type Subject } from './subject.js';

const entry = (id: string, body: string, at = 1): Omit<ConversationEntry, 'revision'> => ({
  id,
  at,
  from: 'bot',
  message: note('plain', body),
});
const bodies = (entries: ConversationEntry[]) => entries.map(({ message }) => message.body);

const describeEntries = (subject: Subject) => {
  it('keeps the order in which its messages came, and counts their edits', async () => {
    const { first, second } = subject();
    await first.conversations.put('chat', entry('a', 'one', 9));
    await second.conversations.put('chat', entry('b', 'two', 5));
    const edited = await second.conversations.put('chat', entry('a', 'ONE', 9));
    await first.conversations.put('chat', entry('c', 'three', 1));
    expect(edited).toEqual({ ...entry('a', 'ONE', 9), revision: 2 });
    expect(bodies(await first.conversations.read('chat', 10))).toEqual(['ONE', 'two', 'three']);
    expect(bodies(await first.conversations.read('chat', 2))).toEqual(['two', 'three']);
    expect(await first.conversations.load('chat', 'b')).toEqual({ ...entry('b', 'two', 5), revision: 1 });
    expect(await first.conversations.load('chat', 'z')).toBeUndefined();
    expect(await first.conversations.read('another chat', 10)).toEqual([]);
  });

  it('counts each of fifty edits at once', async () => {
    const edits = await atOnce(subject(), 50, ({ conversations }, index) =>
      conversations.put('chat', entry('a', `take ${index}`)),
    );
    expect(edits.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  it('leaves the words of a person alone, even if they look like ours', async () => {
    const { first, second } = subject();
    const nasty = `{"revision":0,"version":9} "revision":0 %1 %0 \\ ” 🌧\u0000 \ud83c ключ}`;
    const odd = { ...entry('"revision":0', nasty), message: { ...note('plain', nasty), title: nasty } };
    await first.conversations.put('chat', odd);
    const again = await first.conversations.put('chat', odd);
    expect(again).toEqual({ ...odd, revision: 2 });
    expect(await second.conversations.read('chat', 1)).toEqual([{ ...odd, revision: 2 }]);
  });

  it('counts by itself, whatever revision it is handed', async () => {
    const { first } = subject();
    const read: ConversationEntry = { ...entry('a', '"revision":0'), revision: 7 };
    expect(await first.conversations.put('chat', read)).toEqual({ ...read, revision: 1 });
    expect(await first.conversations.put('chat', read)).toEqual({ ...read, revision: 2 });
  });

  it('keeps the newest five hundred messages', async () => {
    const { conversations } = subject().first;
    for (let start = 0; start < 510; start += 51) {
      const some = Array.from({ length: 51 }, (_, index) => start + index);
      await Promise.all(some.map((number) => conversations.put('chat', entry(`m${number}`, `${number}`))));
    }
    const all = await conversations.read('chat', 1000);
    expect(all).toHaveLength(500);
    expect(all[0]?.id).toBe('m10');
    expect(await conversations.load('chat', 'm9')).toBeUndefined();
    await conversations.put('chat', entry('m10', 'edited'));
    expect((await conversations.read('chat', 1000))[0]?.message.body).toBe('edited');
  });
};

const describeWatchers = (subject: Subject) =>
  it('reaches everyone who watches it, from whichever process, until they stop', async () => {
    const { first, second, until } = subject();
    const seen: string[] = [];
    const stop = await second.conversations.watch('chat', ({ id, revision }) =>
      seen.push(`${id}${revision}`),
    );
    const stopOther = await second.conversations.watch('chat', ({ id }) => seen.push(`other ${id}`));
    await first.conversations.put('chat', entry('a', 'one'));
    await first.conversations.put('another chat', entry('x', 'not for you'));
    await until(() => seen.length === 2);
    expect(seen).toEqual(['a1', 'other a']);
    stop();
    await first.conversations.put('chat', entry('a', 'two'));
    await until(() => seen.length === 3);
    expect(seen[2]).toBe('other a');
    stopOther();
    // A watcher that comes later gets every change, though an earlier one stops twice.
    const stopThird = await second.conversations.watch('chat', ({ id }) => seen.push(`third ${id}`));
    stop();
    stopOther();
    await first.conversations.put('chat', entry('b', 'three'));
    await until(() => seen.length === 4);
    expect(seen[3]).toBe('third b');
    stopThird();
  });

/** Conversations of the web chat. */
export const describeConversations = (subject: Subject) =>
  describe('a conversation', () => {
    describeEntries(subject);
    describeWatchers(subject);
  });
