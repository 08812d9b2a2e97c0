import * as z from 'zod';
import { isPriceName, type PriceName } from '../core/index.js';

/** A gateway that may be configured: its name in `GATEWAYS` and its address, if it has a fixed one. */
export type KnownGateway = {
  id: string;
  defaultUrl: string | undefined;
  /** Paths and action codes that `_OVERRIDES` can replace, with their present values. */
  endpoints?: Readonly<Record<string, string>>;
  /** False when how it makes a song is inferred. */
  isDocumented?: boolean;
  /** Throws, with a sentence for the operator, when the settings cannot be right; opens nothing. */
  create?(settings: GatewaySettings & { clock: () => number }): unknown;
};

/** One account at one gateway, as the operator set it. */
export type GatewaySettings = {
  key: string;
  url: string;
  /** What corrects the driver's table of action codes or paths, by the names there. */
  overrides?: Readonly<Record<string, string>> | undefined;
  /** What it charges, in its own credits, where its pages do not say. */
  prices?: Readonly<Partial<Record<PriceName, number>>> | undefined;
};

/** A gateway that can be used. */
export type ReadyGateway = GatewaySettings & { id: string };

type Given = Record<string, string | undefined>;

/** An address in the web. */
export const address = z.url({
  protocol: /^https?$/,
  error: 'is an address that starts with http:// or https://',
});

/** What the settings of a gateway begin with: `CCAPI` in `CCAPI_KEY`. */
export const settingsNameOf = (gateway: string): string => gateway.toUpperCase().replaceAll('-', '_');

/** What `GATEWAYS` names, each once and in its order; undefined when it is not set. */
export const wantedGateways = (given: Given): string[] | undefined => {
  const names = given.GATEWAYS?.split(',').map((name) => name.trim());
  return names && [...new Set(names.filter((name) => name !== ''))];
};

/** The gateways that can be used, in order of preference; adds all that is wrong with the others to `problems`. */
export const readGateways = (
  given: Given,
  known: readonly KnownGateway[],
  problems: string[],
): ReadyGateway[] => {
  const names = known.map((gateway) => gateway.id);
  const wanted = wantedGateways(given);
  const ready = new Map<string, ReadyGateway>();
  for (const gateway of known) {
    const found = readGateway(given, gateway, problems);
    if (found !== undefined) ready.set(gateway.id, found);
  }
  // Where nobody chose, no call that is a guess comes before one that is documented.
  if (wanted === undefined) {
    const guessed = new Set(known.filter(({ isDocumented }) => isDocumented === false).map(({ id }) => id));
    const all = [...ready.values()];
    return [...all.filter(({ id }) => !guessed.has(id)), ...all.filter(({ id }) => guessed.has(id))];
  }
  return wanted.flatMap((id) => {
    const gateway = ready.get(id);
    if (gateway !== undefined) return [gateway];
    const reason = names.includes(id)
      ? `GATEWAYS names ${id}, but it has no key.`
      : `GATEWAYS names ${id}, which is not known. Known are: ${names.join(', ')}.`;
    if (given.SANDBOX !== '1' || !names.includes(id)) problems.push(reason);
    return [];
  });
};

/** One gateway, perhaps half right: what is wrong is told, and whoever has a key counts as having one. */
const readGateway = (given: Given, gateway: KnownGateway, problems: string[]): ReadyGateway | undefined => {
  const name = settingsNameOf(gateway.id);
  const key = given[`${name}_KEY`];
  if (key === undefined) {
    for (const lonely of [`${name}_URL`, `${name}_OVERRIDES`, `${name}_PRICES`])
      if (given[lonely] !== undefined) problems.push(`${lonely} is set, but ${name}_KEY is not.`);
    return undefined;
  }
  const url = given[`${name}_URL`] ?? gateway.defaultUrl;
  const overrides = readPairs(given, `${name}_OVERRIDES`, problems);
  const prices = readPrices(given, `${name}_PRICES`, problems);
  if (url === undefined) {
    problems.push(`${name}_KEY is set, but ${name}_URL is not.`);
    return undefined;
  }
  if (!address.safeParse(url).success) {
    problems.push(`${name}_URL is an address that starts with http:// or https://.`);
    return undefined;
  }
  const settings = { key, url };
  const wrong = troubleWith(gateway, settings);
  const wrongOverrides =
    wrong === undefined
      ? (unknownOverrides(gateway, overrides) ?? troubleWith(gateway, { ...settings, overrides }))
      : undefined;
  if (wrong !== undefined) problems.push(`${name}_KEY or ${name}_URL cannot be right: ${wrong}`);
  if (wrongOverrides !== undefined) problems.push(`${name}_OVERRIDES cannot be right: ${wrongOverrides}`);
  return {
    id: gateway.id,
    ...settings,
    ...(overrides === undefined ? {} : { overrides }),
    ...(prices === undefined ? {} : { prices }),
  };
};

/** Reads `name=value,name=value`. A value may hold `=` and `/`, but no comma. */
const readPairs = (given: Given, setting: string, problems: string[]): Record<string, string> | undefined => {
  const pairs = given[setting]
    ?.split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()] as const;
    });
  if (pairs === undefined) return undefined;
  if (pairs.some(([name, value]) => name === '' || value === ''))
    problems.push(`${setting} is a list of name=value with commas between them.`);
  else if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    problems.push(`${setting} names the same thing twice.`);
  else return Object.fromEntries(pairs);
  return undefined;
};

/** Reads `song=0.5,allStems=2.5`: what each request costs in the gateway's credits. */
const readPrices = (given: Given, setting: string, problems: string[]): GatewaySettings['prices'] => {
  const pairs = Object.entries(readPairs(given, setting, problems) ?? {});
  const strange = pairs.map(([name]) => name).filter((name) => !isPriceName(name));
  if (strange.length > 0)
    problems.push(`${setting} names ${strange.join(', ')}; it takes the names of commands, and allStems.`);
  const wrong = pairs.filter(([, price]) => !/^\d+(\.\d+)?$/.test(price));
  if (wrong.length > 0) problems.push(`${setting} holds prices in credits, such as song=0.5.`);
  if (strange.length + wrong.length > 0 || pairs.length === 0) return undefined;
  return Object.fromEntries(pairs.map(([name, price]) => [name, Number(price)]));
};

/** Overrides that the gateway has no endpoint for, in a sentence; undefined when there are none. */
const unknownOverrides = (
  { id, endpoints }: KnownGateway,
  overrides: GatewaySettings['overrides'] = {},
): string | undefined => {
  if (endpoints === undefined) return undefined;
  const unknown = Object.keys(overrides).filter((name) => !Object.hasOwn(endpoints, name));
  if (unknown.length === 0) return undefined;
  return `${id} has no ${unknown.join(', ')} to override; it knows ${Object.keys(endpoints).join(', ')}.`;
};

/** What the gateway's driver has against these settings, in a sentence. */
const troubleWith = (gateway: KnownGateway, settings: GatewaySettings): string | undefined => {
  try {
    gateway.create?.({ ...settings, clock: () => 0 });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'its driver refuses them.';
  }
};
