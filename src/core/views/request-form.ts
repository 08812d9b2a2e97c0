import { clockTime, say, sayIfKnown } from '../../i18n/index.js';
import { encodeAction } from '../domain/action.js';
import type { Capability } from '../domain/capability.js';
import type { ChatForm, FormField, RawValues } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import { hasSameMaker } from '../domain/track.js';
import type { Field } from '../operations/field.js';
import { fieldsOf, type OperationName, operationOf } from '../operations/index.js';
import type { Persona } from '../ports/store.js';
import { shorten } from './fit-message.js';

/** What a form is built from. `given` are the values that are already known, as people write them. */
export type FormContext = {
  capability: Capability;
  track?: Track | undefined;
  given: RawValues;
  tracks: readonly Track[];
  personas: readonly Persona[];
  locale: string | undefined;
};

/** The form of an operation for a provider: prefilled from the track, with the fields the gateway honours. */
export const requestForm = (name: OperationName, context: FormContext): ChatForm => {
  const { capability, track, given, locale } = context;
  const model = capability.models.find((known) => known === given.model) ?? capability.models[0];
  const limits = model === undefined ? undefined : capability.limits(model);
  const start: RawValues = { ...prefilled(track), ...given };
  const fields = fieldsOf(operationOf(name))
    .filter(([field]) => capability.fields.includes(field) || field === 'model')
    .map(([field, declaration]): FormField => {
      const base = {
        name: field,
        label: sayIfKnown(locale, `field.${name}.${field}`) ?? sayIfKnown(locale, `field.${field}`) ?? field,
        placeholder: sayIfKnown(locale, `example.${name}.${field}`) ?? sayIfKnown(locale, `example.${field}`),
        required: declaration.required === true,
        advanced: declaration.advanced === true,
        value: start[field] ?? presetOf(declaration),
      };
      switch (declaration.kind) {
        case 'text':
        case 'long':
          return { ...base, kind: declaration.kind, maxLength: limits?.[declaration.limit] };
        case 'choice':
          return { ...base, kind: 'choice', choices: labelled(declaration.choices, locale) };
        case 'model':
          return {
            ...base,
            kind: 'choice',
            choices: labelled(capability.models, locale),
            value: base.value ?? model,
          };
        case 'seconds':
          return {
            ...base,
            kind: 'seconds',
            max: track?.seconds,
            placeholder: momentIn(track, field) ?? base.placeholder,
          };
        case 'track':
          return { ...base, kind: 'choice', choices: secondTracks(track, context.tracks) };
        case 'persona':
          return { ...base, kind: 'choice', choices: voicesOf(capability, context) };
        case 'number':
          return { ...base, kind: 'text' };
        case 'link':
          return { ...base, kind: 'text', audio: true };
        default:
          return { ...base, kind: declaration.kind };
      }
    })
    .filter(({ kind, name: field, required, choices = [] }) => {
      // A single model is no choice. A single persona is: the person may choose none.
      return kind !== 'choice' || required || choices.length > (field === 'model' ? 1 : 0);
    });
  return {
    id: encodeAction({ do: 'operation', operation: name, track: track?.id }),
    title: titleOf(name, track?.title, locale),
    intro:
      model === undefined ||
      limits === undefined ||
      !['lyrics', 'style'].every((one) => fields.some((field) => field.name === one))
        ? undefined
        : say(locale, 'form.model-limits', { model, lyrics: limits.lyrics, style: limits.style }),
    submit: say(locale, 'form.submit'),
    fields,
  };
};

/** The number that tells takes apart; a track made from one counts its own takes. */
const takeNumber = / \(\d\)$/;

const prefilled = (track: Track | undefined): RawValues =>
  track === undefined
    ? {}
    : {
        style: track.style,
        title: track.title.replace(takeNumber, ''),
        lyrics: track.lyrics,
        continueAt: clockTime(Math.floor(track.seconds)),
      };

/** An example time within a track that is shorter than the usual example. */
const momentIn = (track: Track | undefined, field: string): string | undefined => {
  if (track === undefined || track.seconds > 45) return undefined;
  return clockTime(Math.floor((track.seconds * (field === 'to' ? 2 : 1)) / 3));
};

const secondTracks = (track: Track | undefined, tracks: readonly Track[]) =>
  tracks
    .filter((one) => track !== undefined && hasSameMaker(one, track))
    .map((one) => ({ value: one.id, label: `${one.title} · ${clockTime(one.seconds)}` }));

const voicesOf = (capability: Capability, { personas }: FormContext) =>
  capability.fields.includes('persona')
    ? personas.slice(0, 25).map(({ id, name }) => ({ value: id, label: name }))
    : [];

/** The shortest form title of all platforms, in characters (Discord docs, modal title). */
const titleRoom = 45;

/** The title of a form: the operation and the track, whose title is cut inside its quotes if it is too long. */
const titleOf = (name: OperationName, title: string | undefined, locale: string | undefined): string => {
  const surroundings = headOf(name, title === undefined ? undefined : '', locale).length;
  return headOf(name, title === undefined ? undefined : shorten(title, titleRoom - surroundings), locale);
};

const headOf = (name: OperationName, title: string | undefined, locale: string | undefined): string => {
  switch (name) {
    case 'extend':
    case 'cover':
    case 'stems':
    case 'remaster':
      return say(locale, `form.${name}`, { title: title ?? '' });
    case 'custom':
      return say(locale, 'form.custom');
    default: {
      const operation = say(locale, `name.${name}`);
      return title === undefined ? operation : say(locale, 'form.on', { operation, title });
    }
  }
};

const presetOf = (field: Field): string | undefined => (field.kind === 'choice' ? field.preset : undefined);

const labelled = (values: readonly string[], locale: string | undefined) =>
  values.map((value) => ({ value, label: sayIfKnown(locale, `choice.${value}`) ?? value }));
