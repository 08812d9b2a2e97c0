import { type FaultCode, faultPlans } from '../domain/faults.js';
import type { Deps } from '../ports/deps.js';
import type { MusicProvider, ProviderCheck } from '../ports/provider.js';
import type { Step } from './step.js';
import { done } from './step.js';

/** How often a gateway is asked about itself; by one worker of all. */
const everyMs = 10 * 60_000;

/**
 * Asks every gateway about its key and balance, which is free. One that would refuse the next song for want of either is
 * benched before somebody waits for it; one whose owner has mended that is back in play before its time is over.
 */
export const createCheckAccounts =
  (deps: Deps<'log' | 'store' | 'providers'>) =>
  async (signal: AbortSignal): Promise<Step> => {
    await Promise.all(
      [...deps.providers.inUse.values()].map(async (provider) => {
        if (await deps.store.locks.claim(`examine:${provider.id}`, everyMs))
          await look(deps, provider, signal);
      }),
    );
    return done;
  };

const look = async (
  deps: Deps<'log' | 'store'>,
  provider: MusicProvider,
  signal: AbortSignal,
): Promise<void> => {
  const { id } = provider;
  const check = await provider.check(signal);
  const fault = faultIn(check);
  const { reachable, balance, detail } = check;
  if (fault !== undefined) {
    const benchMs = Math.max(faultPlans[fault].coolDownSeconds * 1000, everyMs);
    // A little longer than until the next look, so that nobody slips in between.
    await deps.store.health.coolDown(id, fault, benchMs + 60_000);
    deps.log.error({ provider: id, code: fault, detail, alarm: true }, 'a gateway needs its operator');
    return;
  }
  deps.log.info({ provider: id, reachable, balance }, 'looked after a gateway');
  const mended = mendedIn(check);
  if (mended.length > 0) await deps.store.health.recovered(id, mended);
};

const faultIn = ({ reachable, keyAccepted, empty }: ProviderCheck): FaultCode | undefined => {
  if (!reachable) return undefined;
  if (keyAccepted === false) return 'unauthorized';
  return empty === true ? 'out_of_credits' : undefined;
};

/** What is surely well. Where the balance cannot be asked, an empty account looks like a full one. */
const mendedIn = ({ keyAccepted, empty }: ProviderCheck): FaultCode[] => [
  ...(keyAccepted === true ? (['unauthorized'] as const) : []),
  ...(empty === false ? (['out_of_credits'] as const) : []),
];
