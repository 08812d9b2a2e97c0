import type { Config } from '../config/index.js';
import type { Capabilities, Clock, Log, MusicProvider, OperationName } from '../core/index.js';
import { providerRegistry, publishedAbilities } from '../providers/index.js';
import type { Sandbox } from '../sandbox/index.js';

/** How gateways are called; with a `sandbox`, its simulated gateways replace the configured ones. */
export type GatewayOptions = {
  clock: Clock;
  log: Log;
  sandbox?: Sandbox | undefined;
  pollInterval?: Capabilities['pollInterval'] | undefined;
};

/** Sandbox songs take seconds, so they are polled every second. */
const sandboxPollInterval = { firstMs: 1500, everyMs: 1000 };
const sandboxSongSeconds = 22;

/** The drivers of all gateways this bot may use, by their names, in order of preference. */
export const createProviders = (
  config: Pick<Config, 'gateways' | 'sandboxGateways'>,
  { clock, log, sandbox, pollInterval }: GatewayOptions,
): Map<string, MusicProvider> => {
  const settings: Config['gateways'] =
    sandbox === undefined
      ? config.gateways
      : (config.sandboxGateways ?? sandbox.gateways).map((id) => ({
          id,
          key: `sandbox-${id}`,
          url: sandbox.urlOf(id),
        }));
  const interval = pollInterval ?? (sandbox === undefined ? undefined : sandboxPollInterval);
  const providers = new Map<string, MusicProvider>();
  for (const { id, prices, ...account } of settings) {
    const definition = providerRegistry.find((known) => known.id === id);
    const provider = definition?.create({ ...account, clock, log, pollInterval: interval });
    if (provider === undefined) continue;
    const usual = sandbox === undefined ? {} : { usualSeconds: sandboxSongSeconds };
    const own = { ...usual, prices: { ...provider.capabilities.prices, ...prices } };
    providers.set(id, { ...provider, capabilities: { ...provider.capabilities, ...own } });
  }
  return providers;
};

/** Lists the gateways that are not in use and offer an operation. */
export const createOtherProviders = (providers: ReadonlyMap<string, MusicProvider>) => {
  const others = publishedAbilities(providerRegistry).filter(({ id }) => !providers.has(id));
  return (operation: OperationName): string[] =>
    others.filter(({ operations }) => operations[operation] !== 'no').map(({ id }) => id);
};
