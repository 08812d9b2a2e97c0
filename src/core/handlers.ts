import { createAutocomplete } from './commands/autocomplete.js';
import { createDispatch } from './commands/dispatch.js';
import { createGroupMigrated } from './commands/group-migrated.js';
import { createDeliver } from './delivery/deliver.js';
import { createRefreshCard } from './delivery/refresh-card.js';
import type { ProviderId } from './domain/take.js';
import { createCheckAccounts } from './generation/check-accounts.js';
import type { JobResult } from './generation/job-result.js';
import { createPoll } from './generation/poll.js';
import { createProviderCallback } from './generation/provider-callback.js';
import { createReconcile } from './generation/reconcile.js';
import { createSubmit } from './generation/submit.js';
import type { CoreDeps } from './ports/deps.js';
import type { EventHandler } from './ports/platform.js';

/** The steps of a generation's life, which workers call. Each is idempotent. */
export type JobHandlers = {
  submit(id: string, signal: AbortSignal): Promise<JobResult>;
  poll(provider: ProviderId, signal: AbortSignal): Promise<JobResult>;
  deliver(id: string, signal: AbortSignal): Promise<JobResult>;
  refreshCard(id: string): Promise<JobResult>;
  /** A gateway called about a generation. */
  providerCallback(provider: ProviderId, id: string): Promise<void>;
  /** Asks the gateways about their keys and balances, each once in ten minutes. */
  checkAccounts(signal: AbortSignal): Promise<JobResult>;
  /** Puts idle generations back to work; returns how many there were. */
  reconcile(): Promise<number>;
};

/** What core does: `events` for the bots, `jobs` for the workers. */
export type Handlers = { events: EventHandler; jobs: JobHandlers };

/** Creates the handlers. They keep no state but `deps`: any number of processes may have them. */
export const createHandlers = (deps: CoreDeps): Handlers => ({
  events: {
    handle: createDispatch(deps),
    autocomplete: createAutocomplete(deps),
    groupMigrated: createGroupMigrated(deps),
  },
  jobs: {
    submit: createSubmit(deps),
    poll: createPoll(deps),
    deliver: createDeliver(deps),
    refreshCard: createRefreshCard(deps),
    providerCallback: createProviderCallback(deps),
    checkAccounts: createCheckAccounts(deps),
    reconcile: createReconcile(deps),
  },
});
