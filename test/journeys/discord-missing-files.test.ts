import { expect, test } from 'vitest';
import { cardOf, openHarness } from './discord-harness.js';

test('files that do not exist yet are fetched again until they do', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: /GET .*\.mp3/, times: 3, with: { status: 404, body: 'not yet' } });
  await harness.finished(cardOf(await harness.song('a song about trains')));
  expect(harness.sandbox.charges).toHaveLength(1);
  expect(harness.audible()).toHaveLength(2);
});

test('files that are gone for good are reported with the cost', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: /GET .*\.mp3/, times: 99, with: { status: 410, body: 'gone' } });
  const card = cardOf(await harness.song('a song about loss'));
  expect(await harness.says(card, 'could not be fetched')).toContain(
    'The gateway finished the song, but its files could not be fetched. The gateway has charged for it. ' +
      'You can try again; that is a new charge.',
  );
  expect(harness.audible()).toHaveLength(0);
  expect(harness.sandbox.charges).toHaveLength(1);
});

test('when one of two tracks is gone, the message says so, and the other track is posted', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: /GET .*\.mp3/, times: 1, with: { status: 410, body: 'gone' } });
  const card = cardOf(await harness.song('a song about halves'));
  const text = await harness.says(card, 'Here is your track.');
  expect(text).toContain('One more track was promised, but it could not be brought here.');
  expect(harness.audible()).toHaveLength(1);
});

test('a track whose cover is not available is posted without it', async () => {
  const harness = await openHarness();
  harness.sandbox.fail({ route: /GET .*\.jpe?g/, times: 9, with: { status: 404, body: 'no' } });
  const tracks = await harness.finished(cardOf(await harness.song('a song about blank paper')));
  for (const track of tracks) expect(track.attachments).toHaveLength(1);
});

test('a gateway that promises two tracks and makes one delivers the one, and says so', async () => {
  const harness = await openHarness({ gateways: ['openai-hk'] });
  const card = cardOf(await harness.song('sandbox:one-track about loneliness'));
  expect(await harness.says(card, 'Here is your track.')).toContain(
    'One more track was promised, but it could not be brought here.',
  );
  expect(harness.audible()).toHaveLength(1);
  expect(harness.sandbox.charges).toHaveLength(1);
});
