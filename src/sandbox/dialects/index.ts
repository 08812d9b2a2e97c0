import { acedata } from './acedata/index.js';
import { apixo } from './apixo.js';
import { ccapi } from './ccapi/index.js';
import type { Dialect } from './dialect.js';
import { newapi } from './newapi.js';
import { openaiHk } from './openai-hk.js';

/** The gateways that the sandbox simulates. */
export const dialects: readonly Dialect[] = [ccapi, acedata, openaiHk, newapi, apixo];
