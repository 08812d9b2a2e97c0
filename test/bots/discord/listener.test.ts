import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordListener } from '../../../src/bots/discord/index.js';
import {
  type ChatEvent,
  type ChatForm,
  type MessageRef,
  note,
  StorageError,
} from '../../../src/core/index.js';
import { card, finished, openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;

let stage: Stage | undefined;
const open = async (script: Parameters<typeof openStage>[0] = {}): Promise<Stage> => {
  stage = await openStage(script);
  stage.shelf.set('song', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2_000, 7)]));
  stage.shelf.set('cover', Buffer.from('ffd8ffe0', 'hex'));
  return stage;
};

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

/** Something core takes its time for: opened by the test. */
const gate = () => {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

const thinking = (message: { flags: number } | null | undefined) => ((message?.flags ?? 0) & 128) !== 0;

const custom: ChatForm = {
  id: '1kdraft',
  title: 'A song of your own',
  intro: 'With model v5: up to 5000 characters of lyrics.',
  submit: 'Make it',
  fields: [
    {
      name: 'lyrics',
      kind: 'long',
      label: 'Lyrics',
      required: false,
      advanced: false,
      value: 'la '.repeat(1_500),
      maxLength: 5_000,
    },
    { name: 'weirdness', kind: 'slider', label: 'How unusual', required: false, advanced: true, value: 70 },
    {
      name: 'model',
      kind: 'choice',
      label: 'Model',
      required: false,
      advanced: true,
      value: 'v5',
      choices: [{ value: 'v5', label: 'v5' }],
    },
    {
      name: 'style',
      kind: 'text',
      label: 'Style',
      required: true,
      advanced: false,
      placeholder: 'warm indie folk',
    },
    { name: 'title', kind: 'text', label: 'Title', required: false, advanced: false, value: 'Rain' },
    { name: 'instrumental', kind: 'toggle', label: 'Instrumental', required: false, advanced: false },
    {
      name: 'voice',
      kind: 'choice',
      label: 'Voice',
      required: false,
      advanced: false,
      value: 'male',
      choices: [
        { value: 'female', label: 'Female' },
        { value: 'male', label: 'Male' },
      ],
    },
  ],
};

describe('connecting', () => {
  it('registers every command and the entry for messages, and tells whether it is connected', async () => {
    const { discord, listener } = await open();
    expect(listener.ready()).toBe(true);
    const names = discord.commands.map((command) => command.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'song',
        'custom',
        'extend',
        'stems',
        'queue',
        'cancel',
        'help',
        'Make a song of this',
      ]),
    );
    expect(discord.commands[0]).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    discord.disconnect();
    await discord.until(() => !listener.ready(), 'it notices the cut');
    await discord.until(() => listener.ready(), 'it comes back');
    await listener.stop();
    expect(listener.ready()).toBe(false);
    await listener.stop();
  });

  it('goes on when the commands can not be registered', async () => {
    const stage = await open({ listen: false });
    stage.discord.fail({ method: 'PUT', route: /commands/, with: { status: 400, body: { code: 50035 } } });
    await stage.listener.start(stage.studio);
    expect(stage.listener.ready()).toBe(true);
    expect(stage.lines.join()).toContain('could not be registered');
  });

  it('does not start with a wrong token, and does not tell it', async () => {
    const { discord } = await open({ listen: false });
    const token = `${'x'.repeat(24)}.wrong.${'y'.repeat(38)}`;
    const log = { info() {}, warn() {}, error() {} };
    const none = async () => undefined;
    const drafts = { save: none, load: none, take: none };
    const stranger = createDiscordListener({ token, apiUrl: discord.api, drafts, clock: Date.now, log });
    const failure = await stranger
      .start({ handle: none, autocomplete: async () => [], groupMigrated: none })
      .catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toContain(token);
  });
});

describe('a slash command', () => {
  it('becomes a card at once, which can be edited later', async () => {
    let ref: MessageRef | undefined;
    const { discord, studio, surface } = await open({
      async hear(event) {
        ref = await event.reply.card(card);
      },
    });
    const ana = discord.person('Ana', { locale: 'de' });
    const asked = await ana.slash('song', { prompt: 'rain', instrumental: true });
    expect((await asked.acknowledged).type).toBe(4);
    await discord.until(() => ref, 'the card is known');
    expect(studio.heard[0]).toMatchObject({
      key: `discord:${asked.id}`,
      kind: 'command',
      name: 'song',
      values: { prompt: 'rain', instrumental: true },
      person: { platform: 'discord', id: ana.id, name: 'Ana', locale: 'de' },
      address: { chat: discord.channelId },
    });
    expect(ref?.message).toBe(asked.message?.id);
    if (ref) await surface.edit(ref, { ...card, progress: 0.8 });
    expect(asked.message?.embeds[0]?.description).toContain('80 %');
  });

  it('hands over options under the names of their fields', async () => {
    const { discord, studio } = await open();
    await (await discord.person('Ana').slash('custom', { 'style-weight': 30, 'excluded-style': 'metal' }))
      .acknowledged;
    expect(studio.heard[0]).toMatchObject({ values: { styleWeight: 30, excludedStyle: 'metal' } });
  });

  it('shows "thinking" when core is slow, and the card takes its place', async () => {
    const slow = gate();
    let ref: MessageRef | undefined;
    const { discord, surface } = await open({
      patienceMs: 30,
      async hear(event) {
        await slow.opened;
        ref = await event.reply.card(card);
      },
    });
    const asked = await discord.person('Ana').slash('song', { prompt: 'rain' });
    expect((await asked.acknowledged).type).toBe(5);
    expect(thinking(asked.message)).toBe(true);
    slow.open();
    await discord.until(() => ref, 'the card stands');
    expect(asked.message?.embeds[0]?.title).toBe('Rainy Morning');
    expect(discord.messages(discord.channelId)).toHaveLength(1);
    asked.expire();
    if (ref) await surface.edit({ ...ref, message: asked.message?.id ?? '' }, finished);
    expect(asked.message?.attachments).toHaveLength(2);
  });

  it('answers privately after "thinking" was shown to all', async () => {
    const slow = gate();
    const { discord } = await open({
      patienceMs: 30,
      async hear(event) {
        await slow.opened;
        await event.reply.tell(note('bad', 'Not like that.'));
      },
    });
    const ana = discord.person('Ana');
    const asked = await ana.slash('song', { prompt: 'rain' });
    await asked.acknowledged;
    slow.open();
    const told = await discord.until(() => asked.followUps[0], 'the private word');
    expect(told.ephemeralFor).toBe(ana.id);
    expect(discord.messages(discord.channelId)).toHaveLength(0);
  });

  it('keeps a place for the answer before Discord gives up, however long core takes', async () => {
    const slow = gate();
    const { discord } = await open({ hear: () => slow.opened });
    const asked = await discord.person('Ana').slash('song', { prompt: 'rain' });
    expect((await asked.acknowledged).type).toBe(5);
    slow.open();
    await discord.until(() => asked.followUps[0], 'a word in the end');
  });

  it('says that its memory is away, or that it went wrong, but never nothing and never a stack', async () => {
    const { discord, lines } = await open({
      async hear(event) {
        if (event.kind !== 'command') return;
        if (event.name === 'queue') throw new StorageError('connect ECONNREFUSED 127.0.0.1:6379');
        if (event.name === 'help') return;
        throw new Error(`broken at /webhooks/1/${event.address.extra?.token}`);
      },
    });
    const ana = discord.person('Ana');
    const said = async (command: string, options = {}) => {
      const asked = await ana.slash(command, options);
      await asked.acknowledged;
      expect(asked.ephemeral).toBe(true);
      return asked.message?.embeds[0]?.description ?? '';
    };
    expect(await said('queue')).toContain('I cannot reach my memory');
    expect(await said('song', { prompt: 'rain' })).toContain('Something went wrong');
    expect(await said('help')).toContain('Something went wrong');
    expect(lines.join()).not.toContain('interaction-');
  });

  it('posts the card by itself when Discord no longer takes the answer', async () => {
    const { discord } = await open({ hear: (event) => event.reply.card(card) });
    discord.fail({
      route: /callback/,
      with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } },
    });
    await discord.person('Ana').slash('song', { prompt: 'rain' });
    const posted = await discord.until(() => discord.messages(discord.channelId)[0], 'the card');
    expect(posted.embeds[0]?.title).toBe('Rainy Morning');
  });

  it('adds several audios of an answer right after it, too', async () => {
    const { audio, ...rest } = finished;
    const several = audio === undefined ? [] : [audio, { ...audio, title: 'Rainy Evening' }];
    const { discord } = await open({ hear: (event) => event.reply.card({ ...rest, audios: several }) });
    const asked = await discord.person('Ana').slash('help');
    expect((await asked.acknowledged).type).toBe(4);
    await discord.until(() => asked.message?.attachments.length === 3, 'cover and both audios');
  });

  it('adds the files of an answer right after it', async () => {
    const { discord } = await open({ hear: (event) => event.reply.card(finished) });
    const asked = await discord.person('Ana').slash('help');
    await discord.until(() => asked.message?.attachments.length === 2, 'cover and audio');
  });
});

describe('a form', () => {
  const formScript = (forms: ChatEvent[]) => async (event: ChatEvent) => {
    if (event.kind === 'form') {
      forms.push(event);
      await event.reply.card(card);
    } else await event.reply.ask(custom);
  };

  it('opens with five questions and comes back with all the values, shown or not', async () => {
    const forms: ChatEvent[] = [];
    const { discord } = await open({ hear: formScript(forms) });
    const ana = discord.person('Ana');
    const asked = await ana.slash('custom', { weirdness: 70 });
    expect((await asked.acknowledged).type).toBe(9);
    expect(asked.modal?.components).toHaveLength(5);
    const sent = await ana.fill(asked, { style: 'folk', title: '', instrumental: true, voice: 'Female' });
    expect((await sent.acknowledged).type).toBe(4);
    expect(forms[0]).toMatchObject({ kind: 'form', form: '1kdraft' });
    expect(forms[0]?.kind === 'form' && forms[0].values).toEqual({
      lyrics: 'la '.repeat(1_500),
      style: 'folk',
      instrumental: true,
      voice: 'female',
      model: 'v5',
      weirdness: 70,
    });
  });

  it('keeps the end of long lyrics whose beginning was changed', async () => {
    const forms: ChatEvent[] = [];
    const { discord } = await open({ hear: formScript(forms) });
    const ana = discord.person('Ana');
    const asked = await ana.slash('custom');
    await asked.acknowledged;
    await (await ana.fill(asked, { style: 'folk', lyrics: 'Rain ' })).acknowledged;
    expect(forms[0]).toMatchObject({ values: { lyrics: `Rain ${'la '.repeat(1_500).slice(4_000)}` } });
  });

  it('needs no memory when everything is shown', async () => {
    const forms: ChatEvent[] = [];
    const short = { ...custom, intro: undefined, fields: custom.fields.slice(3) };
    const { discord, stored } = await open({
      hear: async (event) => {
        if (event.kind === 'form') forms.push(event);
        else await event.reply.ask(short);
      },
    });
    const ana = discord.person('Ana');
    const asked = await ana.slash('custom');
    await asked.acknowledged;
    expect(asked.modal?.custom_id).toBe('1kdraft');
    await (await ana.fill(asked, { style: 'folk' })).acknowledged;
    expect(stored.size).toBe(0);
    expect(forms[0]).toMatchObject({
      form: '1kdraft',
      values: { style: 'folk', title: 'Rain', voice: 'male' },
    });
  });

  it('is refused honestly when what it did not show is lost', async () => {
    const forms: ChatEvent[] = [];
    const { discord, stored } = await open({ hear: formScript(forms) });
    const ana = discord.person('Ana');
    const asked = await ana.slash('custom');
    await asked.acknowledged;
    stored.clear();
    const sent = await ana.fill(asked, { style: 'folk' });
    await sent.acknowledged;
    expect(sent.message?.embeds[0]?.description).toContain('expired');
    expect(forms).toEqual([]);
  });

  it('waits behind a button when it can not open any more', async () => {
    const slow = gate();
    const { discord } = await open({
      patienceMs: 30,
      async hear(event) {
        if (event.kind === 'command') await slow.opened;
        await event.reply.ask(custom);
      },
    });
    const ana = discord.person('Ana');
    const asked = await ana.slash('custom');
    await asked.acknowledged;
    slow.open();
    const told = await discord.until(() => asked.followUps[0], 'the button');
    const pressed = await ana.press(told, '1kdraft');
    expect((await pressed.acknowledged).type).toBe(9);
  });
});

describe('a button', () => {
  it('is heard with its action, and answers only to who pressed it', async () => {
    const { discord, studio, surface } = await open();
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    const pressed = await discord.person('Bo').press(message, 'Cancel');
    expect((await pressed.acknowledged).type).toBe(4);
    expect(pressed.ephemeral).toBe(true);
    expect(studio.heard[0]).toMatchObject({ kind: 'press', action: { do: 'cancel', generation: 'abc' } });
  });

  it('gives the card to all even after a private "thinking"', async () => {
    const slow = gate();
    const { discord, surface } = await open({
      patienceMs: 30,
      async hear(event) {
        await slow.opened;
        await event.reply.card(finished);
      },
    });
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    const ana = discord.person('Ana');
    const pressed = await ana.press(message, 'Cancel');
    await pressed.acknowledged;
    expect(pressed.ephemeral).toBe(true);
    slow.open();
    await discord.until(() => discord.messages(discord.channelId).length === 2, 'the card');
    expect(discord.messages(discord.channelId, ana)).toHaveLength(2);
  });

  it('is quietly done when core has nothing to say', async () => {
    const { discord, surface } = await open({ hear: async () => {} });
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    expect((await (await discord.person('Bo').press(message, 'Cancel')).acknowledged).type).toBe(6);
  });
});

describe('writing to the bot', () => {
  it('works in direct messages', async () => {
    const { discord, studio } = await open({ hear: (event) => event.reply.card(card) });
    const ana = discord.person('Ana');
    const wish = await ana.say('a song about rain', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the card');
    expect(answer).toMatchObject({ reference: wish.id, pings: [] });
    expect(studio.heard[0]).toMatchObject({
      key: `discord:${wish.id}`,
      kind: 'text',
      text: 'a song about rain',
      address: { chat: ana.dm, replyTo: wish.id },
    });
  });

  it('works in a channel by a mention; other talk, and a reply that mentions nobody, is left alone', async () => {
    const { discord, studio } = await open();
    const ana = discord.person('Ana');
    await ana.say('what weather');
    await ana.say(`<@${discord.botId}> a song  for ${discord.person('Bo').mention}`);
    const answer = await discord.until(() => discord.messages(discord.channelId)[2], 'an answer');
    await ana.say('make it sadder', { replyTo: answer });
    await ana.say(`<@${discord.botId}>`);
    await discord.until(() => studio.heard.length === 2, 'two are heard');
    expect(studio.heard.map((event) => event.kind === 'text' && event.text)).toEqual(['a song for Bo', '']);
  });

  it('gets an apology too when core fails', async () => {
    const { discord } = await open({
      hear: async () => {
        throw new StorageError('Connection is closed.');
      },
    });
    const ana = discord.person('Ana');
    await ana.say('rain', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the apology');
    expect(answer.embeds[0]?.description).toContain('I cannot reach my memory');
  });

  it('offers a form behind a button', async () => {
    const { discord } = await open({ hear: (event) => event.reply.ask(custom) });
    const ana = discord.person('Ana');
    await ana.say('custom', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the button');
    const pressed = await ana.press(answer, '1kdraft');
    expect((await pressed.acknowledged).type).toBe(9);
  });

  it("makes a song of anyone's message from its menu", async () => {
    const { discord, studio } = await open({ hear: (event) => event.reply.card(card) });
    const poem = await discord.person('Bo').say('Roses are red');
    const asked = await discord.person('Ana').messageCommand('Make a song of this', poem);
    expect((await asked.acknowledged).type).toBe(4);
    expect(studio.heard[0]).toMatchObject({
      key: `discord:${asked.id}`,
      kind: 'text',
      text: 'Roses are red',
      person: { name: 'Ana' },
      address: { replyTo: poem.id },
    });
  });
});

describe('typing a command', () => {
  it('is offered what core suggests', async () => {
    const asked: unknown[] = [];
    const { discord } = await open({
      suggest: async (...all) => {
        asked.push(all.slice(0, 3));
        return [
          { value: 'track-1', label: `Rainy Morning${'!'.repeat(120)}` },
          { value: 'x'.repeat(101), label: 'Too long to be chosen' },
        ];
      },
    });
    const choices = await discord.person('Ana').autocomplete('extend', 'track', 'rai');
    expect(choices).toHaveLength(1);
    expect(choices[0]?.value).toBe('track-1');
    expect(asked).toEqual([['extend', 'track', 'rai']]);
  });

  it('is offered nothing when core is slow or fails, rather than an error', async () => {
    const { discord } = await open({
      suggestMs: 30,
      suggest: async (_command, _field, typed) => {
        if (typed === 'slow') return new Promise(() => {});
        throw new StorageError('Connection is closed.');
      },
    });
    const ana = discord.person('Ana');
    expect(await ana.autocomplete('extend', 'track', 'slow')).toEqual([]);
    expect(await ana.autocomplete('extend', 'track', 'rai')).toEqual([]);
  });
});
