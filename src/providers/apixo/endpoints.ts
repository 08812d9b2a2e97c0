/**
 * The paths of the calls, and the routing of every song: `auto`, `value` or `official` (APIXO page "Suno",
 * parameters). `balance` is documented in APIXO's general docs, not on the page "Suno".
 */
export const endpoints = {
  generate: '/api/v1/generateTask/suno',
  status: '/api/v1/statusTask/suno',
  balance: '/api/v1/apikeys/current-balance',
  provider: 'auto',
};

/** The paths and the routing with the operator's overrides. */
export type Endpoints = Record<keyof typeof endpoints, string>;
