import type {
  Capabilities,
  Clock,
  MusicProvider,
  Order,
  PollResult,
  ProviderCheck,
  ProviderId,
  Submission,
  Ticket,
} from '../core/index.js';
import type { ProviderSettings } from './settings.js';
import { createGatewayClient, type Dialect, type GatewayClient } from './shared/client.js';
import { fingerprint } from './shared/redact.js';
import { createThrottle, type Pauses, type Throttle } from './shared/throttle.js';
import { validateOrder } from './shared/validate-order.js';

/** One kind of gateway: its name in `GATEWAYS`, its public address if it has one, and the driver that calls it. */
export type ProviderDefinition = {
  id: ProviderId;
  defaultUrl: string | undefined;
  /** Paths, action codes and field names that settings can override, with their present values. */
  endpoints: Readonly<Record<string, string>>;
  /** True when the gateway's own pages describe how it makes a song: such gateways come first unless settings say otherwise. */
  isDocumented: boolean;
  /** Throws a plain Error, with a sentence for the operator, when the settings cannot be right. */
  create(settings: ProviderSettings): MusicProvider;
};

/** One account at one gateway, as the parts of a driver use it. */
export type Session<E> = {
  client: GatewayClient;
  /** The driver's endpoints with the operator's overrides. */
  endpoints: E;
  clock: Clock;
  /** Keeps billed polls of one ticket apart. */
  throttle: Throttle;
  /** Milliseconds for a whole submit. */
  submitMs: number;
};

/** What one gateway's folder declares about its driver. */
type Driver<E extends Record<string, string>> = {
  id: ProviderId;
  defaultUrl: string | undefined;
  endpoints: E;
  capabilities(endpoints: Record<keyof E, string>): Capabilities;
  /** The gateway's own error codes and answer formats; without it, the rules for all gateways apply. */
  dialect?: Dialect;
  /** The pauses between billed polls of one ticket, for the drivers that use `throttle`; half a minute unless set. */
  pauses?: Pauses;
  /** Throws a plain Error, with a sentence for the operator, when an override has a value that cannot be right. */
  checkEndpoints?(endpoints: Record<keyof E, string>): void;
  /** Gets only orders that the capabilities offer. */
  submit(session: Session<Record<keyof E, string>>, order: Order, signal: AbortSignal): Promise<Submission>;
  poll(
    session: Session<Record<keyof E, string>>,
    tickets: readonly Ticket[],
    signal: AbortSignal,
  ): Promise<Map<Ticket, PollResult>>;
  check(session: Session<Record<keyof E, string>>, signal: AbortSignal): Promise<ProviderCheck>;
};

/** Declares a gateway from the parts of its driver. */
export const defineProvider = <E extends Record<string, string>>(driver: Driver<E>): ProviderDefinition => {
  const { id, defaultUrl, endpoints } = driver;
  const isDocumented = driver.capabilities(endpoints).operations.song?.unconfirmed === undefined;
  return { id, defaultUrl, endpoints, isDocumented, create: (settings) => createProvider(driver, settings) };
};

const createProvider = <E extends Record<string, string>>(
  driver: Driver<E>,
  settings: ProviderSettings,
): MusicProvider => {
  const { id } = driver;
  const client = createGatewayClient(id, settings, driver.dialect);
  const endpoints = overridden(id, driver.endpoints, settings.overrides);
  driver.checkEndpoints?.(endpoints);
  const declared = driver.capabilities(endpoints);
  const capabilities = { ...declared, pollInterval: settings.pollInterval ?? declared.pollInterval };
  const session: Session<Record<keyof E, string>> = {
    client,
    endpoints,
    clock: settings.clock,
    throttle: createThrottle(settings.clock, driver.pauses),
    submitMs: settings.timeouts?.submitMs ?? 60_000,
  };
  return {
    id,
    account: fingerprint(id, settings.key.trim()),
    capabilities,
    async submit(order, signal) {
      validateOrder(id, capabilities, order);
      return driver.submit(session, order, signal);
    },
    poll: (tickets, signal) => driver.poll(session, tickets, signal),
    check: (signal) => driver.check(session, signal),
  };
};

const overridden = <E extends Record<string, string>>(
  id: ProviderId,
  endpoints: E,
  overrides: ProviderSettings['overrides'],
): Record<keyof E, string> => {
  const unknown = Object.keys(overrides ?? {}).filter((name) => !Object.hasOwn(endpoints, name));
  if (unknown.length > 0) throw new Error(`${id} has no ${unknown.join(', ')} to override.`);
  return { ...endpoints, ...overrides };
};
