import { type ProviderCheck, ProviderError } from '../../core/index.js';
import { defineProvider, type Session } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { capabilities } from './capabilities.js';
import { type Endpoints, endpoints } from './endpoints.js';
import { poll, pollTask, queryData } from './poll.js';
import { readBalance } from './responses/balance.js';
import { classifyCode } from './responses/errors.js';
import { submit } from './submit.js';

/** The id of a task that nobody submitted. */
const unknownTask = 'task_00000000';

/** Reads the balance; where the gateway does not have that call, the status of an unknown task shows whether it accepts the key. */
const check = async (session: Session<Endpoints>, signal: AbortSignal): Promise<ProviderCheck> => {
  let balance: number | undefined;
  const result = await checkAccount(async () => {
    try {
      balance = readBalance(await queryData(session, session.endpoints.balance, signal));
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'unknown_task') throw error;
      await pollTask(session, unknownTask, signal);
    }
  });
  return balance === undefined ? result : { ...result, balance: String(balance), empty: balance <= 0 };
};

/** APIXO (apixo.ai, page "Suno"). Its tickets are task ids. */
export const apixo = defineProvider({
  id: 'apixo',
  defaultUrl: 'https://api.apixo.ai',
  endpoints,
  capabilities: () => capabilities,
  // It does not say which of its errors come before the work, so no 5xx is known to be free.
  dialect: { classify: classifyCode },
  submit,
  poll,
  check,
});
