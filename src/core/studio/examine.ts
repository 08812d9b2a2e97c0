import { type FaultCode, faultPlans } from '../faults.js';
import type { ProviderCheck, ProviderId } from '../gateway.js';
import { done, type Step, type StudioPorts } from './ports.js';

/** How often a gateway is asked about itself; by one worker of all. */
const everyMs = 10 * 60_000;

/** The benches that a look at key and balance can lift: the others have to pass. */
const account: readonly FaultCode[] = ['unauthorized', 'out_of_credits'];

/**
 * Asks a gateway about its key and balance, which is free. One that would refuse the next song for want of either is
 * benched before somebody waits for it; one whose owner has mended that is back in play before its time is over.
 */
export const createExamine =
  (ports: StudioPorts) =>
  async (id: ProviderId, signal: AbortSignal): Promise<Step> => {
    const provider = ports.providers.get(id);
    if (provider === undefined || !(await ports.locks.claim(`examine:${id}`, everyMs))) return done;
    const check = await provider.check(signal);
    const fault = faultIn(check);
    const { balance, detail } = check;
    if (fault !== undefined) {
      const { benchSeconds } = faultPlans[fault];
      // Until the next look, and a little longer, so that nobody slips in between.
      await ports.health.bench(id, fault, Math.max(benchSeconds * 1000, everyMs) + 30_000);
      ports.log.error({ provider: id, code: fault, detail, alarm: true }, 'a gateway needs its operator');
      return done;
    }
    ports.log.info({ provider: id, reachable: check.reachable, balance }, 'looked after a gateway');
    const mended = account.filter((code) => (code === 'unauthorized' ? check.keyAccepted : !check.empty));
    // Where the balance cannot be asked, a full account looks like an empty one.
    const sure = check.empty === undefined ? mended.filter((code) => code !== 'out_of_credits') : mended;
    if (check.reachable && sure.length > 0) await ports.health.recover(id, sure);
    return done;
  };

const faultIn = ({ reachable, keyAccepted, empty }: ProviderCheck): FaultCode | undefined => {
  if (!reachable) return undefined;
  if (keyAccepted === false) return 'unauthorized';
  return empty === true ? 'out_of_credits' : undefined;
};
