/**
 * Paths, the `task` of each body to `music`, the model name that extends an upload, and how `continue_clip_id` names
 * a song (`place`: `<task>_1`; `clip`: its own id). An operation whose entry is `off` is not offered: stock builds of
 * new-api have `music` and `lyrics` alone, and builds differ in everything but songs and fetching.
 * On the page: `music`, `extend`, `extendUpload`, `continueBy`; in its menu without an address: `lyrics`, `upload`,
 * `whole`, `fetch`. Documented by the same site or other resellers: the paths of those and of `twoStems`, `feed`,
 * `style`, `acapella`, `persona`, `karaoke`, `wav`, `video`, `midi`. The rest is inferred from sister gateways.
 */
export const endpoints = {
  music: '/suno/submit/music',
  lyrics: '/suno/submit/lyrics',
  whole: '/suno/submit/concat',
  upload: '/suno/uploads/audio-url',
  fetch: '/suno/fetch',
  feed: '/suno/feed',
  twoStems: '/suno/act/stems',
  remaster: '/suno/generate/upsample',
  style: '/suno/act/tags',
  acapella: '/suno/act/vox',
  persona: '/suno/persona/create/',
  karaoke: '/suno/act/timing',
  wav: '/suno/act/wav',
  video: '/suno/act/mp4',
  midi: '/suno/act/midi',
  extend: 'extend',
  extendUpload: 'chirp-v4-upload',
  continueBy: 'place',
  cover: 'cover',
  allStems: 'gen_stem',
  replace: 'infill',
  sample: 'chop_sample_condition',
  mashup: 'mashup_condition',
  vocals: 'overpainting',
  instrumental: 'underpainting',
  personaSong: 'artist_consistency',
  voxPersonaSong: 'vox',
};

/** The endpoints with the operator's overrides. */
export type Endpoints = Record<keyof typeof endpoints, string>;

/** Throws a plain Error, with a sentence for the operator, when `continueBy` has an unknown value. */
export const checkContinueBy = ({ continueBy }: Endpoints): void => {
  if (continueBy !== 'place' && continueBy !== 'clip')
    throw new Error(`newapi: continueBy is “place” or “clip”, not “${continueBy}”.`);
};
