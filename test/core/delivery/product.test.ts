import { describe, expect, it } from 'vitest';
import { type EncodedMessage, type PollResult, type Product, SurfaceError } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const makes = (product: Product) => ableGateway('first', () => ({ state: 'made', product }));
const track = roof({ account: 'account-first' });

describe('words to sing', () => {
  const product: Product = {
    kind: 'text',
    texts: [
      { title: 'Rain', text: 'Rain on the roof' },
      { title: 'Sun', text: 'Sun on the hill' },
    ],
  };

  it('stand on the card, each with a button to sing them', async () => {
    const room = createCoreHarness([makes(product)]);
    await room.command('lyrics', { prompt: 'rain' });
    await room.work();
    expect(room.surface.messages).toHaveLength(1);
    expect(room.last()).toMatchObject({ tone: 'good' });
    expect(room.last()?.body).toContain('Here are your lyrics. Nothing was sung yet.');
    expect(room.last()?.body).toContain('Sun\n\nSun on the hill');
    expect(room.last()?.controls[0]?.map(({ label }) => label)).toEqual(['Sing it: Rain', 'Sing it: Sun']);
  });

  it('are put into the form of a song, and nothing is paid before that is sent', async () => {
    const gateway = makes(product);
    const room = createCoreHarness([gateway]);
    await room.command('lyrics', { prompt: 'rain' });
    await room.work();
    const button = room.last()?.controls[0]?.[1];
    const action = button?.kind === 'button' ? button.action : undefined;
    if (action === undefined) throw new Error('there is no button');
    await room.press(action);
    const values = Object.fromEntries(room.asked[0]?.fields.map(({ name, value }) => [name, value]) ?? []);
    expect(values).toMatchObject({ lyrics: 'Sun on the hill', title: 'Sun' });
    expect(gateway.orders.map(({ operation }) => operation)).toEqual(['lyrics']);
  });

  it('stand there again, unfetched, when the card is drawn once more', async () => {
    const room = createCoreHarness([makes(product)]);
    await room.command('lyrics', { prompt: 'rain' });
    await room.work();
    const before = room.last();
    const [song] = room.memory.store.generations.all();
    await room.handlers.jobs.refreshCard(song?.id ?? '');
    expect(room.last()).toEqual(before);
  });

  it('are stored with encoded actions, so that every version can show them again', async () => {
    const room = createCoreHarness([makes(product)]);
    await room.command('lyrics', { prompt: 'rain' });
    await room.work();
    const [song] = room.memory.store.generations.all();
    const stored = (await room.memory.store.drafts.load(`made:${song?.id}`)) as EncodedMessage;
    expect(stored.controls[0]?.[0]).toMatchObject({ action: expect.stringMatching(/^1f[a-z2-9]{16}$/) });
  });
});

describe('what is made of a track', () => {
  const made = async (operation: string, product: Product) => {
    const room = createCoreHarness([makes(product)]);
    await room.memory.store.tracks.save(track);
    await room.command(operation, { track: track.id });
    await room.work();
    return room;
  };

  it('with timed words is a text with times, and a file for players', async () => {
    const words = [
      { text: '[Verse]\nRain ', from: 1, to: 1.5 },
      { text: 'falls\n', from: 1.5, to: 2 },
      { text: 'Sun ', from: 62, to: 63 },
    ];
    const room = await made('karaoke', { kind: 'words', words });
    expect(room.last()?.body).toContain('0:01  Rain falls\n1:02  Sun');
    expect(room.last()?.file).toMatchObject({ name: 'Rain on the Roof.lrc' });
    expect(room.last()?.file?.key).toBe('[ti:Rain on the Roof]\n[00:01.00]Rain falls\n[01:02.00]Sun\n');
  });

  it('with notes is a MIDI file, and says how many notes there are', async () => {
    const notes = [{ pitch: 60, from: 0, to: 1, velocity: 1 }];
    const room = await made('midi', { kind: 'notes', instruments: [{ name: 'Piano', notes }] });
    expect(room.last()?.body).toBe('1 note of 1 instrument, as a MIDI file.\nPiano');
    expect(room.last()?.image?.name).toBe('Rain on the Roof.png');
    expect(room.last()?.file?.name).toBe('Rain on the Roof.mid');
  });

  it('with its tempo is one line', async () => {
    const tempo = { kind: 'tempo', bpm: 103.7, least: 90, most: 120, musicalKey: 'A minor' } as const;
    const room = await made('bpm', tempo);
    expect(room.last()?.body).toBe('104 beats a minute. It moves between 90 and 120. Its key is A minor.');
  });

  it('with a recording is a file', async () => {
    const room = await made('wav', { kind: 'file', format: 'wav', url: 'https://cdn.example/a.wav' });
    expect(room.last()?.file).toMatchObject({ name: 'Rain on the Roof.wav' });
  });

  it('that is too large for the chat is a link, and says so', async () => {
    const gateway = makes({ kind: 'file', format: 'video', url: 'https://cdn.example/a.mp4' });
    const room = createCoreHarness([gateway]);
    await room.memory.store.tracks.save(track);
    Object.assign(room.memory.media, { link: () => 'https://minstrel.example/a.mp4' });
    const { edit } = room.surface;
    room.surface.edit = async (ref, message) => {
      if (message.file !== undefined) throw new SurfaceError('web', 'too_large', 'too large');
      return edit(ref, message);
    };
    await room.command('video', { track: track.id });
    await room.work();
    expect(room.last()?.body).toBe('The file is too large for this chat. You will find it behind the link.');
    expect(room.last()?.controls[0]?.[0]).toMatchObject({ kind: 'link', label: 'Download' });
  });

  it('stands once, and is posted anew when somebody deleted the card', async () => {
    const room = createCoreHarness([makes({ kind: 'tempo', bpm: 100 })]);
    await room.memory.store.tracks.save(track);
    await room.command('bpm', { track: track.id });
    room.surface.messages.length = 0;
    await room.work();
    expect(room.surface.messages.map(({ message }) => message.body)).toEqual(['100 beats a minute.']);
  });
});

describe('a persona', () => {
  const sing = async (raw: Record<string, string>) => {
    let result: PollResult = { state: 'made', product: { kind: 'persona', personaId: 'p-1' } };
    const gateways = [ableGateway('zeroth', () => result), ableGateway('first', () => result)];
    const room = createCoreHarness(gateways);
    await room.memory.store.tracks.save(track);
    await room.command('persona', { track: track.id });
    const form = room.asked.at(-1);
    await room.send(form?.id ?? '', { personaName: 'Ada Night', ...raw });
    await room.work();
    result = { state: 'waiting' };
    return { room, gateways };
  };

  it('is kept with its name, and sings at the gateway that made it', async () => {
    const { room, gateways } = await sing({});
    expect(room.last()?.body).toBe('“Ada Night” is ready. Choose it as persona in /custom.');
    const [persona] = await room.memory.store.personas.of(ada);
    expect(persona).toMatchObject({ name: 'Ada Night', provider: 'first', personaId: 'p-1', vox: false });
    await room.command('custom');
    const form = room.asked.at(-1);
    const field = form?.fields.find(({ name }) => name === 'persona');
    expect(field?.choices).toEqual([{ value: persona?.id, label: 'Ada Night' }]);
    await room.send(form?.id ?? '', { lyrics: 'la', persona: persona?.id });
    await room.work();
    expect(gateways[0]?.orders).toEqual([]);
    expect(gateways[1]?.orders.at(-1)).toMatchObject({
      operation: 'custom',
      persona: { personaId: 'p-1', clipId: 'clip-1', vox: false },
    });
  });

  it('of a stretch of singing is of the vocal kind', async () => {
    const { room } = await sing({ from: '0:10', to: '0:25' });
    expect((await room.memory.store.personas.of(ada))[0]).toMatchObject({ vox: true });
  });

  it('of somebody else is not known', async () => {
    const { room, gateways } = await sing({});
    const [persona] = await room.memory.store.personas.of(ada);
    if (persona === undefined) throw new Error('there is no persona');
    await room.memory.store.personas.save({ ...persona, person: { ...ada, id: 'bob' } });
    await room.send('1k', { lyrics: 'la', persona: persona.id });
    expect(room.told.at(-1)?.body).toContain('“Persona” must be one of your personas.');
    expect(gateways.flatMap(({ orders }) => orders)).toHaveLength(1);
  });
});

describe('a mashup', () => {
  it('takes both tracks to the gateway that made them', async () => {
    const gateway = ableGateway('first', () => ({ state: 'waiting' }));
    const room = createCoreHarness([gateway]);
    const other = roof({ ...track, id: 'sunsunsunsunsuns.0', title: 'Sun', clipId: 'clip-2' });
    await room.memory.store.tracks.save(track);
    await room.memory.store.tracks.save(other);
    await room.command('mashup', { track: track.id });
    const form = room.asked.at(-1);
    expect(form?.title).toBe('Mashup: “Rain on the Roof”');
    expect(form?.fields.find(({ name }) => name === 'other')?.choices).toEqual([
      { value: other.id, label: 'Sun · 1:23' },
    ]);
    await room.send(form?.id ?? '', { other: other.id });
    await room.work();
    expect(gateway.orders).toMatchObject([{ source: { clipId: 'clip-1' }, other: { clipId: 'clip-2' } }]);
  });

  it.each([
    ['itself', track],
    ['a track of another gateway', roof({ ...track, id: 'sunsunsunsunsuns.0', provider: 'second' })],
    ['a track of another account', roof({ ...track, id: 'sunsunsunsunsuns.0', account: 'f99' })],
  ])('does not go with %s', async (_, other) => {
    const gateway = ableGateway('first', () => ({ state: 'waiting' }));
    const room = createCoreHarness([gateway]);
    await room.memory.store.tracks.save(track);
    if (other.id !== track.id) await room.memory.store.tracks.save(other);
    await room.send(`1h${track.id}`, { other: other.id });
    expect(room.told.at(-1)?.body).toContain('must be one of your tracks from the same gateway.');
    expect(gateway.orders).toEqual([]);
  });

  it('of the only track there is cannot be, and that is said before a form is opened', async () => {
    const room = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
    await room.memory.store.tracks.save(track);
    await room.command('mashup', { track: track.id });
    expect(room.told[0]?.body).toContain('you have only this one there');
    expect(room.asked).toEqual([]);
  });
});

describe('a command without what it needs', () => {
  it.each([
    ['sounds', 'prompt', 'What should it sound like?'],
    ['lyrics', 'prompt', 'What are the words about?'],
    ['style', 'prompt', 'A few style words'],
    ['upload', 'audio', 'Address of the audio (https)'],
  ])('/%s opens its form', async (name, field, label) => {
    const room = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
    await room.command(name);
    expect(room.asked[0]?.fields.find((one) => one.name === field)?.label).toBe(label);
    expect(room.told).toEqual([]);
  });

  it('a long text comes as a file as well', async () => {
    const text = 'la '.repeat(600);
    const room = createCoreHarness([makes({ kind: 'text', texts: [{ title: 'Long', text }] })]);
    await room.command('lyrics', { prompt: 'rain' });
    await room.work();
    expect(room.last()?.file).toMatchObject({ name: 'rain.txt', key: `Long\n\n${text}` });
  });
});
