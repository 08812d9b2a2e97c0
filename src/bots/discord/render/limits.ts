import type { SurfaceLimits } from '../../../core/index.js';

/** The limits of a message with embeds (Discord docs, resources/message, and components/reference). */
export const discordLimits: SurfaceLimits = {
  titleCharacters: 256,
  bodyCharacters: 3500,
  labelCharacters: 80,
  rowButtons: 5,
  rows: 5,
  // A bot may post 10 MiB per file in a server without boosts; the rest of the request needs some space.
  fileBytes: Math.floor(9.5 * 1024 * 1024),
  messageBytes: 24_000_000,
  answersPrivately: true,
  audiosPerMessage: 9,
  cardBecomesTrack: false,
};
