import type { Model, TextLimits } from './models.js';

type Common = { advanced?: true; required?: true };

/** A short or long text; its length limit is the gateway's `limit` for the chosen model. */
export type TextField = Common & { kind: 'text' | 'long'; limit: keyof TextLimits };
/** One of a few words. */
export type ChoiceField = Common & { kind: 'choice'; choices: readonly string[]; preset?: string };
/** Yes or no. */
export type ToggleField = Common & { kind: 'toggle' };
/** A weight from 0 to 1; people see 0 to 100 %. */
export type SliderField = Common & { kind: 'slider' };
/** A time in the source track, in seconds from its start. */
export type SecondsField = Common & { kind: 'seconds'; positive?: true };
/** A whole number within two limits, both included. */
export type NumberField = Common & { kind: 'number'; least: number; most: number };
/** One of the models the gateway offers for the operation. */
export type ModelField = Common & { kind: 'model' };
/** Another finished track of the same gateway account, by its id. */
export type TrackField = Common & { kind: 'track' };
/** A persona, by its id. */
export type PersonaField = Common & { kind: 'persona' };
/** The public address of an audio file. */
export type LinkField = Common & { kind: 'link' };

/** One input of an operation. Its label and help are the sentences `field.<name>`. */
export type Field =
  | TextField
  | ChoiceField
  | ToggleField
  | SliderField
  | SecondsField
  | NumberField
  | ModelField
  | TrackField
  | PersonaField
  | LinkField;

type ValueOf<F extends Field> = F extends TextField | TrackField | PersonaField | LinkField
  ? string
  : F extends { kind: 'choice'; choices: readonly (infer C)[] }
    ? C
    : F extends ToggleField
      ? boolean
      : F extends ModelField
        ? Model
        : number;

/** The parsed values of a set of fields: required ones are present, the others may be missing. */
export type ValuesOf<F extends Record<string, Field>> = {
  [K in keyof F as F[K] extends { required: true } ? K : never]: ValueOf<F[K]>;
} & {
  [K in keyof F as F[K] extends { required: true } ? never : K]?: ValueOf<F[K]> | undefined;
};

/** What an operation starts from: nothing, or a finished track. */
export type SourceKind = 'none' | 'track';

/** What an operation yields; see `Product` for all but tracks. */
export type Yield = 'tracks' | 'text' | 'words' | 'file' | 'notes' | 'tempo' | 'persona';

/** Everything a person can ask for, declared once; commands, forms, buttons, schemas and tables are made from it. */
export type Operation<N extends string = string, F extends Record<string, Field> = Record<string, Field>> = {
  name: N;
  /** One letter, never reused: it is part of button ids, which live as long as their message. */
  letter: string;
  source: SourceKind;
  yields: Yield;
  fields: F;
  /** The position of its button under every finished track; undefined when it is behind More. */
  button?: number;
  /** True when it always opens a form, even if the command line could hold all of its values. */
  form: boolean;
};

/** Declares an operation and keeps its literal types. */
export const defineOperation = <const N extends string, const F extends Record<string, Field>>(
  operation: Operation<N, F>,
): Operation<N, F> => operation;
