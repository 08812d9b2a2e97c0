import type { StemName } from '../composer/index.js';

/** What a gateway can be asked to make. */
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

/** What a gateway can be asked that brings no song. */
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

/** A section of a song, in seconds from its start. */
export type TimeRange = {
  readonly from: number;
  readonly to: number;
};

/** An order once a dialect has read and checked it: no gateway's words are left in it. */
export type SongOrder = {
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
  /** The clip the order goes on from; for a song in the manner of a persona, the clip the persona was made from. */
  readonly source?: Clip | undefined;
  /** The second clip of a mashup. */
  readonly other?: Clip | undefined;
  /** The section of the source that is replaced, sampled, painted over or listened to. */
  readonly window?: TimeRange | undefined;
  /** New words of a replaced section. */
  readonly sectionLyrics?: string | undefined;
  /** A replaced section comes back within its whole song instead of by itself. */
  readonly joined?: boolean | undefined;
  /** How often all twelve stems are made, 2 by default. */
  readonly sets?: number | undefined;
  /** A sound that is to go round and round. */
  readonly loop?: boolean | undefined;
  /** Second of the source at which an extension begins. */
  readonly continueAt?: number | undefined;
  readonly variation?: string | undefined;
};

/** Why a song was not made. */
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
  /** The section of the source that this clip stands for; replaced sections and extracted voices have it. */
  readonly window?: TimeRange | undefined;
  readonly failure?: SongFailure | undefined;
};

/** On which terms an order is taken; by default it costs one song and nobody is called back. */
export type Terms = {
  /** False for what the gateway gives away. */
  readonly billable?: boolean | undefined;
  /** A small charge in the gateway's credits instead of a song's price. */
  readonly credits?: number | undefined;
  /** How many songs' prices it costs. */
  readonly generations?: number | undefined;
  /** Where to tell that it is done. */
  readonly callback?: string | undefined;
  /** How long it takes beside a song: 0 for at once, 1 by default. */
  readonly share?: number | undefined;
  /** The body that came over the wire, for gateways that show it again. */
  readonly request?: unknown;
};

/** An order for something that is no song. */
export type Call = {
  readonly operation: CallOperation;
  /** The word of the wire that asked for it. */
  readonly action: string;
  /** What was made, in whatever form the dialect answers it. */
  readonly answer: unknown;
  /** The words of the person, where there are any. */
  readonly words?: string | undefined;
  readonly source?: Clip | undefined;
  /** A persona of a section of singing. */
  readonly vox?: boolean | undefined;
};

/** Who is told when a task is done, and how: as it should be, never, twice, or already before anything is made. */
export type Callback = {
  readonly url: string;
  readonly manner: 'once' | 'never' | 'twice' | 'early';
};

/** One accepted order with its takes; nothing in it changes, its state follows from the clock. */
export type Task = {
  readonly id: string;
  /** Running number in this sandbox, from 1. */
  readonly number: number;
  readonly gateway: string;
  /** Last six characters of the key that paid. */
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
  /** What an order for no song brought. */
  readonly answer?: unknown;
  /** Milliseconds after it was accepted at which an order for no song is done. */
  readonly doneAfter?: number | undefined;
  /** The clip it was about; only orders for no song have it. */
  readonly sourceId?: string | undefined;
  /** A persona of a section of singing. */
  readonly vox?: boolean | undefined;
  readonly failure?: SongFailure | undefined;
};

/** How far a clip is. */
export type Progress = {
  readonly stage: 'submitted' | 'queued' | 'streaming' | 'complete' | 'failed';
  /** 0 to 1. */
  readonly portion: number;
};

/** Why an order is refused before anything is made or paid. */
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

/** An order that is refused; each dialect says it in its own words. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'Refusal';
    this.reason = reason;
  }
}
