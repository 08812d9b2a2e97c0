export { inviteLink } from './invite-link.js';
export { createDiscordListener, type DiscordListenerSettings } from './listener.js';
export { createDiscordSurface, type DiscordSurfaceSettings } from './surface.js';
