import type { PlatformId, ProviderId } from '../core/index.js';

/** What a job holds: the id of a generation and nothing else. */
export type JobData = { id: string };

// Queue names are stored in Redis: docs/decisions/0018-records-have-versions.md says how they may change.

/** Requests to submit to a gateway. */
export const submitQueue = (provider: ProviderId): string => `submit-${provider}`;
/** Outcomes to post on a platform. */
export const deliverQueue = (platform: PlatformId): string => `deliver-${platform}`;
/** Status cards to refresh on a platform. */
export const refreshCardQueue = (platform: PlatformId): string => `refresh-card-${platform}`;
/** Rounds that put idle generations back to work. */
export const reconcileQueue = 'reconcile';
/** Rounds that ask the gateways about their keys and balances. */
export const checkAccountsQueue = 'check-accounts';
