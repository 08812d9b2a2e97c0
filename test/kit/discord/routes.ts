import type { Route } from './route.js';
import { applicationRoutes } from './routes-application.js';
import { channelRoutes } from './routes-channel.js';
import { interactionRoutes } from './routes-interaction.js';

/** The part of Discord's HTTP API that the bot uses. */
export const routes: readonly Route[] = [...applicationRoutes, ...channelRoutes, ...interactionRoutes];
