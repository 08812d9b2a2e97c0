import type { Dialect } from '../dialect.js';
import { ccapi } from './ccapi.js';
import { openaiHk } from './openai-hk.js';

/** The gateways the sandbox can pretend to be. */
export const dialects: readonly Dialect[] = [ccapi, openaiHk];
