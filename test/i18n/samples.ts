import type { Words } from '../../src/i18n/catalogue.js';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { es } from '../../src/i18n/es.js';
import { ja } from '../../src/i18n/ja.js';
import { pt } from '../../src/i18n/pt.js';
import { ru } from '../../src/i18n/ru.js';
import { zh } from '../../src/i18n/zh.js';

/** Two sets of facts for every sentence; a sentence reads only those it knows. */
export const facts = [
  {
    ahead: 0,
    seconds: 20,
    count: 1,
    missing: 1,
    charge: 'none',
    detail: '',
    provider: 'ccapi',
    operation: 'Cover',
    title: 'Rain',
    titles: 'Rain',
    value: 'folk',
    text: 'rain',
    field: 'Style',
    max: 200,
    length: 201,
    choices: 'Female, Male',
    label: 'Rain',
    limit: 10,
    step: 1,
    steps: 3,
    now: 5,
    end: 83,
    model: 'v5',
    lyrics: 5000,
    style: 1000,
    other: 'acedata',
    others: 'acedata',
    generation: 'abc',
    least: 90,
    most: 120,
    bpm: 104.4,
    notes: 12,
    instruments: 1,
    key: 'A minor',
    name: 'Ada',
    period: 'day',
    again: 0,
    day: 3,
    month: 1,
    dayLimit: 10,
    credits: 1,
    monthLimit: 100,
    reason: 'it does not answer',
    number: 1,
    first: 1,
    last: 1,
  },
  {
    ahead: 3,
    seconds: 150,
    count: 2,
    missing: 2,
    charge: 'unknown',
    detail: 'no names',
    provider: 'ccapi',
    operation: 'Cover',
    title: 'Rain',
    titles: 'Rain',
    value: 'folk',
    text: 'rain',
    field: 'Style',
    max: 200,
    length: 201,
    choices: 'Female, Male',
    label: 'Rain',
    limit: 10,
    step: 2,
    steps: 3,
    now: 65,
    end: 83,
    model: 'v5',
    lyrics: 5000,
    style: 1000,
    other: 'acedata',
    others: 'acedata',
    generation: 'abc',
    least: 90,
    most: 120,
    bpm: 104.4,
    notes: 12,
    instruments: 4,
    key: 'C major',
    name: 'Ada',
    period: 'month',
    again: 0,
    day: 0,
    month: 0,
    dayLimit: undefined,
    credits: 1234.56,
    monthLimit: undefined,
    reason: 'it refuses the key',
    number: 2,
    first: 5,
    last: 8,
  },
];

/** Every text of a catalogue with its key; a sentence with facts gives a text for each set that changes it. */
export const sayingsOf = (words: Record<string, unknown>) =>
  Object.entries(words).flatMap(([key, sentence]) => {
    if (typeof sentence === 'string') return [[key, sentence] as const];
    const textOf = sentence as (facts: unknown) => string;
    return [...new Set(facts.map((sampleFacts) => textOf(sampleFacts)))].map((text) => [key, text] as const);
  });

/** The catalogues by language code. */
export const catalogues: Record<string, Words> = { en, zh, es, de, pt, ru, ja };
