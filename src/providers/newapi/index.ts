import { defineProvider } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { capabilitiesFor } from './capabilities.js';
import { checkContinueBy, endpoints } from './endpoints.js';
import { poll } from './poll/index.js';
import { fetchTasks } from './poll/tasks.js';
import { classifyCode, isBeforeWork } from './responses/errors.js';
import { submit } from './submit/index.js';

/** The id of a task that nobody submitted. */
const unknownTask = '00000000-0000-0000-0000-000000000000';

/** The new-api of any reseller (page "Generate music"); each has an address of its own. */
export const newapi = defineProvider({
  id: 'newapi',
  defaultUrl: undefined,
  endpoints,
  checkEndpoints: checkContinueBy,
  capabilities: capabilitiesFor,
  dialect: { classify: classifyCode, failedBeforeWork: isBeforeWork },
  // Resellers set their own price for each poll of a file.
  pauses: { firstMs: 30_000, longestMs: 30_000 },
  submit,
  poll,
  // Fetching is free, and only an accepted key learns that the task does not exist.
  check: (session, signal) => checkAccount(() => fetchTasks(session, 'MUSIC', [unknownTask], signal)),
});
