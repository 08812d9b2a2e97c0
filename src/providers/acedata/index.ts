import { defineProvider } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { capabilities } from './capabilities.js';
import { endpoints } from './endpoints.js';
import { fetchTasks, poll } from './poll.js';
import { classifyCode } from './responses/errors.js';
import { decodeStream } from './responses/stream.js';
import { submit } from './submit.js';

/** The id of a task that nobody submitted: to fetch it is free. */
const unknownTask = '00000000-0000-0000-0000-000000000000';

/** AceDataCloud (docs.acedata.cloud, Suno). */
export const acedata = defineProvider({
  id: 'acedata',
  defaultUrl: 'https://api.acedata.cloud',
  endpoints,
  capabilities: () => capabilities,
  dialect: { classify: classifyCode, decode: decodeStream },
  submit,
  poll,
  check: (session, signal) => checkAccount(() => fetchTasks(session, [unknownTask], signal)),
});
