import type { SurfaceLimits } from '../../../core/index.js';

/** What the page shows well. The page is the only thing that sets these limits. */
export const limits: SurfaceLimits = {
  titleCharacters: 300,
  bodyCharacters: 20_000,
  labelCharacters: 80,
  rowButtons: 8,
  rows: 8,
  fileBytes: Number.MAX_SAFE_INTEGER,
  messageBytes: Number.MAX_SAFE_INTEGER,
  answersPrivately: true,
  audiosPerMessage: 24,
  cardBecomesTrack: false,
};
