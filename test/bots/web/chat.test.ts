import { afterEach, describe, expect, it } from 'vitest';
import { type ChatForm, type ConversationEntry, note } from '../../../src/core/index.js';
import { createConversations } from '../../kit/conversations.js';
import { type Harness, openHarness } from './harness.js';
import { freshKey, visit } from './visitor.js';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});
const open = async (...options: Parameters<typeof openHarness>): Promise<Harness> => {
  harness = await openHarness(...options);
  return harness;
};

describe('messages in the web chat', () => {
  it('handles a sentence as text and keeps it in the conversation', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await ada.say('a song about rain');
    expect(events).toMatchObject([
      { kind: 'text', text: 'a song about rain', person: { platform: 'web', name: 'You' } },
    ]);
    const { entries } = await ada.conversation();
    expect(entries).toMatchObject([{ from: 'person', message: { body: 'a song about rain' } }]);
  });

  it('handles a line that starts with a slash as a command, with the rest as its first text', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await ada.say('/song a cheerful tune\nabout rain');
    await ada.say('/Extend abc.0');
    await ada.say('/queue');
    await ada.say('/dance now');
    expect(events).toMatchObject([
      { kind: 'command', name: 'song', values: { prompt: 'a cheerful tune\nabout rain' } },
      { kind: 'command', name: 'extend', values: { track: 'abc.0' } },
      { kind: 'command', name: 'queue', values: {} },
      { kind: 'command', name: 'dance', values: {} },
    ]);
  });

  it('handles a line with a slash further on as text', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await ada.say('/ / rain');
    await ada.say('rock/pop');
    expect(events.map(({ kind }) => kind)).toEqual(['text', 'text']);
  });

  it('handles button presses and forms with the values as they were typed', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await ada.press('1eabc.0');
    await ada.fill('draft-1', { lyrics: 'la', instrumental: true, weirdness: 30 });
    expect(events).toMatchObject([
      { kind: 'press', action: { do: 'operation', operation: 'extend', track: 'abc.0' } },
      { kind: 'form', form: 'draft-1', values: { lyrics: 'la', instrumental: true, weirdness: 30 } },
    ]);
  });

  it('handles a request that is sent twice once, and sends the same answer', async () => {
    const { url, events } = await open({ script: (event) => event.reply.tell(note('plain', 'Here it is.')) });
    const ada = await visit(url);
    const key = freshKey();
    const answers = await Promise.all([ada.press('1mabc', key), ada.press('1mabc', key)]);
    answers.push(await ada.press('1mabc', key));
    expect(events).toHaveLength(1);
    expect(events[0]?.key).toMatch(new RegExp(`^web:[A-Za-z0-9_-]{22}:${key}$`));
    expect(answers.map(({ notes }) => notes[0]?.body)).toEqual(['Here it is.', 'Here it is.', 'Here it is.']);
  });

  it('keeps the conversations of two people apart', async () => {
    const { url, events } = await open();
    const [ada, ben] = [await visit(url), await visit(url)];
    await ada.say('for Ada');
    await ben.say('for Ben');
    expect((await ada.conversation()).entries.map(({ message }) => message.body)).toEqual(['for Ada']);
    expect(events[0]?.person.id).not.toBe(events[1]?.person.id);
    expect(ada.cookie).not.toContain(events[0]?.person.id);
  });
});

describe('answers in the web chat', () => {
  it('posts a card into the conversation and returns its reference', async () => {
    const refs: string[] = [];
    const { url, surface } = await open({
      script: async (event) => {
        const ref = await event.reply.card({ tone: 'busy', title: 'Rain', controls: [] });
        refs.push(`${ref.platform} ${ref.chat === event.address.chat}`);
        await surface.edit(ref, { tone: 'busy', title: 'Rain', progress: 0.5, controls: [] });
      },
    });
    const ada = await visit(url);
    const answer = await ada.say('rain');
    expect(answer).toMatchObject({ carded: true, notes: [] });
    expect(refs).toEqual(['web true']);
    const { entries } = await ada.conversation();
    expect(entries.map(({ from }) => from)).toEqual(['person', 'bot']);
    expect(entries[1]).toMatchObject({ revision: 2, message: { progress: 0.5 } });
  });

  it('shows notes and forms only to the person who sent the input', async () => {
    const form: ChatForm = { id: 'f', title: 'A song of your own', submit: 'Make it', fields: [] };
    const { url } = await open({
      script: async (event) => {
        await event.reply.tell(note('bad', 'Not like this.'));
        await event.reply.ask(form);
      },
    });
    const ada = await visit(url);
    const answer = await ada.say('/custom');
    expect(answer).toEqual({ notes: [note('bad', 'Not like this.')], form, carded: false, language: 'en' });
    expect((await ada.conversation()).entries).toHaveLength(1);
  });

  it('apologizes when the handler fails, and handles the next attempt', async () => {
    const { url, events, setScript, logged } = await open({
      script: () => Promise.reject(new Error('handler failed')),
    });
    const ada = await visit(url);
    const key = freshKey();
    const answer = await ada.say('rain', key);
    expect(answer.notes).toMatchObject([
      { tone: 'bad', body: expect.stringContaining('Something went wrong') },
    ]);
    expect(logged).toHaveLength(1);
    setScript(() => {});
    expect((await ada.say('rain', key)).notes).toEqual([]);
    expect(events).toHaveLength(2);
    expect((await ada.conversation()).entries).toHaveLength(1);
  });

  it('apologizes when the store is unreachable', async () => {
    const lost = () => Promise.reject(new Error('connection is closed'));
    const conversations = { ...createConversations(), load: lost, put: lost, read: lost };
    const { url } = await open({ conversations });
    const ada = await visit(url);
    expect((await ada.say('rain')).notes[0]?.body).toContain('memory');
    expect((await ada.request('/api/conversation')).status).toBe(503);
  });

  it('offers the commands, and suggestions while a person types', async () => {
    const suggestions = [{ value: 'abc.0', label: 'Rainy Morning' }];
    const { url, autocompleted } = await open({ suggestions });
    const ada = await visit(url);
    const { commands, person } = await ada.conversation();
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['song', 'custom', 'help']));
    expect(person).toEqual({ name: 'You' });
    expect(await ada.suggest({ command: 'custom', field: 'excluded-style', typed: 'me' })).toEqual({
      suggestions,
    });
    expect(autocompleted).toEqual([['custom', 'excludedStyle', 'me']]);
  });

  it('shows the name of a chosen track in the conversation, not its id', async () => {
    const { url, events } = await open();
    const ada = await visit(url);
    await ada.post('/api/say', { key: freshKey(), text: '/cover abc.0', shown: '/cover Rainy Morning' });
    expect(events).toMatchObject([{ values: { track: 'abc.0' } }]);
    expect((await ada.conversation()).entries[0]?.message.body).toBe('/cover Rainy Morning');
  });
});

describe('open pages', () => {
  it('receive every change in order after the ready event', async () => {
    const { url, surface, events } = await open();
    const ada = await visit(url);
    await ada.say('rain');
    const to = { platform: 'web', chat: events[0]?.person.id ?? '' };
    let hasStarted = false;
    const text = await ada.listen((stream) => {
      if (!hasStarted && stream.includes('event: ready')) {
        hasStarted = true;
        void surface
          .post(to, note('busy', 'Composing …'), 'track-1')
          .then(({ ref }) => surface.edit(ref, note('good', 'Here it is.')));
      }
      return stream.includes('Here it is.');
    });
    const entries = [...text.matchAll(/event: entry\ndata: (.*)\n/g)].map(
      ([, data]): ConversationEntry => JSON.parse(data ?? ''),
    );
    expect(entries.map(({ id, revision }) => [id, revision])).toEqual([
      ['track-1', 1],
      ['track-1', 2],
    ]);
  });

  it('are disconnected when the listener stops', async () => {
    const { url, listener } = await open();
    const ada = await visit(url);
    expect(listener.ready()).toBe(true);
    const text = await ada.listen((stream) => {
      if (stream.includes('ready')) void listener.stop();
      return false;
    });
    expect(text).toContain('event: ready');
    expect(listener.ready()).toBe(false);
    expect((await ada.post('/api/press', { key: freshKey(), action: '1mx' })).status).toBe(503);
  });

  it('are disconnected when the subscription fails', async () => {
    const conversations = { ...createConversations(), watch: () => Promise.reject(new Error('no store')) };
    const { url, logged } = await open({ conversations });
    const ada = await visit(url);
    expect(await ada.listen(() => false)).toBe('');
    expect(logged).toEqual(['conversation.subscribe-failed']);
  });
});

describe('the surface of the web chat', () => {
  const to = { platform: 'web', chat: 'ada' };

  it('posts once under a key, and does not undo an edit by posting again', async () => {
    const { surface, conversations } = await open();
    const { ref } = await surface.post(to, note('busy', 'Composing …'), 'card');
    await surface.edit(ref, note('good', 'Done.'));
    expect(await surface.post(to, note('busy', 'Composing …'), 'card')).toEqual({ ref });
    expect(await conversations.read('ada', 10)).toMatchObject([{ id: 'card', message: { body: 'Done.' } }]);
  });

  it('does not notify pages of an edit that changes nothing', async () => {
    const { surface, conversations } = await open();
    const { ref } = await surface.post(to, note('plain', 'Hello.'), 'card');
    await surface.edit(ref, note('plain', 'Hello.'));
    expect((await conversations.load('ada', 'card'))?.revision).toBe(1);
  });

  it('removes a message for good: it cannot be edited or posted again, and removing it twice is no error', async () => {
    const { surface, conversations } = await open();
    const { ref } = await surface.post(to, note('good', 'Here is Rain.'), 'rain');
    await surface.post(to, note('good', 'Here is Snow.'), 'snow');
    await surface.remove(ref);
    await surface.remove(ref);
    await surface.remove({ ...ref, message: 'nowhere' });
    await expect(surface.edit(ref, note('good', 'Rain!'))).rejects.toMatchObject({ code: 'gone' });
    await surface.post(to, note('good', 'Here is Rain.'), 'rain');
    const shown = (await conversations.read('ada', 10)).map(({ message, revision }) => [message, revision]);
    expect(shown).toEqual([
      [{ tone: 'plain', controls: [] }, 2],
      [note('good', 'Here is Snow.'), 1],
    ]);
  });

  it('reports a message that is gone and a store that is unreachable', async () => {
    const { surface } = await open();
    const ref = { platform: 'web', chat: 'ada', message: 'nowhere' };
    await expect(surface.edit(ref, note('plain', 'Hello.'))).rejects.toMatchObject({ code: 'gone' });
    const lost = () => Promise.reject(new Error('connection is closed'));
    const storeless = await openHarness({ conversations: { ...createConversations(), load: lost } });
    await expect(storeless.surface.post(to, note('plain', 'Hello.'), 'x')).rejects.toMatchObject({
      code: 'unreachable',
    });
    await storeless.close();
  });
});
