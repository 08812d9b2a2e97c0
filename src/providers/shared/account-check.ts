import { type FaultCode, type ProviderCheck, ProviderError } from '../../core/index.js';

/** Whether a key is accepted, by the fault of a free query; the other faults say nothing about it. */
const keyAcceptedBy: Partial<Record<FaultCode, boolean>> = {
  unauthorized: false,
  // A gateway names an empty account or an unknown task only after it has accepted the key.
  out_of_credits: true,
  unknown_task: true,
};

/** Finds out by one free query whether a gateway is reachable and accepts the key. */
export const checkAccount = async (query: () => Promise<unknown>): Promise<ProviderCheck> => {
  try {
    await query();
    return { reachable: true, keyAccepted: true, detail: 'answered' };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, detail } = error;
    const reachable = code !== 'unreachable' && code !== 'timed_out';
    return {
      reachable,
      keyAccepted: keyAcceptedBy[code],
      ...(code === 'out_of_credits' ? { empty: true } : {}),
      // The query names a task that does not exist: not finding it is a healthy answer.
      detail: code === 'unknown_task' ? 'answered' : detail,
    };
  }
};
