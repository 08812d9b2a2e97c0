import { describe, expect, it } from 'vitest';
import {
  type ChatForm,
  operations,
  parseAction,
  parseValues,
  type RawValues,
} from '../../../src/core/index.js';
import { requestForm } from '../../../src/core/views/request-form.js';
import { generous, roof } from '../samples.js';

const context = { capability: generous, given: {}, tracks: [], personas: [], locale: undefined };
const track = roof({ style: 'folk', title: 'Rain' });

const names = (form: ChatForm) => form.fields.map(({ name }) => name);
const fieldValue = (form: ChatForm, name: string) => form.fields.find((field) => field.name === name)?.value;
const valuesOf = (form: ChatForm): RawValues =>
  Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));

describe('a form', () => {
  it('for a numbered take starts with its title without the number', () => {
    expect(
      fieldValue(requestForm('cover', { ...context, track: { ...track, title: 'Rain (2)' } }), 'title'),
    ).toBe('Rain');
  });

  it('gives example times within a short track', () => {
    const examples = (seconds: number) =>
      requestForm('acapella', {
        ...context,
        capability: { ...generous, fields: ['from', 'to'] },
        track: { ...track, seconds },
      }).fields.map(({ placeholder }) => placeholder);
    expect(examples(20)).toEqual(['0:06', '0:13']);
    expect(examples(90)).toEqual(['0:30', '0:45']);
  });

  it('for a custom song has every field that the gateway accepts', () => {
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

  it('for an extension starts with the values of the track, at its end', () => {
    const form = requestForm('extend', { ...context, track });
    expect(form.title).toBe('Extend “Rain”');
    expect(valuesOf(form)).toEqual({
      continueAt: '1:23',
      lyrics: '[Verse]\nRain on the roof',
      style: 'folk',
      title: 'Rain',
      model: 'v5',
    });
    expect(form.fields.find(({ name }) => name === 'continueAt')?.max).toBe(83.4);
  });

  it('for a track can be sent unchanged', () => {
    for (const { name } of operations.filter(({ source, form }) => source === 'track' && form)) {
      const form = requestForm(name, { ...context, track });
      expect(parseValues(name, valuesOf(form), generous, track.seconds), name).toMatchObject({ ok: true });
    }
  });

  it('has an id that names its operation and its track', () => {
    const { id } = requestForm('cover', { ...context, track });
    expect(parseAction(id)).toEqual({ do: 'operation', operation: 'cover', track: track.id });
  });

  it('prefers typed values to those of the track', () => {
    const form = requestForm('cover', { ...context, track, given: { style: 'polka', audioWeight: '60' } });
    expect(fieldValue(form, 'style')).toBe('polka');
    expect(fieldValue(form, 'audioWeight')).toBe('60');
    expect(fieldValue(form, 'title')).toBe('Rain');
  });

  it('starts with the default of a choice unless a value is given', () => {
    expect(fieldValue(requestForm('stems', { ...context, track }), 'parts')).toBe('two');
    expect(fieldValue(requestForm('stems', { ...context, track, given: { parts: 'all' } }), 'parts')).toBe(
      'all',
    );
  });

  it('has no field that the gateway does not accept', () => {
    const capability = { ...generous, fields: ['lyrics', 'style', 'title'] };
    expect(names(requestForm('custom', { ...context, capability }))).toEqual([
      'lyrics',
      'style',
      'title',
      'model',
    ]);
  });

  it('has no model field where there is one model', () => {
    const capability = { ...generous, models: ['v5' as const] };
    expect(names(requestForm('custom', { ...context, capability }))).not.toContain('model');
  });

  it('has the limits of the chosen model and states them', () => {
    const form = requestForm('custom', { ...context, given: { model: 'v4' } });
    expect(form.intro).toBe('With model v4: up to 50 characters of lyrics and 20 of style.');
    expect(form.fields.find(({ name }) => name === 'lyrics')?.maxLength).toBe(50);
    expect(requestForm('stems', { ...context, track }).intro).toBeUndefined();
  });

  it.each(operations)('for $name has an id that fits Telegram’s 64 bytes', ({ name }) => {
    expect(Buffer.byteLength(requestForm(name, { ...context, track }).id)).toBeLessThanOrEqual(64);
  });
});
