import type { StemName } from './composer/index.js';

/** What a gateway can be asked to make. */
export type SongOperation = 'generate' | 'extend' | 'cover' | 'stems' | 'all-stems' | 'remaster' | 'concat';

/** An order once a dialect has read and checked it: no gateway's words are left in it. */
export interface SongOrder {
  readonly operation: SongOperation;
  /** The word of the wire that asked for it, given back in answers, such as MUSIC or gen_stem. */
  readonly action: string;
  /** Set for a song made from a description; lyrics, style and title are then made up. */
  readonly description?: string | undefined;
  readonly lyrics?: string | undefined;
  readonly style?: string | undefined;
  readonly excludedStyle?: string | undefined;
  readonly title?: string | undefined;
  readonly instrumental?: boolean | undefined;
  readonly voice?: 'f' | 'm' | undefined;
  readonly model: string;
  /** The clip the order goes on from; every operation but generate has one. */
  readonly source?: Clip | undefined;
  /** Second of the source at which an extension begins. */
  readonly continueAt?: number | undefined;
  readonly variation?: string | undefined;
}

/** Why a song was not made. */
export interface SongFailure {
  readonly kind: 'moderated' | 'failed';
  readonly message: string;
}

/** One take of a song. */
export interface Clip {
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
  /** What to play, see formatRecipe. */
  readonly recipe: string;
  /** What to paint, see formatSketch. */
  readonly sketch: string;
  /** Milliseconds after the task was accepted. */
  readonly doneAfter: number;
  readonly stem?: StemName | 'Instrumental' | undefined;
  readonly sourceId?: string | undefined;
  /** Second of the source from which this clip goes on; only extensions have it. */
  readonly continueAt?: number | undefined;
  readonly failure?: SongFailure | undefined;
}

/** One accepted order with its takes; nothing in it changes, its state follows from the clock. */
export interface Task {
  readonly id: string;
  /** Running number in this sandbox, from 1. */
  readonly number: number;
  readonly gateway: string;
  /** Last six characters of the key that paid. */
  readonly account: string;
  readonly operation: SongOperation | 'style';
  readonly action: string;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly billable: boolean;
  readonly clips: readonly Clip[];
  /** The answer of an order for text. */
  readonly text?: string | undefined;
  readonly failure?: SongFailure | undefined;
}

/** How far a clip is. */
export interface Progress {
  readonly stage: 'submitted' | 'queued' | 'streaming' | 'complete' | 'failed';
  /** 0 to 1. */
  readonly portion: number;
}

/** Why an order is refused before anything is made or paid. */
export type RefusalReason =
  | 'unauthorized'
  | 'invalid'
  | 'unknown-clip'
  | 'unfinished-clip'
  | 'unknown-task'
  | 'unknown-route'
  | 'not-offered'
  | 'no-credits';

/** An order that is refused; each dialect says it in its own words. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'Refusal';
    this.reason = reason;
  }
}
