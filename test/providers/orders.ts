export * from './orders/calls.js';
export * from './orders/songs.js';
export { recording } from './orders/sources.js';
export * from './orders/tracks.js';
