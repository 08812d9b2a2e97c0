import { describe, expect, it } from 'vitest';
import { type AudioFile, MediaError, type SentAudio } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, chat } from '../samples.js';

const riff: SentAudio = { name: 'riff', source: async () => Buffer.from('riff') };

const open = (found: Partial<AudioFile> | MediaError = {}, link?: string) => {
  const gateway = ableGateway('first', () => ({
    state: 'finished',
    takes: [{ clipId: 'up', audioUrl: 'https://cdn.example/up.mp3' }],
    missing: 0,
  }));
  const harness = createCoreHarness([gateway]);
  const { keepAudio } = harness.deps.media;
  harness.deps.media.keepAudio = async (source, name) => {
    if (found instanceof MediaError) throw found;
    return { ...(await keepAudio(source, name)), ...found };
  };
  Object.assign(harness.deps.media, { link: () => link });
  let sends = 0;
  const send = (audio: SentAudio) => {
    sends += 1;
    const reply = {
      card: async (message: Parameters<typeof harness.surface.place>[0]) => harness.surface.place(message),
      tell: async (message: (typeof harness.answers)[number]) => void harness.answers.push(message),
      ask: async () => {},
    };
    const event = { key: `sent-${sends}`, person: ada, address: chat, reply };
    return harness.handlers.events.handle({ ...event, kind: 'audio', audio, text: '' });
  };
  return { ...harness, gateway, upload: send };
};

const ours = 'https://minstrel.example/media/riff.mp3';

describe('an audio that someone sends', () => {
  it('is looked at, and brought to a gateway once, when its owner says so', async () => {
    const { upload, answers, press, work, gateway, last } = open({ seconds: 83 }, ours);
    await upload(riff);
    await work();
    expect(answers[0]?.body).toContain(
      '“riff”, 1:23 long. Shall I bring it to the gateway? That is one upload',
    );
    expect(gateway.orders).toEqual([]);
    const button = answers[0]?.controls[0]?.[0];
    if (button?.kind !== 'button') throw new Error('there is no button');
    await press(button.action);
    await press(button.action);
    await work();
    expect(gateway.orders).toMatchObject([{ operation: 'upload', values: { audio: ours, title: 'riff' } }]);
    expect(last()).toMatchObject({ title: 'riff' });
    expect(button.action.do).toBe('confirm-upload');
  });

  it.each<[string, Partial<AudioFile> | MediaError, SentAudio, string]>([
    [
      'is no audio',
      new MediaError('lost', 'not_audio', 'not audio that plays'),
      riff,
      'That is no audio I can play.',
    ],
    ['is another kind of file', new MediaError('lost', 'wrong_kind', 'a page'), riff, 'no audio'],
    [
      'cannot be fetched',
      new MediaError('later', 'unreachable', 'cdn.example says 503'),
      riff,
      'I could not fetch an audio',
    ],
    ['is far too large', new MediaError('lost', 'too_large', 'larger than 200 bytes'), riff, 'too large'],
    ['says that it is too large', {}, { ...riff, bytes: 200_000_000 }, 'too large'],
    ['is larger than it said', { bytes: 100_000_001 }, riff, 'too large'],
    ['is too long', { seconds: 481 }, riff, 'That audio is 8:01 long; I take from 0:01 to 8:00.'],
    ['says that it is too long', {}, { ...riff, seconds: 3600 }, '60:00 long'],
    ['is too short', { seconds: 0.4 }, riff, 'I take from 0:01'],
    ['has no public address', {}, riff, 'Send /upload and a public address'],
  ])('and that %s is turned away before anything is paid', async (_, found, audio, said) => {
    const { upload, answers, work, gateway, deps } = open(found, said.startsWith('Send') ? undefined : ours);
    await upload(audio);
    await work();
    expect(answers[0]?.body).toContain(said);
    expect(answers[0]?.controls).toEqual([]);
    expect([...gateway.orders, ...deps.store.generations.all()]).toEqual([]);
  });
});

describe('/upload', () => {
  it('looks at the audio behind an address before it is paid', async () => {
    const { command, answers, work, gateway } = open(
      new MediaError('lost', 'not_audio', 'not audio that plays'),
    );
    await command('upload', { audio: 'https://me.example/page.html' });
    await work();
    expect(answers[0]?.body).toContain('That is no audio I can play.');
    expect(gateway.orders).toEqual([]);
  });

  it('goes on from our copy where it has an address, else from where it was', async () => {
    const address = 'https://me.example/My%20riff.mp3?signed=1';
    const here = open({}, ours);
    await here.command('upload', { audio: address });
    await here.work();
    expect(here.gateway.orders).toMatchObject([{ values: { audio: ours, title: 'My riff' } }]);
    const there = open();
    await there.command('upload', { audio: address, title: 'Mine' });
    await there.work();
    expect(there.gateway.orders).toMatchObject([{ values: { audio: address, title: 'Mine' } }]);
  });
});
