import { describe, expect, it } from 'vitest';
import { type EncodedMessage, type PollResult, type Product, SurfaceError } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

/** A gateway that answers every request with this product. */
const gatewayMaking = (product: Product) => ableGateway('first', () => ({ state: 'made', product }));
const track = roof({ account: 'account-first' });

describe('generated lyrics', () => {
  const product: Product = {
    kind: 'text',
    texts: [
      { title: 'Rain', text: 'Rain on the roof' },
      { title: 'Sun', text: 'Sun on the hill' },
    ],
  };

  it('are shown on the card, each with a button that sings it', async () => {
    const harness = createCoreHarness([gatewayMaking(product)]);
    await harness.command('lyrics', { prompt: 'rain' });
    await harness.work();
    expect(harness.surface.messages).toHaveLength(1);
    expect(harness.last()).toMatchObject({ tone: 'good' });
    expect(harness.last()?.body).toContain('Here are your lyrics. Nothing was sung yet.');
    expect(harness.last()?.body).toContain('Sun\n\nSun on the hill');
    expect(harness.last()?.controls[0]?.map(({ label }) => label)).toEqual(['Sing it: Rain', 'Sing it: Sun']);
  });

  it('open in the form of a song, and nothing is submitted before that form is sent', async () => {
    const gateway = gatewayMaking(product);
    const harness = createCoreHarness([gateway]);
    await harness.command('lyrics', { prompt: 'rain' });
    await harness.work();
    const button = harness.last()?.controls[0]?.[1];
    const action = button?.kind === 'button' ? button.action : undefined;
    if (action === undefined) throw new Error('there is no button');
    await harness.press(action);
    const values = Object.fromEntries(harness.forms[0]?.fields.map(({ name, value }) => [name, value]) ?? []);
    expect(values).toMatchObject({ lyrics: 'Sun on the hill', title: 'Sun' });
    expect(gateway.orders.map(({ operation }) => operation)).toEqual(['lyrics']);
  });

  it('stay the same when the card is refreshed', async () => {
    const harness = createCoreHarness([gatewayMaking(product)]);
    await harness.command('lyrics', { prompt: 'rain' });
    await harness.work();
    const before = harness.last();
    const [song] = harness.deps.store.generations.all();
    await harness.handlers.jobs.refreshCard(song?.id ?? '');
    expect(harness.last()).toEqual(before);
  });

  it('are stored with encoded actions, so that every version can show them again', async () => {
    const harness = createCoreHarness([gatewayMaking(product)]);
    await harness.command('lyrics', { prompt: 'rain' });
    await harness.work();
    const [song] = harness.deps.store.generations.all();
    const stored = (await harness.deps.store.expiring.load(`made:${song?.id}`)) as EncodedMessage;
    expect(stored.controls[0]?.[0]).toMatchObject({ action: expect.stringMatching(/^1f[a-z2-9]{16}$/) });
  });
});

describe('a product made from a track', () => {
  const requestProduct = async (operation: string, product: Product) => {
    const harness = createCoreHarness([gatewayMaking(product)]);
    await harness.deps.store.tracks.save(track);
    await harness.command(operation, { track: track.id });
    await harness.work();
    return harness;
  };

  it('of timed lyrics is a text with times and an LRC file', async () => {
    const words = [
      { text: '[Verse]\nRain ', from: 1, to: 1.5 },
      { text: 'falls\n', from: 1.5, to: 2 },
      { text: 'Sun ', from: 62, to: 63 },
    ];
    const harness = await requestProduct('karaoke', { kind: 'words', words });
    expect(harness.last()?.body).toContain('0:01  Rain falls\n1:02  Sun');
    expect(harness.last()?.file).toMatchObject({ name: 'Rain on the Roof.lrc' });
    expect(harness.last()?.file?.key).toBe('[ti:Rain on the Roof]\n[00:01.00]Rain falls\n[01:02.00]Sun\n');
  });

  it('of notes is a MIDI file with a picture and the number of notes', async () => {
    const notes = [{ pitch: 60, from: 0, to: 1, velocity: 1 }];
    const harness = await requestProduct('midi', { kind: 'notes', instruments: [{ name: 'Piano', notes }] });
    expect(harness.last()?.body).toBe('1 note of 1 instrument, as a MIDI file.\nPiano');
    expect(harness.last()?.image?.name).toBe('Rain on the Roof.png');
    expect(harness.last()?.file?.name).toBe('Rain on the Roof.mid');
  });

  it('of its tempo is one line', async () => {
    const tempo = { kind: 'tempo', bpm: 103.7, least: 90, most: 120, musicalKey: 'A minor' } as const;
    const harness = await requestProduct('bpm', tempo);
    expect(harness.last()?.body).toBe('104 beats a minute. It moves between 90 and 120. Its key is A minor.');
  });

  it('of a recording is a file', async () => {
    const harness = await requestProduct('wav', {
      kind: 'file',
      format: 'wav',
      url: 'https://cdn.example/a.wav',
    });
    expect(harness.last()?.file).toMatchObject({ name: 'Rain on the Roof.wav' });
  });

  it('that is too large for the chat is a link', async () => {
    const gateway = gatewayMaking({ kind: 'file', format: 'video', url: 'https://cdn.example/a.mp4' });
    const harness = createCoreHarness([gateway]);
    await harness.deps.store.tracks.save(track);
    Object.assign(harness.deps.media, { link: () => 'https://minstrel.example/a.mp4' });
    const { edit } = harness.surface;
    harness.surface.edit = async (ref, message) => {
      if (message.file !== undefined) throw new SurfaceError('web', 'too_large', 'too large');
      return edit(ref, message);
    };
    await harness.command('video', { track: track.id });
    await harness.work();
    expect(harness.last()?.body).toBe(
      'The file is too large for this chat. You will find it behind the link.',
    );
    expect(harness.last()?.controls[0]?.[0]).toMatchObject({ kind: 'link', label: 'Download' });
  });

  it('is posted as a new message when its card was deleted', async () => {
    const harness = createCoreHarness([gatewayMaking({ kind: 'tempo', bpm: 100 })]);
    await harness.deps.store.tracks.save(track);
    await harness.command('bpm', { track: track.id });
    harness.surface.messages.length = 0;
    await harness.work();
    expect(harness.surface.messages.map(({ message }) => message.body)).toEqual(['100 beats a minute.']);
  });
});

describe('a persona', () => {
  const createPersona = async (raw: Record<string, string>) => {
    let result: PollResult = { state: 'made', product: { kind: 'persona', personaId: 'p-1' } };
    const gateways = [ableGateway('zeroth', () => result), ableGateway('first', () => result)];
    const harness = createCoreHarness(gateways);
    await harness.deps.store.tracks.save(track);
    await harness.command('persona', { track: track.id });
    const form = harness.forms.at(-1);
    await harness.send(form?.id ?? '', { personaName: 'Ada Night', ...raw });
    await harness.work();
    result = { state: 'waiting' };
    return { harness, gateways };
  };

  it('is saved with its name and sings at the gateway that made it', async () => {
    const { harness, gateways } = await createPersona({});
    expect(harness.last()?.body).toBe('“Ada Night” is ready. Choose it as persona in /custom.');
    const [persona] = await harness.deps.store.personas.of(ada);
    expect(persona).toMatchObject({ name: 'Ada Night', provider: 'first', personaId: 'p-1', vox: false });
    await harness.command('custom');
    const form = harness.forms.at(-1);
    const field = form?.fields.find(({ name }) => name === 'persona');
    expect(field?.choices).toEqual([{ value: persona?.id, label: 'Ada Night' }]);
    await harness.send(form?.id ?? '', { lyrics: 'la', persona: persona?.id });
    await harness.work();
    expect(gateways[0]?.orders).toEqual([]);
    expect(gateways[1]?.orders.at(-1)).toMatchObject({
      operation: 'custom',
      persona: { personaId: 'p-1', clipId: 'clip-1', vox: false },
    });
  });

  it('of a time range of the track is a vocal persona', async () => {
    const { harness } = await createPersona({ from: '0:10', to: '0:25' });
    expect((await harness.deps.store.personas.of(ada))[0]).toMatchObject({ vox: true });
  });

  it('of another person is not accepted', async () => {
    const { harness, gateways } = await createPersona({});
    const [persona] = await harness.deps.store.personas.of(ada);
    if (persona === undefined) throw new Error('there is no persona');
    await harness.deps.store.personas.save({ ...persona, person: { ...ada, id: 'bob' } });
    await harness.send('1k', { lyrics: 'la', persona: persona.id });
    expect(harness.answers.at(-1)?.body).toContain('“Persona” must be one of your personas.');
    expect(gateways.flatMap(({ orders }) => orders)).toHaveLength(1);
  });
});

describe('a mashup', () => {
  it('submits both tracks to the gateway that made them', async () => {
    const gateway = ableGateway('first', () => ({ state: 'waiting' }));
    const harness = createCoreHarness([gateway]);
    const other = roof({ ...track, id: 'sunsunsunsunsuns.0', title: 'Sun', clipId: 'clip-2' });
    await harness.deps.store.tracks.save(track);
    await harness.deps.store.tracks.save(other);
    await harness.command('mashup', { track: track.id });
    const form = harness.forms.at(-1);
    expect(form?.title).toBe('Mashup: “Rain on the Roof”');
    expect(form?.fields.find(({ name }) => name === 'other')?.choices).toEqual([
      { value: other.id, label: 'Sun · 1:23' },
    ]);
    await harness.send(form?.id ?? '', { other: other.id });
    await harness.work();
    expect(gateway.orders).toMatchObject([{ source: { clipId: 'clip-1' }, other: { clipId: 'clip-2' } }]);
  });

  it.each([
    ['itself', track],
    ['a track of another gateway', roof({ ...track, id: 'sunsunsunsunsuns.0', provider: 'second' })],
    ['a track of another account', roof({ ...track, id: 'sunsunsunsunsuns.0', account: 'f99' })],
  ])('is refused with %s', async (_, other) => {
    const gateway = ableGateway('first', () => ({ state: 'waiting' }));
    const harness = createCoreHarness([gateway]);
    await harness.deps.store.tracks.save(track);
    if (other.id !== track.id) await harness.deps.store.tracks.save(other);
    await harness.send(`1h${track.id}`, { other: other.id });
    expect(harness.answers.at(-1)?.body).toContain('must be one of your tracks from the same gateway.');
    expect(gateway.orders).toEqual([]);
  });

  it('of a person’s only track is refused before a form opens', async () => {
    const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
    await harness.deps.store.tracks.save(track);
    await harness.command('mashup', { track: track.id });
    expect(harness.answers[0]?.body).toContain('you have only this one there');
    expect(harness.forms).toEqual([]);
  });
});

describe('a command without its required value', () => {
  it.each([
    ['sounds', 'prompt', 'What should it sound like?'],
    ['lyrics', 'prompt', 'What are the words about?'],
    ['style', 'prompt', 'A few style words'],
    ['upload', 'audio', 'Address of the audio (https)'],
  ])('/%s opens its form', async (command, field, label) => {
    const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
    await harness.command(command);
    expect(harness.forms[0]?.fields.find(({ name }) => name === field)?.label).toBe(label);
    expect(harness.answers).toEqual([]);
  });
});

it('long lyrics are also posted as a file', async () => {
  const text = 'la '.repeat(600);
  const harness = createCoreHarness([gatewayMaking({ kind: 'text', texts: [{ title: 'Long', text }] })]);
  await harness.command('lyrics', { prompt: 'rain' });
  await harness.work();
  expect(harness.last()?.file).toMatchObject({ name: 'rain.txt', key: `Long\n\n${text}` });
});
