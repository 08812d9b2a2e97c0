/**
 * The one table of what operators may correct: the paths of the calls, of which `balance` stands in APIXO's general
 * docs and not on the page "Suno", and the routing every song asks for: `auto`, `value` or `official` (page, parameters).
 */
export const places = {
  generate: '/api/v1/generateTask/suno',
  status: '/api/v1/statusTask/suno',
  balance: '/api/v1/apikeys/current-balance',
  provider: 'auto',
};
