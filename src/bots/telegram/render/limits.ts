import type { SurfaceLimits } from '../../../core/index.js';

/** The longest text of a message, in characters after entities are parsed (Bot API sendMessage). */
export const maxTextLength = 4096;

/** The longest caption of a file, in characters after entities are parsed (Bot API sendAudio). */
export const maxCaptionLength = 1024;

/**
 * What core may put into one message. The Bot API itself takes uploads of 50 MB, ten songs an album and eight buttons a
 * row; sizes are in bytes.
 */
export const telegramLimits: SurfaceLimits = {
  titleCharacters: 200,
  bodyCharacters: 3500,
  labelCharacters: 64,
  rowButtons: 8,
  rows: 8,
  fileBytes: 49_000_000,
  messageBytes: 49_000_000,
  answersPrivately: false,
  audiosPerMessage: 10,
  cardBecomesTrack: true,
};
