import { acedata } from './acedata/index.js';
import { apixo } from './apixo/index.js';
import { ccapi } from './ccapi/index.js';
import type { ProviderDefinition } from './definition.js';
import { newapi } from './newapi/index.js';
import { openaiHk } from './openai-hk/index.js';

/** Every gateway that has a driver, in the default order of preference. */
export const providerRegistry: readonly ProviderDefinition[] = [ccapi, acedata, openaiHk, newapi, apixo];
