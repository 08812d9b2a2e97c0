import { defineProvider } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { capabilities } from './capabilities.js';
import { endpoints } from './endpoints.js';
import { fetchFeed } from './poll/feed.js';
import { poll } from './poll/index.js';
import { submit } from './submit/index.js';

/** The id of a clip that does not exist. */
const unknownClip = '00000000-0000-0000-0000-000000000000';

/** OpenAI-HK (openai-hk.com, suno-scene page), a thin layer over Suno. It publishes no errors, so no 5xx is known to be free. */
export const openaiHk = defineProvider({
  id: 'openai-hk',
  defaultUrl: 'https://api.openai-hk.com',
  endpoints,
  capabilities: () => capabilities,
  // Another poll of a WAV, a video or notes costs 100 credits like the first (suno-scene page, use cases 12, 13 and 18).
  pauses: { firstMs: 20_000, longestMs: 160_000 },
  submit,
  poll,
  // The feed of an unknown clip is free and answers accepted keys alone.
  check: (session, signal) => checkAccount(() => fetchFeed(session, [unknownClip], signal)),
});
