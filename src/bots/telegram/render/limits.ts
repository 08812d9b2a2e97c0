import type { SurfaceLimits } from '../../../core/index.js';

/** What a Telegram message holds: 4096 characters, uploads of 50 MB, ten songs an album, eight buttons a row (Bot API). */
export const telegramLimits: SurfaceLimits = {
  titleCharacters: 200,
  bodyCharacters: 3500,
  labelCharacters: 64,
  rowButtons: 8,
  rows: 8,
  fileBytes: 49000000,
  messageBytes: 49000000,
  answersPrivately: false,
  audiosPerMessage: 10,
  cardBecomesTrack: true,
};
