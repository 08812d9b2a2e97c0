import type { PlatformId, ProviderId } from '../core/index.js';

/** The kinds of work. A job's data is the id of a generation, or of the gateway to watch, and nothing else. */
export type Work = { id: string };

/** Requests to be handed to a gateway. */
export const submitQueue = (provider: ProviderId): string => `submit-${provider}`;
/** The beat on which a gateway is asked about its songs. */
export const watchQueue = (provider: ProviderId): string => `watch-${provider}`;
/** Outcomes to be posted on a platform. */
export const deliverQueue = (platform: PlatformId): string => `deliver-${platform}`;
/** Cards to be drawn anew on a platform. */
export const redrawQueue = (platform: PlatformId): string => `redraw-${platform}`;
/** The round that looks after neglected generations. */
export const tendQueue = 'tend';
/** The round that asks the gateways about their keys and balances. */
export const examineQueue = 'examine';
