import type { Capabilities, Clock, Log, MusicProvider, ProviderId } from '../core/index.js';

/** What an operator decides about one account at one gateway. */
export type ProviderSettings = {
  key: string;
  /** Where the gateway is, with or without a slash at its end. */
  url: string;
  clock: Clock;
  /** Replaces the driver's own idea of when to ask. */
  pollInterval?: Capabilities['pollInterval'] | undefined;
  /** Milliseconds for a whole call; 60 000 for a submit and 15 000 for a poll unless set. */
  timeouts?: { submitMs?: number | undefined; pollMs?: number | undefined } | undefined;
  /** Replaces action codes or paths of the driver's one table, by their names there; an unknown name throws. */
  overrides?: Readonly<Record<string, string>> | undefined;
  log?: Log | undefined;
};

/** One kind of gateway: its name in `GATEWAYS`, its public address if it has one, and how to speak to it. */
export type ProviderDefinition = {
  id: ProviderId;
  defaultUrl: string | undefined;
  /** Throws a plain Error, with a sentence for the operator, when the settings cannot be right. */
  create(settings: ProviderSettings): MusicProvider;
};

/** Thrown when settings correct what a driver's table does not have; holds that table, by its names. */
export class UnknownOverride extends Error {
  override name = 'UnknownOverride';
  constructor(
    id: ProviderId,
    unknown: readonly string[],
    readonly table: Readonly<Record<string, string>>,
  ) {
    super(`${id} has no ${unknown.join(', ')} to override; it knows ${Object.keys(table).join(', ')}.`);
  }
}

/** A driver's table of action codes or paths, corrected by the operator; an unknown name throws {@link UnknownOverride}. */
export const overridden = <T extends Record<string, string>>(
  id: ProviderId,
  table: T,
  overrides: ProviderSettings['overrides'],
): Record<keyof T, string> => {
  const unknown = Object.keys(overrides ?? {}).filter((name) => !Object.hasOwn(table, name));
  if (unknown.length > 0) throw new UnknownOverride(id, unknown, table);
  return { ...table, ...overrides };
};
