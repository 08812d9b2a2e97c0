/**
 * The paths of the calls, the `action` of each order to `audios`, and the name of the field for excluded styles
 * (`negative_tags` in newer guides). The API reference documents the actions except `sounds`, and the path of
 * `audios`; the vendor's guides document the other paths.
 */
export const endpoints = {
  audios: '/suno/audios',
  lyrics: '/suno/lyrics',
  mixlyrics: '/suno/mashup-lyrics',
  style: '/suno/style',
  upload: '/suno/upload',
  acapella: '/suno/vox',
  persona: '/suno/persona',
  karaoke: '/suno/timing',
  wav: '/suno/wav',
  video: '/suno/mp4',
  midi: '/suno/midi',
  tasks: '/suno/tasks',
  generate: 'generate',
  personaSong: 'artist_consistency',
  voxPersonaSong: 'artist_consistency_vox',
  extend: 'extend',
  extendUpload: 'upload_extend',
  cover: 'cover',
  coverUpload: 'upload_cover',
  whole: 'concat',
  twoStems: 'stems',
  allStems: 'all_stems',
  remaster: 'remaster',
  mashup: 'mashup',
  sample: 'samples',
  replace: 'replace_section',
  vocals: 'overpainting',
  instrumental: 'underpainting',
  sounds: 'sounds',
  excludedStyle: 'style_negative',
};

/** The paths, actions and field name with the operator's overrides. */
export type Endpoints = Record<keyof typeof endpoints, string>;
