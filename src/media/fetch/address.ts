import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { MediaError } from '../../core/index.js';

/** Addresses that count as public and still answer with a cloud machine's own secrets (Azure's wire server). */
const cloudInternals = new Set(['168.63.129.16']);

/** True for an address on the open internet; false for private, local, reserved and tunnelled ones and for names. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  return plain.range() === 'unicast' && !cloudInternals.has(plain.toString());
}

/** Which addresses may be fetched beyond public https. */
export type AddressRules = {
  /** Lets private addresses and http pass everywhere: for development only. */
  allowPrivate: boolean;
  /** Origins that may be private and http, as `new URL(...).origin` spells them. */
  allowedOrigins: readonly string[];
};

/** An address that may be fetched; `trusted` when it may lead to a private place. */
export type Target = { url: URL; trusted: boolean };

/** Reads an address that a gateway gave, relative to where it was given; throws a lost {@link MediaError}. */
export function parseTarget(text: string, rules: AddressRules, base?: URL): Target {
  if (!URL.canParse(text, base?.href)) throw refusal('not an address');
  const url = new URL(text, base?.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refusal(`${url.protocol} is not the web`);
  if (url.username || url.password) throw refusal('the address holds a password');
  if (rules.allowPrivate || rules.allowedOrigins.includes(url.origin)) return { url, trusted: true };
  if (url.protocol !== 'https:') throw refusal('only https is fetched');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // The guarded lookup is never asked about a host that is an address already.
  if (isIP(host) && !isPublicAddress(host)) throw refusal(`${host} is not a public address`);
  return { url, trusted: false };
}

type LookupCallback = (error: Error | null, found: string | LookupAddress[], family?: number) => void;

/** Resolves a name for a connection about to be made, and to public addresses only: a later change changes nothing. */
export function lookupPublic(host: string, options: LookupOptions, callback: LookupCallback): void {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const open = found.filter((one) => isPublicAddress(one.address));
    const first = open[0];
    if (!first) return callback(refusal(`${host} leads to no public address`), []);
    if (options.all) return callback(null, open);
    callback(null, first.address, first.family);
  });
}

const refusal = (detail: string): MediaError => new MediaError('lost', `refused: ${detail}`);
