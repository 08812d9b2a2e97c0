/**
 * The action codes, `POST //suno/submit/{ACTION}`. The page documents only UPSAMPLE_TAGS; the others are inferred:
 * MUSIC and LYRICS are the codes of new-api, the rest are the titles of the page's menu in capitals. The menu marks
 * Create Voice Persona as unavailable, so there is no code for it.
 */
export const endpoints = {
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

/** The action codes with the operator's overrides. */
export type Endpoints = Record<keyof typeof endpoints, string>;
