/** A word or line of a song with its place in time, in seconds from the start. */
export type TimedWord = { text: string; from: number; to: number };

/** A note of an instrument: MIDI pitch 0 to 127, velocity 0 to 1, times in seconds. */
export type Note = { pitch: number; from: number; to: number; velocity: number };

/** The notes one instrument plays. */
export type Instrument = { name: string; notes: readonly Note[] };

/** What an operation brings that is no track. Addresses are hostile until media has looked at them. */
export type Product =
  /** Lyrics with their titles, or one description of a style. */
  | { kind: 'text'; texts: readonly { title?: string | undefined; text: string }[] }
  | { kind: 'words'; words: readonly TimedWord[] }
  | { kind: 'file'; format: 'wav' | 'video'; url: string }
  | { kind: 'notes'; instruments: readonly Instrument[] }
  /** Beats a minute, on average and, where the gateway tells them, at the least and the most. */
  | {
      kind: 'tempo';
      bpm: number;
      least?: number | undefined;
      most?: number | undefined;
      musicalKey?: string | undefined;
    }
  | { kind: 'persona'; personaId: string };
