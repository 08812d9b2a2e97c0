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
  it('is posted with its cover, its facts, and the buttons its maker can honour, in order', () => {
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

  it('names its maker’s offers only, and More', () => {
    expect(labels(trackMessage(roof(), context))).toEqual(['Extend', 'Cover', 'Stems', 'More']);
    expect(labels(trackMessage(roof(), { ...context, capabilities: undefined }))).toEqual(['More']);
  });

  it('leads back to the track it comes from', () => {
    const message = trackMessage(extension, { ...context, parent: posted('5') });
    expect(message.from).toEqual({ title: 'Drizzle', ref: posted('5') });
  });

  it('notifies only who asked for it', () => {
    expect(trackMessage(roof(), { ...context, ping: 'ada' }).ping).toBe('ada');
    expect(trackMessage(roof(), context).ping).toBeUndefined();
  });

  it('without a style says nothing about it', () => {
    expect(trackMessage(roof({ style: '' }), context).facts).toEqual([{ label: 'Length', value: '1:23' }]);
  });

  it('of the sandbox says so', () => {
    expect(trackMessage(roof(), { ...context, sandbox: true }).footnote).toContain('sandbox');
  });
});

describe('behind More', () => {
  it('stands how the track was made', () => {
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

  it('an extension can be made whole, if its maker can', () => {
    expect(labels(moreMessage(extension, context))).toEqual(['Lyrics', 'Make another', 'Whole song']);
    expect(labels(moreMessage(roof(), context))).toEqual(['Lyrics', 'Make another']);
    expect(labels(moreMessage(extension, { ...context, capabilities: undefined }))).not.toContain(
      'Whole song',
    );
  });

  it('a moment is shown as a clock shows it', () => {
    expect(moreMessage(extension, context).facts).toContainEqual({ label: 'Where to go on', value: '1:23' });
  });

  it('nothing is said of settings when there are none', () => {
    const { facts } = moreMessage(roof({ operation: 'whole', values: {} }), context);
    expect(facts?.map((fact) => fact.label)).toEqual(['Made by', 'Model', 'Length']);
  });
});

describe('the words of a track', () => {
  it('are shown as they are, or it is said that there are none', () => {
    expect(lyricsMessage(roof(), undefined).body).toBe('[Verse]\nRain on the roof');
    expect(lyricsMessage(roof({ lyrics: ' \n' }), undefined).body).toBe('Instrumental: it has no lyrics.');
  });
});
