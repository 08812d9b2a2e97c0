import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { AppOverrides } from '../../../src/app/app.js';
import { type OperationName, operationOf, operations, optionName } from '../../../src/core/index.js';
import { providerRegistry } from '../../../src/providers/index.js';
import type { Interaction, Message } from '../../kit/discord/index.js';
import { tone } from '../../kit/sound.js';
import { cardOf, type Harness, openHarness, textOf, the, withoutCovers } from '../discord-harness.js';

/** What Ada owns when she asks: two songs of one gateway, and later an extension and a persona. */
type Belongings = {
  /** The URL of an audio file of hers. */
  riff: string;
  song: string;
  other: string;
  extension?: string | undefined;
  persona?: string | undefined;
};

/** The values Ada enters beside the track; undefined when she does not own what the operation needs yet. Sandbox songs last 1.5 seconds. */
const prompts: Record<OperationName, (has: Belongings) => Record<string, string> | undefined> = {
  song: () => ({ prompt: 'a song about bread' }),
  custom: ({ persona }) => ({ lyrics: 'Crunch and sizzle', style: 'folk', ...(persona && { persona }) }),
  sounds: () => ({ prompt: 'a creaking staircase' }),
  lyrics: () => ({ prompt: 'a fox in the snow' }),
  mixlyrics: () => ({ lyrics: 'Snow on the hill', otherLyrics: 'Sun on the sea' }),
  style: () => ({ prompt: 'smooth jazz' }),
  upload: ({ riff }) => ({ audio: riff, title: 'Riff' }),
  extend: () => ({ continueAt: '1', lyrics: 'Come home' }),
  cover: () => ({ style: 'punk' }),
  stems: () => ({}),
  remaster: () => ({}),
  whole: ({ extension }) => (extension === undefined ? undefined : { track: extension }),
  replace: () => ({ from: '0.3', to: '0.9', section: 'Lazy' }),
  sample: () => ({ from: '0.2', to: '1', lyrics: 'Again' }),
  vocals: () => ({ lyrics: 'La la la' }),
  instrumental: () => ({ style: 'jazz trio' }),
  acapella: () => ({ from: '0', to: '1' }),
  mashup: ({ other }) => ({ other }),
  persona: () => ({ personaName: 'Nora', description: 'a warm voice' }),
  karaoke: () => ({}),
  wav: () => ({}),
  video: () => ({}),
  midi: () => ({}),
  bpm: () => ({}),
};

/** The expected result of operations that make no tracks: a text, and the ending of a file name. */
const yields: Partial<Record<OperationName, { says: RegExp; file?: RegExp }>> = {
  lyrics: { says: /Here are your lyrics/ },
  mixlyrics: { says: /Here are your lyrics/ },
  style: { says: /This is how it sounds in full/ },
  persona: { says: /“Nora” is ready/ },
  karaoke: { says: /The words with their times/, file: /\.lrc$/ },
  wav: { says: /Here is your file/, file: /\.wav$/ },
  video: { says: /Here is your file/, file: /\.mp4$/ },
  midi: { says: /notes of \d+ instruments?, as a MIDI file/, file: /\.mid$/ },
  bpm: { says: /\d+ beats a minute/ },
};

const askFor = async (
  { ada }: Harness,
  name: OperationName,
  has: Belongings,
): Promise<Interaction | undefined> => {
  const request = prompts[name](has);
  if (request === undefined) return undefined;
  const { source, form } = operationOf(name);
  const { track = has.song, ...values } = request;
  const about = source === 'track' ? { track } : {};
  const named = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [optionName(field), value]),
  );
  const asked = await ada.slash(name, form ? about : { ...about, ...named });
  await asked.acknowledged;
  if (!form) return asked;
  const sent = await ada.fill(asked, values);
  await sent.acknowledged;
  return sent;
};

/** Waits for the result of an operation; resolves with its tracks. */
const arrived = async (harness: Harness, name: OperationName, asked: Interaction): Promise<Message[]> => {
  const card = cardOf(asked);
  const made = yields[name];
  if (made === undefined) {
    await harness.says(card, /Here (is|are) your/);
    return harness.tracksOf(card);
  }
  // An immediate result may be posted before its card is edited; then it answers the card.
  await harness.resultOf(card, made.says, made.file);
  return [];
};

/** Tells that every operation a gateway offers goes from a command to its result. */
export const describeEveryOperation = (gateway: string): void => {
  test(`at ${gateway}, every operation goes from a command to its result, for one charge each`, async () => {
    const harness = await openHarness({ gateways: [gateway], overrides: twentyfold() });
    const { ada, sandbox, song, finished } = harness;
    withoutCovers(sandbox);
    await finished(cardOf(await song('a song about bread and butter')));
    const offered = capabilitiesOf(gateway, sandbox.urlOf(gateway));
    const followUp = operations.find(({ source, name }) => source === 'track' && offered[name] !== undefined);
    const tracks = followUp === undefined ? [] : await ada.autocomplete(followUp.name, 'track', '');
    const [other = '', first = ''] = tracks.map(({ value }) => String(value));
    const has: Belongings = { riff: await serveRiff(), song: first, other };
    // By OpenAI-HK's documentation a second request for a WAV, a video or MIDI costs 100 credits: that is not a second song.
    const songsPaid = () => sandbox.charges.filter(({ credits }) => credits === undefined).length;
    for (const { name } of operations) {
      if (offered[name] === undefined || name === 'song') continue;
      const before = songsPaid();
      const asked = await askFor(harness, name, has);
      if (asked === undefined) continue;
      const made = await arrived(harness, name, asked);
      expect(songsPaid() - before, `charges of ${name}`).toBeLessThanOrEqual(name === 'persona' ? 2 : 1);
      if (yields[name] === undefined) expect(made.length, `tracks of ${name}`).toBeGreaterThan(0);
      const [newest] = followUp === undefined ? [] : await ada.autocomplete(followUp.name, 'track', '');
      if (name === 'extend') has.extension = String(newest?.value);
      for (const track of made) expect(textOf(track)).not.toBe('');
    }
  });
  afterEach(() => {
    for (const server of serving.splice(0)) server.close();
  });
};

const serving: Server[] = [];

/** Serves an audio file of Ada's. */
const serveRiff = async (): Promise<string> => {
  const riff = await tone(2);
  const server = createServer((_, response) => response.end(riff));
  serving.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/riff.mp3`;
};

/** A clock that runs twenty times as fast: some gateways are polled again only after half a minute. */
const twentyfold = (): AppOverrides => {
  const began = Date.now();
  const timing = {
    submitLeaseMs: 60_000,
    waitForProviderMs: 60_000,
    pollTimeoutMs: 1_200_000,
    idleMs: 10_000,
    pollLeaseMs: 16_000,
    unknownGraceMs: 40_000,
  };
  const pollInterval = { firstMs: 2000, everyMs: 2000 };
  // The journey requests more than the rate limit allows one person.
  const wrap: AppOverrides['wrap'] = (deps) => ({
    ...deps,
    store: { ...deps.store, rateLimiter: { ...deps.store.rateLimiter, count: async () => 1 } },
  });
  return { clock: () => began + (Date.now() - began) * 20, timing, pollInterval, wrap };
};

const capabilitiesOf = (gateway: string, url: string) => {
  const definition = the(providerRegistry.find(({ id }) => id === gateway));
  return definition.create({ key: 'sandbox-key-1', url, clock: Date.now }).capabilities.operations;
};
