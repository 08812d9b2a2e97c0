import { describe, expect, it } from 'vitest';
import {
  type ChatForm,
  operations,
  parseAction,
  parseRequest,
  type RawValues,
} from '../../../src/core/index.js';
import { requestForm } from '../../../src/core/views/request-form.js';
import { generous, roof } from '../samples.js';

const context = { capability: generous, given: {}, tracks: [], personas: [], locale: undefined };
const track = roof({ style: 'folk', title: 'Rain' });

const names = (form: ChatForm) => form.fields.map(({ name }) => name);
const filledIn = (form: ChatForm, name: string) => form.fields.find((field) => field.name === name)?.value;
const answers = (form: ChatForm): RawValues =>
  Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));

describe('a form', () => {
  it('of a take leaves its number to those that come of it', () => {
    expect(
      filledIn(requestForm('cover', { ...context, track: { ...track, title: 'Rain (2)' } }), 'title'),
    ).toBe('Rain');
  });

  it('gives moments of the track itself for examples where it is short', () => {
    const examples = (seconds: number) =>
      requestForm('acapella', {
        ...context,
        capability: { ...generous, fields: ['from', 'to'] },
        track: { ...track, seconds },
      }).fields.map(({ placeholder }) => placeholder);
    expect(examples(20)).toEqual(['0:06', '0:13']);
    expect(examples(90)).toEqual(['0:30', '0:45']);
  });

  it('for a song of one’s own asks for everything the gateway honours', () => {
    expect(requestForm('custom', context)).toMatchInlineSnapshot(`
      {
        "fields": [
          {
            "advanced": false,
            "kind": "long",
            "label": "Lyrics",
            "maxLength": 100,
            "name": "lyrics",
            "placeholder": "[Verse]
      Rain on the window, tea in my hand …",
            "required": false,
            "value": undefined,
          },
          {
            "advanced": false,
            "kind": "text",
            "label": "Style",
            "maxLength": 50,
            "name": "style",
            "placeholder": "warm indie folk, fingerpicked guitar, brushed drums",
            "required": false,
            "value": undefined,
          },
          {
            "advanced": false,
            "kind": "text",
            "label": "Title",
            "maxLength": 20,
            "name": "title",
            "placeholder": "Rainy Morning",
            "required": false,
            "value": undefined,
          },
          {
            "advanced": false,
            "kind": "toggle",
            "label": "Instrumental, no singing",
            "name": "instrumental",
            "placeholder": undefined,
            "required": false,
            "value": undefined,
          },
          {
            "advanced": false,
            "choices": [
              {
                "label": "Female",
                "value": "female",
              },
              {
                "label": "Male",
                "value": "male",
              },
            ],
            "kind": "choice",
            "label": "Voice",
            "name": "voice",
            "placeholder": undefined,
            "required": false,
            "value": undefined,
          },
          {
            "advanced": true,
            "kind": "text",
            "label": "Style to avoid",
            "maxLength": 50,
            "name": "excludedStyle",
            "placeholder": "heavy metal, autotune",
            "required": false,
            "value": undefined,
          },
          {
            "advanced": true,
            "choices": [
              {
                "label": "v5",
                "value": "v5",
              },
              {
                "label": "v4",
                "value": "v4",
              },
            ],
            "kind": "choice",
            "label": "Model",
            "name": "model",
            "placeholder": undefined,
            "required": false,
            "value": "v5",
          },
          {
            "advanced": true,
            "kind": "slider",
            "label": "How closely to keep to the style (0–100%)",
            "name": "styleWeight",
            "placeholder": "50",
            "required": false,
            "value": undefined,
          },
          {
            "advanced": true,
            "kind": "slider",
            "label": "How unusual it may get (0–100%)",
            "name": "weirdness",
            "placeholder": "50",
            "required": false,
            "value": undefined,
          },
        ],
        "id": "1k",
        "intro": "With model v5: up to 100 characters of lyrics and 50 of style.",
        "submit": "Make it",
        "title": "A song of your own",
      }
    `);
  });

  it('for an extension starts from the track, at its end', () => {
    const form = requestForm('extend', { ...context, track });
    expect(form.title).toBe('Extend “Rain”');
    expect(answers(form)).toEqual({
      continueAt: '1:23',
      lyrics: '[Verse]\nRain on the roof',
      style: 'folk',
      title: 'Rain',
      model: 'v5',
    });
    expect(form.fields.find(({ name }) => name === 'continueAt')?.max).toBe(83.4);
  });

  it('can be sent as it opens, for every work on a track', () => {
    for (const { name } of operations.filter(({ source, form }) => source === 'track' && form)) {
      const form = requestForm(name, { ...context, track });
      expect(parseRequest(name, answers(form), generous, track.seconds), name).toMatchObject({ ok: true });
    }
  });

  it('comes back under the operation and the track it was opened for', () => {
    const { id } = requestForm('cover', { ...context, track });
    expect(parseAction(id)).toEqual({ do: 'operation', operation: 'cover', track: track.id });
  });

  it('keeps what someone has typed already, over what the track says', () => {
    const form = requestForm('cover', { ...context, track, given: { style: 'polka', audioWeight: '60' } });
    expect(filledIn(form, 'style')).toBe('polka');
    expect(filledIn(form, 'audioWeight')).toBe('60');
    expect(filledIn(form, 'title')).toBe('Rain');
  });

  it('takes what is preset when nobody said otherwise', () => {
    expect(filledIn(requestForm('stems', { ...context, track }), 'parts')).toBe('two');
    expect(filledIn(requestForm('stems', { ...context, track, given: { parts: 'all' } }), 'parts')).toBe(
      'all',
    );
  });

  it('shows no field the gateway does not honour', () => {
    const capability = { ...generous, fields: ['lyrics', 'style', 'title'] };
    expect(names(requestForm('custom', { ...context, capability }))).toEqual([
      'lyrics',
      'style',
      'title',
      'model',
    ]);
  });

  it('offers no choice where there is none', () => {
    const capability = { ...generous, models: ['v5' as const] };
    expect(names(requestForm('custom', { ...context, capability }))).not.toContain('model');
  });

  it('has the limits of the model someone chose, and says them', () => {
    const form = requestForm('custom', { ...context, given: { model: 'v4' } });
    expect(form.intro).toBe('With model v4: up to 50 characters of lyrics and 20 of style.');
    expect(form.fields.find(({ name }) => name === 'lyrics')?.maxLength).toBe(50);
    expect(requestForm('stems', { ...context, track }).intro).toBeUndefined();
  });

  it.each(operations)('for $name has an id that fits Telegram’s 64 bytes', ({ name }) => {
    expect(Buffer.byteLength(requestForm(name, { ...context, track }).id)).toBeLessThanOrEqual(64);
  });
});
