import type { Person } from '../../../core/index.js';

/** Someone at a browser: the session, and the language that the bot uses with them. */
export type Visitor = { session: string; locale: string };

/** The person behind a session. The web chat knows no more of a person than their browser and its language. */
export const personOf = (session: string, locale?: string): Person => ({
  platform: 'web',
  id: session,
  name: 'You',
  ...(locale === undefined ? {} : { locale }),
});
