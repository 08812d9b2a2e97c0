import { acapella } from './acapella.js';
import { bpm } from './bpm.js';
import { cover } from './cover.js';
import { custom } from './custom.js';
import { extend } from './extend.js';
import type { Field, Operation, ValuesOf } from './field.js';
import { instrumental } from './instrumental.js';
import { karaoke } from './karaoke.js';
import { lyrics } from './lyrics.js';
import { mashup } from './mashup.js';
import { midi } from './midi.js';
import { mixlyrics } from './mixlyrics.js';
import { persona } from './persona.js';
import { remaster } from './remaster.js';
import { replace } from './replace.js';
import { sample } from './sample.js';
import { song } from './song.js';
import { sounds } from './sounds.js';
import { stems } from './stems.js';
import { style } from './style.js';
import { upload } from './upload.js';
import { video } from './video.js';
import { vocals } from './vocals.js';
import { wav } from './wav.js';
import { whole } from './whole.js';

export type { Field, Operation, ValuesOf } from './field.js';

const declared = {
  song,
  custom,
  sounds,
  lyrics,
  mixlyrics,
  style,
  upload,
  extend,
  cover,
  stems,
  remaster,
  whole,
  replace,
  sample,
  vocals,
  instrumental,
  acapella,
  mashup,
  persona,
  karaoke,
  wav,
  video,
  midi,
  bpm,
};

/** The name of an operation, which is also its command. */
export type OperationName = keyof typeof declared;

/** The parsed values of one operation. */
export type OperationValues<N extends OperationName> = ValuesOf<(typeof declared)[N]['fields']>;

/** Parsed values of any operation, as records keep them. */
export type AnyValues = Record<string, string | number | boolean | undefined>;

/** Every operation, in the order help lists them. */
export const operations: readonly Operation<OperationName>[] = Object.values(declared);

/** The declaration of one operation. */
export const operationOf = (name: OperationName): Operation<OperationName> => declared[name];

/** True when a text names an operation. */
export const isOperationName = (name: string): name is OperationName => Object.hasOwn(declared, name);

/** The fields of an operation with their names, in form order. */
export const fieldsOf = (operation: Operation): [string, Field][] => Object.entries(operation.fields);
