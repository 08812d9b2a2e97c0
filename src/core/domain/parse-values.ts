import * as z from 'zod';
import { say, sayIfKnown } from '../../i18n/index.js';
import { isVisible } from '../intents/normalize.js';
import type { Field } from '../operations/field.js';
import { type AnyValues, fieldsOf, type OperationName, operationOf } from '../operations/index.js';
import type { Model, TextLimits } from '../operations/models.js';
import type { Capability } from './capability.js';
import type { Request } from './generation.js';
import type { RawValues } from './message.js';

/** The parsed values, or every problem as a sentence. */
export type ParsedRequest = { ok: true; model: Model; values: AnyValues } | { ok: false; problems: string[] };

/** Parses the raw values of an operation, strictly, within the limits of the gateway and the model. */
export const parseValues = (
  name: OperationName,
  raw: RawValues,
  capability: Capability,
  sourceSeconds: number | undefined,
  locale?: string,
): ParsedRequest => {
  const model = capability.models.find((known) => known === raw.model) ?? capability.models[0];
  if (model === undefined) return { ok: false, problems: [] };
  const problems: string[] = [];
  const values: AnyValues = {};
  for (const [field, declaration] of fieldsOf(operationOf(name))) {
    // A field that the gateway does not honour is neither asked for nor passed on.
    if (field !== 'model' && !capability.fields.includes(field)) continue;
    const given = emptyToMissing(raw[field]);
    if (given === undefined) {
      if (declaration.required)
        problems.push(say(locale, 'invalid.required', { field: labelOf(field, locale) }));
      continue;
    }
    const parsed = schemaOf(declaration, capability, model, sourceSeconds ?? 0).safeParse(given);
    if (parsed.success) values[field] = parsed.data;
    else problems.push(problemOf(field, declaration, given, capability, model, sourceSeconds ?? 0, locale));
  }
  if (name === 'custom' && problems.length === 0) {
    if (values.instrumental !== true && values.lyrics === undefined)
      problems.push(say(locale, 'invalid.no-lyrics'));
    if (values.instrumental === true && values.style === undefined)
      problems.push(say(locale, 'invalid.no-style'));
  }
  problems.push(...sectionProblems(name, values, locale));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, model, values };
};

/** The longest section a voice is taken from, in seconds (OpenAI-HK page, use case 21; AceData `/suno/vox`). */
const voiceSpan = 30;

const sectionProblems = (name: OperationName, values: AnyValues, locale: string | undefined): string[] => {
  const { from, to } = values;
  if (typeof to !== 'number') return [];
  const length = to - (typeof from === 'number' ? from : 0);
  if (length <= 0) return [say(locale, 'invalid.order')];
  const short = name === 'acapella' || name === 'persona';
  return short && length >= voiceSpan ? [say(locale, 'invalid.span')] : [];
};

/** The values of a request as a form shows them. */
export const asWritten = ({ operation, values, model }: Request): RawValues => {
  const written = fieldsOf(operationOf(operation)).map(([name, { kind }]) => {
    const value = values[name];
    return [name, kind === 'slider' && typeof value === 'number' ? Math.round(value * 100) : value] as const;
  });
  return { ...Object.fromEntries(written.filter(([, value]) => value !== undefined)), model };
};

/** True when values parsed for one gateway are within the limits of another. */
export const fitsLimits = (name: OperationName, values: AnyValues, limits: TextLimits): boolean =>
  fieldsOf(operationOf(name)).every(([field, declaration]) => {
    const value = values[field];
    if (typeof value !== 'string' || (declaration.kind !== 'text' && declaration.kind !== 'long'))
      return true;
    return value.length <= limits[declaration.limit];
  });

/** The label of a field in a language, without the hint in brackets. */
export const labelOf = (field: string, locale?: string): string =>
  (sayIfKnown(locale, `field.${field}`) ?? field).replace(/ \(.*\)$/, '');

const emptyToMissing = (value: RawValues[string]): RawValues[string] =>
  typeof value === 'string' && !isVisible(value) ? undefined : value;

const yes = ['true', 'yes', 'on', '1'];
const no = ['false', 'no', 'off', '0'];

const schemaOf = (
  field: Field,
  capability: Capability,
  model: Model,
  sourceSeconds: number,
): z.ZodType<string | number | boolean> => {
  switch (field.kind) {
    case 'text':
    case 'long':
      return z.string().trim().min(1).max(capability.limits(model)[field.limit]);
    case 'choice':
      return z.enum(field.choices);
    case 'model':
      return z.enum(capability.models);
    case 'toggle':
      return z.union([z.boolean(), z.enum([...yes, ...no]).transform((word) => yes.includes(word))]);
    case 'slider':
      return z
        .union([
          z.number(),
          z
            .string()
            .regex(/^\d{1,3}\s*%?$/)
            .transform((text) => Number.parseInt(text, 10)),
        ])
        .pipe(z.number().min(0).max(100))
        .transform((percent) => percent / 100);
    case 'number':
      return z
        .union([
          z.number(),
          z
            .string()
            .regex(/^\d{1,6}$/)
            .transform(Number),
        ])
        .pipe(z.number().int().min(field.least).max(field.most));
    case 'link':
      // Whether the address may be fetched is checked when it is fetched.
      return z.url({ protocol: /^https?$/ }).max(2000);
    case 'track':
    case 'persona':
      return z.string().trim().min(1).max(64);
    case 'seconds': {
      const moment = z.number().max(sourceSeconds > 0 ? sourceSeconds : 3600);
      return z
        .union([z.number(), z.string().transform(readClock)])
        .pipe(field.positive ? moment.positive() : moment.min(0));
    }
  }
};

/** Parses `90`, `1:30` or `1:30.5` as seconds; NaN for anything else. */
const readClock = (text: string): number => {
  const match = /^(?:(\d{1,3}):)?(\d{1,5}(?:[.,]\d+)?)\s*s?$/.exec(text.trim());
  if (match?.[2] === undefined) return Number.NaN;
  return Number(match[1] ?? 0) * 60 + Number(match[2].replace(',', '.'));
};

const problemOf = (
  name: string,
  field: Field,
  given: RawValues[string],
  capability: Capability,
  model: Model,
  sourceSeconds: number,
  locale?: string,
): string => {
  const label = labelOf(name, locale);
  switch (field.kind) {
    case 'text':
    case 'long': {
      const max = capability.limits(model)[field.limit];
      return say(locale, 'invalid.too-long', { field: label, max, length: String(given).trim().length });
    }
    case 'choice':
    case 'model': {
      const known = field.kind === 'model' ? capability.models : field.choices;
      const choices = known.map((choice) => sayIfKnown(locale, `choice.${choice}`) ?? choice).join(', ');
      return say(locale, 'invalid.choice', { field: label, choices });
    }
    case 'toggle':
      return say(locale, 'invalid.toggle', { field: label });
    case 'number':
      return say(locale, 'invalid.number', { field: label, least: field.least, most: field.most });
    case 'link':
    case 'track':
    case 'persona':
      return say(locale, `invalid.${field.kind}`, { field: label });
    case 'slider':
      return say(locale, 'invalid.slider', { field: label });
    case 'seconds':
      return say(locale, 'invalid.seconds', { field: label, max: sourceSeconds });
  }
};
