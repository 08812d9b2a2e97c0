export { createWebListener } from './listener.js';
export { createWebSurface } from './surface.js';
