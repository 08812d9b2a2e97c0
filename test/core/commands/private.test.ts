import { describe, expect, it } from 'vitest';
import { type ChatMessage, type Community, type Person, SurfaceError } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, chat, rain, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };
const club = (more: Partial<Community> = {}): Community => ({
  key: 'web:club',
  places: [],
  roles: [],
  manages: async () => false,
  ...more,
});

const openHarness = () => {
  const gateway = ableGateway('first', () => ({ state: 'waiting' }));
  return { ...createCoreHarness([gateway]), gateway };
};

const track = roof({ account: 'account-first' });
const sun = roof({ id: 'sunsunsunsunsuns.0', title: 'Sun', account: 'account-first', person: bo });

describe('another person’s', () => {
  it('private track is not accepted for a mashup', async () => {
    const { deps, send, answers, gateway } = openHarness();
    await deps.store.tracks.save(track);
    await deps.store.tracks.save({ ...sun, hidden: true });
    await send(`1h${track.id}`, { other: sun.id });
    expect(answers[0]?.body).toContain('must be one of your tracks from the same gateway.');
    expect(gateway.orders).toEqual([]);
  });

  it('private track is not used again through a track made from it', async () => {
    const { deps, personIn, answers, gateway } = openHarness();
    const request = {
      operation: 'wav',
      model: 'v5',
      values: {},
      sources: [{ id: sun.id, title: 'Sun' }],
    } as const;
    await deps.store.tracks.save({ ...sun, hidden: true });
    await deps.store.tracks.save(track);
    await deps.store.generations.create(rain({ request, person: bo }));
    await personIn().press({ do: 'repeat', track: track.id });
    expect(answers[0]?.body).toContain('This track is private');
    expect(gateway.orders).toEqual([]);
  });

  it('persona is not used, not even through Make another', async () => {
    const { deps, personIn, answers, gateway, work } = openHarness();
    const persona = {
      id: 'p1',
      person: ada,
      createdAt: 1,
      name: 'Nora',
      provider: 'first',
      account: 'account-first',
      personaId: 'x',
      clipId: 'c',
      vox: false,
    };
    await deps.store.personas.save(persona);
    await deps.store.tracks.save(track);
    const request = {
      operation: 'custom',
      model: 'v5',
      values: { lyrics: 'la', persona: 'p1' },
      sources: [],
    } as const;
    await deps.store.generations.create(rain({ request }));
    await personIn(undefined, bo).press({ do: 'repeat', track: track.id });
    expect(answers[0]?.body).toBe('“Persona” must be one of your personas.');
    await personIn().press({ do: 'repeat', track: track.id });
    await work();
    expect(gateway.orders).toMatchObject([{ persona: { personaId: 'x' } }]);
  });

  it('audio is not uploaded', async () => {
    const { handlers, answers, personIn, surface, gateway, deps } = openHarness();
    Object.assign(deps.media, { link: () => 'https://minstrel.example/riff.mp3' });
    const reply = {
      card: async (message: ChatMessage) => surface.place(message),
      tell: async (message: ChatMessage) => void answers.push(message),
      ask: async () => {},
    };
    const audio = { name: 'riff', source: async () => Buffer.from('riff') };
    await handlers.events.handle({
      key: 'sent',
      person: ada,
      address: chat,
      reply,
      kind: 'audio',
      audio,
      text: '',
    });
    const button = answers[0]?.controls[0]?.[0];
    const action = button?.kind === 'button' ? button.action : undefined;
    if (action === undefined) throw new Error('there is no button');
    await personIn(undefined, bo).press(action);
    expect(answers.at(-1)?.body).toBe('Only the person who asked for this song can do that.');
    expect([...gateway.orders, ...deps.store.generations.all()]).toEqual([]);
  });
});

describe('a stem that shares its message with others', () => {
  it('is renamed and deleted without changing the message', async () => {
    const { deps, press, answers, surface, send } = openHarness();
    const ref = surface.place({ tone: 'good', title: 'Stems', controls: [] });
    await deps.store.generations.create(rain({ posted: { '0': ref, '1': ref } }));
    await deps.store.tracks.save(track);
    await send(`1T3/${track.id}`, { title: 'Drums' });
    expect(surface.messages[0]?.edits).toBe(0);
    await press({ do: 'track', track: track.id, act: 'confirm-delete' });
    expect(surface.messages).toHaveLength(1);
    expect(answers.at(-1)?.body).toContain('is deleted from your library');
  });
});

describe('the feed', () => {
  it('can only be a channel of the community itself', async () => {
    const { deps, personIn, answers } = openHarness();
    const managed = club({ manages: async () => true, holds: (place) => place === 'stage' });
    await personIn(managed).send('1S2', { feed: 'somebody-elses-chat' });
    expect(answers[0]?.body).toBe('That place is not a part of this one. Nothing was changed.');
    expect(await deps.store.settings.community('web:club')).toEqual({});
    await personIn(managed).send('1S2', { feed: 'stage' });
    expect((await deps.store.settings.community('web:club')).feed).toBe('stage');
  });

  it('is reported when it refuses a track, and sharing can be tried again', async () => {
    const { deps, personIn, answers, surface } = openHarness();
    await deps.store.tracks.save(track);
    await deps.store.settings.setCommunity('web:club', { feed: 'stage' });
    const { post } = surface;
    surface.post = async () => {
      throw new SurfaceError('web', 'forbidden', 'not there');
    };
    await personIn(club()).press({ do: 'track', track: track.id, act: 'share' });
    surface.post = post;
    await personIn(club()).press({ do: 'track', track: track.id, act: 'share' });
    expect(answers.map(({ body }) => body)).toEqual([
      'There is no place for shared tracks here yet. Whoever manages this one can choose it in /settings.',
      'Shared.',
    ]);
  });
});

it('a double click on a button starts one generation, and a click 20 seconds later another', async () => {
  const { deps, press, gateway, work, clock } = openHarness();
  await deps.store.tracks.save(track);
  const wav = { do: 'operation', operation: 'wav', track: track.id } as const;
  await Promise.all([press(wav), press(wav)]);
  await work();
  expect(gateway.orders).toHaveLength(1);
  clock.advance(20_000);
  await press(wav);
  await work();
  expect(gateway.orders).toHaveLength(2);
});
