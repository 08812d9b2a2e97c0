/**
 * The paths (suno-scene page), with the prefix the page writes for each: `/sunoapi` and `/suno` seem to be one
 * service. Inferred, because the page shows only the bodies: `remaster` and `mixlyrics` are Suno's own paths,
 * `persona` is that of a sister gateway with the same body. `lyrics` and `words` are on the suno-v3 page.
 */
export const endpoints = {
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

/** The paths with the operator's overrides. */
export type Endpoints = Record<keyof typeof endpoints, string>;
