/** A word or line of a song with its time in seconds from the start. */
export type TimedWord = { text: string; from: number; to: number };

/** A note of an instrument: MIDI pitch 0 to 127, velocity 0 to 1, times in seconds. */
export type Note = { pitch: number; from: number; to: number; velocity: number };

/** The notes of one instrument. */
export type Instrument = { name: string; notes: readonly Note[] };

/** The result of an operation that is not a track. Its addresses are not trusted until media has checked them. */
export type Product =
  /** Lyrics with their titles, or the description of a style. */
  | { kind: 'text'; texts: readonly { title?: string | undefined; text: string }[] }
  | { kind: 'words'; words: readonly TimedWord[] }
  | { kind: 'file'; format: 'wav' | 'video'; url: string }
  | { kind: 'notes'; instruments: readonly Instrument[] }
  /** Beats per minute: the average and, where the gateway reports them, the lowest and the highest. */
  | {
      kind: 'tempo';
      bpm: number;
      least?: number | undefined;
      most?: number | undefined;
      musicalKey?: string | undefined;
    }
  | { kind: 'persona'; personaId: string };
