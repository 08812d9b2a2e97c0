export { inviteLink } from './invite-link.js';
export { createDiscordListener } from './listener.js';
export { createDiscordSurface } from './surface.js';
