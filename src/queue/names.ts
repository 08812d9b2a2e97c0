import type { PlatformId, ProviderId } from '../core/index.js';

/** What a job holds: the id of a generation, or of the gateway to poll, and nothing else. */
export type JobData = { id: string };

/** Requests to submit to a gateway. */
export const submitQueue = (provider: ProviderId): string => `submit-${provider}`;
/** Polls of a gateway, on a beat. */
export const pollQueue = (provider: ProviderId): string => `poll-${provider}`;
/** Outcomes to post on a platform. */
export const deliverQueue = (platform: PlatformId): string => `deliver-${platform}`;
/** Status cards to refresh on a platform. */
export const refreshCardQueue = (platform: PlatformId): string => `refresh-card-${platform}`;
/** The round that puts idle generations back to work. */
export const reconcileQueue = 'reconcile';
/** The round that asks the gateways about their keys and balances. */
export const checkAccountsQueue = 'check-accounts';
