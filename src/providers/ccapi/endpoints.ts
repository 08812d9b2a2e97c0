/**
 * The one table of action codes, `POST //suno/submit/{ACTION}`. Only UPSAMPLE_TAGS stands on the page; the others
 * are inferred: MUSIC and LYRICS are the codes new-api knows, the rest are the menu's titles in capitals. The menu
 * marks Create Voice Persona as unavailable, so there is no code for it.
 */
export const actions = {
  song: 'MUSIC',
  custom: 'MUSIC',
  sounds: 'SOUNDS',
  lyrics: 'LYRICS',
  style: 'UPSAMPLE_TAGS',
  upload: 'UPLOAD',
  extend: 'EXTEND',
  cover: 'COVER',
  stems: 'STEMS',
  allStems: 'ALL_STEMS',
  remaster: 'REMASTER',
  whole: 'CONCAT',
  replace: 'REPLACE_SECTION',
  sample: 'SAMPLE',
  vocals: 'ADD_VOCALS',
  instrumental: 'ADD_INSTRUMENTAL',
  acapella: 'VOX',
  mashup: 'MASHUP',
  karaoke: 'ALIGNED_LYRICS',
  wav: 'WAV',
  video: 'VIDEO',
  midi: 'MIDI',
  bpm: 'BPM',
};

/** One submit: an entry of {@link actions} and its body. Absent values are not sent. */
export type Work = { action: keyof typeof actions; body: Record<string, unknown> };
