import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { MediaError } from '../../core/index.js';

/** Addresses that are formally public but serve a cloud machine's own secrets (Azure's wire server). */
const cloudInternals = new Set(['168.63.129.16']);

/** True for an IP address on the public internet; false for private, local, reserved and tunnelled ones and for names. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  return plain.range() === 'unicast' && !cloudInternals.has(plain.toString());
};

/** The addresses that may be fetched in addition to public https ones. */
export type AddressRules = {
  /** Allows private addresses and http everywhere: for development only. */
  allowPrivate: boolean;
  /** Origins that may be private or http, in the spelling of `new URL(...).origin`. */
  allowedOrigins: readonly string[];
};

/** An address that may be fetched; a `trusted` one may resolve to a private IP address. */
export type Target = { url: URL; trusted: boolean };

/** Parses an address, relative to `base` for a redirect; throws {@link MediaError} for `refused_address`. */
export const parseTarget = (text: string, rules: AddressRules, base?: URL): Target => {
  if (!URL.canParse(text, base?.href)) throw refusal('not a valid address');
  const url = new URL(text, base?.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refusal(`${url.protocol} is not http or https`);
  if (url.username || url.password) throw refusal('the address contains a password');
  if (rules.allowPrivate || rules.allowedOrigins.includes(url.origin)) return { url, trusted: true };
  if (url.protocol !== 'https:') throw refusal('only https is allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // The public lookup is not called for a host that is an IP address already.
  if (isIP(host) && !isPublicAddress(host)) throw refusal(`${host} is not a public address`);
  return { url, trusted: false };
};

type LookupCallback = (error: Error | null, found: string | LookupAddress[], family?: number) => void;

/** Resolves a host name to public addresses only, for the connection itself: a later DNS change has no effect. */
export const lookupPublic = (host: string, options: LookupOptions, callback: LookupCallback): void => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const addresses = found.filter(({ address }) => isPublicAddress(address));
    const first = addresses[0];
    if (!first) return callback(refusal(`${host} has no public address`), []);
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

const refusal = (detail: string): MediaError =>
  new MediaError('lost', 'refused_address', `refused: ${detail}`);
