import { describe, expect, it } from 'vitest';
import { type AudioFile, MediaError, type SentAudio } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, chat } from '../samples.js';

const riff: SentAudio = { name: 'riff', source: async () => Buffer.from('riff') };

/** A media library that finds an audio file like this, or fails; `link` is the public address of our copy. */
const openUpload = (found: Partial<AudioFile> | MediaError = {}, link?: string) => {
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
  const upload = (audio: SentAudio) => {
    sends += 1;
    const reply = {
      card: async (message: Parameters<typeof harness.surface.place>[0]) => harness.surface.place(message),
      tell: async (message: (typeof harness.answers)[number]) => void harness.answers.push(message),
      ask: async () => {},
    };
    const event = { key: `sent-${sends}`, person: ada, address: chat, reply };
    return harness.handlers.events.handle({ ...event, kind: 'audio', audio, text: '' });
  };
  return { ...harness, gateway, upload };
};

const ourCopy = 'https://minstrel.example/media/riff.mp3';

describe('an audio file that a person sends', () => {
  it('is measured first, and uploaded once after the confirmation', async () => {
    const { upload, answers, press, work, gateway, last } = openUpload({ seconds: 83 }, ourCopy);
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
    expect(gateway.orders).toMatchObject([
      { operation: 'upload', values: { audio: ourCopy, title: 'riff' } },
    ]);
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
    [
      'exceeds the limit while it is fetched',
      new MediaError('lost', 'too_large', 'larger than 200 bytes'),
      riff,
      'too large',
    ],
    ['is declared as too large', {}, { ...riff, bytes: 200_000_000 }, 'too large'],
    ['is larger than declared', { bytes: 100_000_001 }, riff, 'too large'],
    ['is too long', { seconds: 481 }, riff, 'That audio is 8:01 long; I take from 0:01 to 8:00.'],
    ['is declared as too long', {}, { ...riff, seconds: 3600 }, '60:00 long'],
    ['is too short', { seconds: 0.4 }, riff, 'I take from 0:01'],
    ['cannot get a public address', {}, riff, 'Send /upload and a public address'],
  ])('is refused before any submit when it %s', async (_, found, audio, refusal) => {
    const { upload, answers, work, gateway, deps } = openUpload(
      found,
      refusal.startsWith('Send') ? undefined : ourCopy,
    );
    await upload(audio);
    await work();
    expect(answers[0]?.body).toContain(refusal);
    expect(answers[0]?.controls).toEqual([]);
    expect([...gateway.orders, ...deps.store.generations.all()]).toEqual([]);
  });
});

describe('/upload', () => {
  it('checks the audio at an address before any submit', async () => {
    const { command, answers, work, gateway } = openUpload(
      new MediaError('lost', 'not_audio', 'not audio that plays'),
    );
    await command('upload', { audio: 'https://me.example/page.html' });
    await work();
    expect(answers[0]?.body).toContain('That is no audio I can play.');
    expect(gateway.orders).toEqual([]);
  });

  it('submits the address of our copy, or else the original address', async () => {
    const address = 'https://me.example/My%20riff.mp3?signed=1';
    const linked = openUpload({}, ourCopy);
    await linked.command('upload', { audio: address });
    await linked.work();
    expect(linked.gateway.orders).toMatchObject([{ values: { audio: ourCopy, title: 'My riff' } }]);
    const unlinked = openUpload();
    await unlinked.command('upload', { audio: address, title: 'Mine' });
    await unlinked.work();
    expect(unlinked.gateway.orders).toMatchObject([{ values: { audio: address, title: 'Mine' } }]);
  });
});
