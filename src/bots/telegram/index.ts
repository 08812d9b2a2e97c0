export { createTelegramListener, type TelegramListener } from './listener.js';
export { createTelegramSurface } from './surface.js';
