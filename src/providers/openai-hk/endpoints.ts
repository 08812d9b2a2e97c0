/**
 * The one table of paths (suno-scene page), with the prefix the page writes for each: `/sunoapi` and `/suno` seem to
 * be one service. Inferred, because the page shows the bodies alone: `remaster` and `mixlyrics` are Suno's own paths,
 * `persona` is that of a sister gateway with the same body. `lyrics` and `words` are on the suno-v3 page.
 */
export const paths = {
  generate: '/sunoapi/generate',
  whole: '/sunoapi/generate/concat',
  remaster: '/suno/generate/upsample',
  feed: '/sunoapi/feed',
  upload: '/suno/uploads/audio-url',
  voice: '/suno/act/vox',
  persona: '/suno/persona/create/',
  timing: '/sunoapi/act/timing',
  wav: '/sunoapi/act/wav',
  video: '/sunoapi/act/mp4',
  midi: '/suno/act/midi',
  style: '/suno/act/tags',
  lyrics: '/sunoapi/generate/lyrics/',
  words: '/sunoapi/lyrics',
  mixlyrics: '/suno/generate/lyrics-mashup',
};

/** The table with the operator's corrections. */
export type Places = Record<keyof typeof paths, string>;
