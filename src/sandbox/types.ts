import type { StemName } from './composer/index.js';

/** The operations that make songs. */
export type SongOperation =
  | 'generate'
  | 'extend'
  | 'cover'
  | 'stems'
  | 'all-stems'
  | 'remaster'
  | 'concat'
  | 'replace'
  | 'sample'
  | 'mashup'
  | 'vocals'
  | 'instrumental'
  | 'vox'
  | 'upload'
  | 'sounds';

/** The operations that make something other than a song. */
export type CallOperation =
  | 'style'
  | 'lyrics'
  | 'mixlyrics'
  | 'persona'
  | 'timing'
  | 'wav'
  | 'mp4'
  | 'midi'
  | 'bpm';

/** A time range of a song, in seconds from its start. */
export type TimeRange = {
  readonly from: number;
  readonly to: number;
};

/** An order for songs, validated and translated by a dialect: no term of a gateway is left in it. */
export type SongOrder = {
  readonly operation: SongOperation;
  /** The gateway's name of the operation, repeated in responses, such as MUSIC or gen_stem. */
  readonly action: string;
  /** Set for a song made from a description; lyrics, style and title are then invented. */
  readonly description?: string | undefined;
  readonly lyrics?: string | undefined;
  readonly style?: string | undefined;
  readonly excludedStyle?: string | undefined;
  readonly title?: string | undefined;
  readonly instrumental?: boolean | undefined;
  readonly voice?: 'f' | 'm' | undefined;
  readonly model: string;
  /** The clip that the order is based on; for a song with a persona, the clip of the persona. */
  readonly source?: Clip | undefined;
  /** The second clip of a mashup. */
  readonly other?: Clip | undefined;
  /** The time range of the source that is replaced, sampled, painted over or extracted. */
  readonly window?: TimeRange | undefined;
  /** The new lyrics of a replaced section. */
  readonly sectionLyrics?: string | undefined;
  /** A replaced section is returned within its whole song instead of by itself. */
  readonly joined?: boolean | undefined;
  /** How many sets of twelve stems are made, 2 by default. */
  readonly sets?: number | undefined;
  /** A sound that can be looped. */
  readonly loop?: boolean | undefined;
  /** The second of the source at which an extension begins. */
  readonly continueAt?: number | undefined;
  readonly variation?: string | undefined;
};

/** Why a song failed. */
export type SongFailure = {
  readonly kind: 'moderated' | 'failed';
  readonly message: string;
};

/** One take of a song. */
export type Clip = {
  readonly id: string;
  readonly taskId: string;
  readonly gateway: string;
  readonly account: string;
  readonly title: string;
  readonly lyrics: string;
  readonly style: string;
  readonly description: string;
  readonly excludedStyle: string;
  readonly instrumental: boolean;
  readonly model: string;
  readonly seconds: number;
  /** The music, see formatRecipe. */
  readonly recipe: string;
  /** The cover, see formatSketch. */
  readonly sketch: string;
  /** Milliseconds from the acceptance of the task to its end. */
  readonly doneAfter: number;
  readonly stem?: StemName | 'Instrumental' | undefined;
  readonly sourceId?: string | undefined;
  /** The second of the source at which this clip continues; only for extensions. */
  readonly continueAt?: number | undefined;
  /** The time range of the source that this clip covers; only for replaced sections and extracted vocals. */
  readonly window?: TimeRange | undefined;
  readonly failure?: SongFailure | undefined;
};

/** The terms of an order; by default it costs one song's price and there is no callback. */
export type Terms = {
  /** False for what is free at the gateway. */
  readonly billable?: boolean | undefined;
  /** A small price in the gateway's credits instead of a song's price. */
  readonly credits?: number | undefined;
  /** The number of songs' prices. */
  readonly generations?: number | undefined;
  /** The address to call when the task is done. */
  readonly callback?: string | undefined;
  /** The duration relative to a song's: 0 for at once; 1 by default for songs, 0 for calls. */
  readonly share?: number | undefined;
  /** The body of the request, for gateways that repeat it. */
  readonly request?: unknown;
};

/** An order for something other than a song. */
export type Call = {
  readonly operation: CallOperation;
  /** The gateway's name of the operation. */
  readonly action: string;
  /** The result, in the form of the dialect. */
  readonly answer: unknown;
  /** Words that a person wrote, if any; they may contain directives. */
  readonly words?: string | undefined;
  readonly source?: Clip | undefined;
  /** True for a persona of extracted vocals. */
  readonly vox?: boolean | undefined;
};

/** The callback of a task: sent once, never, twice, or too early, before anything is made. */
export type Callback = {
  readonly url: string;
  readonly manner: 'once' | 'never' | 'twice' | 'early';
};

/** One accepted order with its takes; it never changes, its progress is computed from the clock. */
export type Task = {
  readonly id: string;
  /** The sequence number in this sandbox, from 1. */
  readonly number: number;
  readonly gateway: string;
  /** The last six characters of the API key. */
  readonly account: string;
  readonly operation: SongOperation | CallOperation;
  readonly action: string;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly billable: boolean;
  readonly clips: readonly Clip[];
  readonly credits?: number | undefined;
  readonly generations?: number | undefined;
  readonly callback?: Callback | undefined;
  readonly request?: unknown;
  /** The result of a call. */
  readonly answer?: unknown;
  /** Milliseconds from the acceptance of a call to its end. */
  readonly doneAfter?: number | undefined;
  /** The clip of a call. */
  readonly sourceId?: string | undefined;
  /** True for a persona of extracted vocals. */
  readonly vox?: boolean | undefined;
  readonly failure?: SongFailure | undefined;
};

/** The progress of a clip or task. */
export type Progress = {
  readonly stage: 'submitted' | 'queued' | 'streaming' | 'complete' | 'failed';
  /** 0 to 1. */
  readonly portion: number;
};

/** Why an order is refused, before anything is made or charged. */
export type RefusalReason =
  | 'unauthorized'
  | 'invalid'
  | 'unknown-clip'
  | 'unfinished-clip'
  | 'unknown-task'
  | 'unknown-persona'
  | 'unknown-route'
  | 'not-offered'
  | 'no-credits';

/** A refused order; each dialect has its own error response for it. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'Refusal';
    this.reason = reason;
  }
}
