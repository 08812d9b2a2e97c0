import { type FaultCode, type ProviderCheck, ProviderError } from '../../core/index.js';

/** What a refusal of a free question says about the key; the other faults say nothing about it. */
const keyBy: Partial<Record<FaultCode, boolean>> = {
  unauthorized: false,
  // Who is told that the account is empty, or that nothing has this name, was let in.
  out_of_credits: true,
  unknown_task: true,
};

/** Learns from one free question whether a gateway is there and takes the key. */
export const checkAccount = async (ask: () => Promise<unknown>): Promise<ProviderCheck> => {
  try {
    await ask();
    return { reachable: true, keyAccepted: true, detail: 'answered' };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, detail } = error;
    const reachable = code !== 'unreachable' && code !== 'timed_out';
    return {
      reachable,
      keyAccepted: keyBy[code],
      ...(code === 'out_of_credits' ? { empty: true } : {}),
      // A task nobody has is missed by a gateway that is well.
      detail: code === 'unknown_task' ? 'answered' : detail,
    };
  }
};
