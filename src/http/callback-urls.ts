import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses that gateways call, one for each generation, and the check of an address that was called. */
export type Callbacks = {
  /** Undefined without a public address. */
  urlOf(provider: string, generation: string): string | undefined;
  /** The generation that a call is about; undefined for an address that was never given away. */
  read(provider: string, secret: string): string | undefined;
};

/**
 * Creates callback addresses that need no store: the secret is the generation's id and a signature over the id and the
 * gateway. Every process with the same `key` reads them, and nobody without it can forge one.
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
      const expected = Buffer.from(sign(provider, generation));
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected) ? generation : undefined;
    },
  };
};
