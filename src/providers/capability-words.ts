import type { GatewayAbilities, Unconfirmed } from './capability-report.js';

/** What a gateway declares, in lines of plain words, for the README and for `npm run doctor`. */
export type AbilityLines = {
  /** The models of most operations, then those that take fewer. */
  models: string[];
  /** How many characters each text may have, a line for each group of models. */
  limits: string[];
  batch: string;
  callbacks: string;
  /** What a request costs, in the gateway's own credits. */
  prices: string;
};

/** The words for what a gateway declares. */
export const abilityLines = (gateway: GatewayAbilities): AbilityLines => ({
  models: [
    gateway.models.length === 0 ? 'no choice' : gateway.models.join(', '),
    ...gateway.fewerModels.map(({ operations, models }) => `${operations.join(', ')}: ${models.join(', ')}`),
  ],
  limits: gateway.limits.map(({ prompt, lyrics, style, title, models }) => {
    const words = `prompt ${prompt}, lyrics ${lyrics}, style ${style}, title ${title}`;
    return gateway.limits.length === 1 ? words : `${models.join(', ')}: ${words}`;
  }),
  batch: gateway.batch === 1 ? 'one' : `up to ${gateway.batch}`,
  callbacks: gateway.callbacks ? 'yes' : 'no',
  prices:
    Object.entries(gateway.prices)
      .map(([name, price]) => `${name} ${typeof price === 'number' ? price : `as ${price.songs} songs`}`)
      .join(', ') || 'not published',
});

/** The corrections that settings can make, as they are written there. */
export const correctionsInWords = ({ corrections }: Unconfirmed): string[] =>
  Object.entries(corrections).map(([name, value]) => `${name}=${value}`);
