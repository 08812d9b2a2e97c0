import { type FaultCode, faultPlans } from '../domain/faults.js';
import type { Deps } from '../ports/deps.js';
import type { MusicProvider, ProviderCheck } from '../ports/provider.js';
import type { JobResult } from './job-result.js';
import { done } from './job-result.js';

/** How often a gateway account is checked, by one of all workers; in milliseconds. */
const everyMs = 10 * 60_000;

/**
 * Checks the key and the balance of every gateway account, which is free. A gateway that would refuse the next song
 * cools down before anybody waits for it; one whose operator has mended that is available again at once.
 */
export const createCheckAccounts =
  (deps: Deps<'log' | 'store' | 'providers'>) =>
  async (signal: AbortSignal): Promise<JobResult> => {
    await Promise.all(
      [...deps.providers.inUse.values()].map(async (provider) => {
        if (await deps.store.locks.claim(`check-account:${provider.id}`, everyMs))
          await checkAccount(deps, provider, signal);
      }),
    );
    return done;
  };

const checkAccount = async (
  deps: Deps<'log' | 'store'>,
  provider: MusicProvider,
  signal: AbortSignal,
): Promise<void> => {
  const { id } = provider;
  const check = await provider.check(signal);
  const fault = faultIn(check);
  const { reachable, balance, detail } = check;
  if (fault !== undefined) {
    const coolDownMs = Math.max(faultPlans[fault].coolDownSeconds * 1000, everyMs);
    // A minute longer than until the next check, so that no request slips in between.
    await deps.store.health.coolDown(id, fault, coolDownMs + 60_000);
    const facts = { provider: id, code: fault, reason: detail };
    deps.log.error({ event: 'account.rejected', ...facts, alarm: true }, 'Gateway account rejected');
    return;
  }
  deps.log.info({ event: 'account.checked', provider: id, reachable, balance }, 'Gateway account checked');
  const recovered = recoveredIn(check);
  if (recovered.length > 0) await deps.store.health.recovered(id, recovered);
};

const faultIn = ({ reachable, keyAccepted, empty }: ProviderCheck): FaultCode | undefined => {
  if (!reachable) return undefined;
  if (keyAccepted === false) return 'unauthorized';
  return empty === true ? 'out_of_credits' : undefined;
};

/** The faults that are surely over. Without a balance call, an empty account looks like a full one. */
const recoveredIn = ({ keyAccepted, empty }: ProviderCheck): FaultCode[] => [
  ...(keyAccepted === true ? (['unauthorized'] as const) : []),
  ...(empty === false ? (['out_of_credits'] as const) : []),
];
