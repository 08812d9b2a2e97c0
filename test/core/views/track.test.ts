import { describe, expect, it } from 'vitest';
import type { Capabilities, ChatMessage } from '../../../src/core/index.js';
import { lyricsMessage, moreMessage, trackMessage } from '../../../src/core/views/track.js';
import { generous, posted, roof } from '../samples.js';

const capabilities: Capabilities = {
  operations: { song: generous, stems: generous, cover: generous, extend: generous, whole: generous },
  batch: 1,
  pollInterval: { firstMs: 1, everyMs: 1 },
  chargeOfFailure: 'none',
  usualSeconds: 60,
};
const context = { locale: undefined, capabilities, sandbox: false };
const labels = ({ controls }: ChatMessage) => controls.flat().map(({ label }) => label);

const extension = roof({
  operation: 'extend',
  values: { continueAt: 83, lyrics: 'and on', style: 'folk' },
  parents: [{ id: 'earlier.1', title: 'Drizzle' }],
});

describe('a finished track', () => {
  it('is posted with its audio, its facts and the buttons that its gateway offers, in order', () => {
    expect(trackMessage(roof(), context)).toMatchInlineSnapshot(`
      {
        "audio": {
          "bytes": 1000,
          "key": "abc",
          "name": "Rain on the Roof.mp3",
          "performer": "Minstrel",
          "seconds": 83.4,
          "title": "Rain on the Roof",
          "type": "audio/mpeg",
        },
        "controls": [
          [
            {
              "action": {
                "do": "operation",
                "operation": "extend",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "Extend",
              "style": "plain",
            },
            {
              "action": {
                "do": "operation",
                "operation": "cover",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "Cover",
              "style": "plain",
            },
            {
              "action": {
                "do": "operation",
                "operation": "stems",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "Stems",
              "style": "plain",
            },
            {
              "action": {
                "do": "more",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "More",
              "style": "plain",
            },
          ],
        ],
        "facts": [
          {
            "key": "style",
            "label": "Style",
            "value": "indie folk, brushed drums",
          },
          {
            "label": "Length",
            "value": "1:23",
          },
        ],
        "footnote": undefined,
        "from": undefined,
        "image": undefined,
        "ping": undefined,
        "title": "Rain on the Roof",
        "tone": "good",
      }
    `);
  });

  it('has buttons for what its gateway offers, and More', () => {
    expect(labels(trackMessage(roof(), context))).toEqual(['Extend', 'Cover', 'Stems', 'More']);
    expect(labels(trackMessage(roof(), { ...context, capabilities: undefined }))).toEqual(['More']);
  });

  it('links to the track it comes from', () => {
    const message = trackMessage(extension, { ...context, parent: posted('5') });
    expect(message.from).toEqual({ title: 'Drizzle', ref: posted('5') });
  });

  it('notifies its owner only when that is wanted', () => {
    expect(trackMessage(roof(), { ...context, ping: 'ada' }).ping).toBe('ada');
    expect(trackMessage(roof(), context).ping).toBeUndefined();
  });

  it('has no style fact without a style', () => {
    expect(trackMessage(roof({ style: '' }), context).facts).toEqual([{ label: 'Length', value: '1:23' }]);
  });

  it('of the sandbox says so in its footnote', () => {
    expect(trackMessage(roof(), { ...context, sandbox: true }).footnote).toContain('sandbox');
  });
});

describe('the message behind More', () => {
  it('shows how the track was made', () => {
    const track = roof({
      operation: 'custom',
      values: {
        lyrics: 'la',
        title: 'Rain',
        style: 'folk',
        voice: 'female',
        instrumental: false,
        weirdness: 0.3,
        model: 'v5',
        excludedStyle: undefined,
      },
      modelUsed: 'chirp-crow',
    });
    expect(moreMessage(track, context)).toMatchInlineSnapshot(`
      {
        "controls": [
          [
            {
              "action": {
                "do": "lyrics",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "Lyrics",
              "style": "plain",
            },
            {
              "action": {
                "do": "repeat",
                "track": "rainrainrainrain.0",
              },
              "kind": "button",
              "label": "Make another",
              "style": "plain",
            },
          ],
        ],
        "facts": [
          {
            "label": "Made by",
            "value": "Custom song · first",
          },
          {
            "label": "Model",
            "value": "v5 (chirp-crow)",
          },
          {
            "label": "Length",
            "value": "1:23",
          },
          {
            "label": "Style",
            "value": "folk",
          },
          {
            "label": "Voice",
            "value": "Female",
          },
          {
            "label": "Instrumental, no singing",
            "value": "No",
          },
          {
            "label": "How unusual it may get",
            "value": "30 %",
          },
        ],
        "from": undefined,
        "title": "Rain on the Roof",
        "tone": "plain",
      }
    `);
  });

  it('offers the whole song for an extension when its gateway does', () => {
    expect(labels(moreMessage(extension, context))).toEqual(['Lyrics', 'Make another', 'Whole song']);
    expect(labels(moreMessage(roof(), context))).toEqual(['Lyrics', 'Make another']);
    expect(labels(moreMessage(extension, { ...context, capabilities: undefined }))).not.toContain(
      'Whole song',
    );
  });

  it('shows a time in minutes and seconds', () => {
    expect(moreMessage(extension, context).facts).toContainEqual({ label: 'Where to go on', value: '1:23' });
  });

  it('shows no values for a track without any', () => {
    const { facts } = moreMessage(roof({ operation: 'whole', values: {} }), context);
    expect(facts?.map((fact) => fact.label)).toEqual(['Made by', 'Model', 'Length']);
  });
});

describe('the lyrics of a track', () => {
  it('are shown unchanged, and an instrumental is named as one', () => {
    expect(lyricsMessage(roof(), undefined).body).toBe('[Verse]\nRain on the roof');
    expect(lyricsMessage(roof({ lyrics: ' \n' }), undefined).body).toBe('Instrumental: it has no lyrics.');
  });
});
