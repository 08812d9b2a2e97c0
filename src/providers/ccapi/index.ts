import { defineProvider } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { failedBeforeWork } from '../shared/classify-error.js';
import { capabilities } from './capabilities.js';
import { endpoints } from './endpoints.js';
import { fetchTasks, poll } from './poll.js';
import { submit } from './submit.js';

/** The id of a task that nobody submitted. */
const unknownTask = `task_${'0'.repeat(32)}`;

/** CCAPI (docs.ccapi.ai), built on new-api. */
export const ccapi = defineProvider({
  id: 'ccapi',
  defaultUrl: 'https://api.ccapi.ai',
  endpoints,
  capabilities: () => capabilities,
  dialect: { failedBeforeWork },
  submit,
  poll,
  // Fetching is free, and only an accepted key learns that the task does not exist.
  check: (session, signal) => checkAccount(() => fetchTasks(session, [unknownTask], signal)),
});
