import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses at which gateways call about one generation each, and the check that a call came to such an address. */
export type Callbacks = {
  /** Undefined without a public address. */
  urlOf(provider: string, generation: string): string | undefined;
  /** The generation a call is about; undefined when nobody was given that address. */
  read(provider: string, secret: string): string | undefined;
};

/**
 * Makes callback addresses that need no memory: the secret is the generation's id and a signature over it and the
 * gateway. Every process with the same `key` reads them, and none can be forged.
 */
export const createCallbacks = (publicUrl: string | undefined, key: Buffer): Callbacks => {
  const sign = (provider: string, generation: string): string =>
    createHmac('sha256', key).update(`callback:${provider}:${generation}`).digest('base64url').slice(0, 32);
  return {
    urlOf: (provider, generation) =>
      publicUrl === undefined
        ? undefined
        : `${publicUrl}/callbacks/${provider}/${generation}.${sign(provider, generation)}`,
    read: (provider, secret) => {
      const [generation = '', signature = ''] = secret.split('.');
      const right = Buffer.from(sign(provider, generation));
      const given = Buffer.from(signature);
      return given.length === right.length && timingSafeEqual(given, right) ? generation : undefined;
    },
  };
};
