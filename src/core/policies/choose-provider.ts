import type { Capability } from '../domain/capability.js';
import { fitsLimits } from '../domain/parse-values.js';
import type { ProviderId } from '../domain/take.js';
import type { AnyValues, OperationName } from '../operations/index.js';
import type { Deps } from '../ports/deps.js';
import type { MusicProvider } from '../ports/provider.js';
import type { CoolingDown } from '../ports/store.js';

/** The provider for a request, or why there is none. */
export type ProviderChoice =
  /** `out` is true when it is cooling down and no other can do it. */
  | { kind: 'chosen'; provider: MusicProvider; capability: Capability; out: boolean }
  | { kind: 'nobody' }
  /** Only the gateway account that made the track could, and it is not in use any more. */
  | { kind: 'maker-gone'; provider: ProviderId };

/** What a request needs of a provider. */
export type Requirements = {
  operation: OperationName;
  model?: string | undefined;
  /** The gateway account that made the source track or the persona; no other can continue from it. */
  maker?: { provider: ProviderId; account: string } | undefined;
  /** The parsed values, when they are known: a provider whose limits they exceed is passed over. */
  values?: AnyValues | undefined;
  /** Providers that have surely refused the request already. */
  exclude?: readonly ProviderId[];
};

/** Chooses the provider: the maker of the source, else the first in order of preference; those cooling down come last. */
export const chooseProvider = (
  { providers: { inUse } }: Deps<'providers'>,
  coolingDown: CoolingDown,
  requirements: Requirements,
): ProviderChoice => {
  const { maker, exclude } = requirements;
  if (maker !== undefined) {
    const provider = inUse.get(maker.provider);
    if (provider === undefined || provider.account !== maker.account) {
      return { kind: 'maker-gone', provider: maker.provider };
    }
    return choiceOf(provider, coolingDown, requirements);
  }
  const able = [...inUse.values()].filter(
    (provider) => !exclude?.includes(provider.id) && capabilityFor(provider, requirements) !== undefined,
  );
  return choiceOf(able.find(({ id }) => !coolingDown.has(id)) ?? able[0], coolingDown, requirements);
};

const choiceOf = (
  provider: MusicProvider | undefined,
  coolingDown: CoolingDown,
  requirements: Requirements,
): ProviderChoice => {
  const capability = provider && capabilityFor(provider, requirements);
  return provider === undefined || capability === undefined
    ? { kind: 'nobody' }
    : { kind: 'chosen', provider, capability, out: coolingDown.has(provider.id) };
};

const capabilityFor = (
  provider: MusicProvider,
  { operation, model, values }: Requirements,
): Capability | undefined => {
  const capability = provider.capabilities.operations[operation];
  const offered = capability?.models.find((known) => model === undefined || known === model);
  if (capability === undefined || offered === undefined) return undefined;
  const fits = values === undefined || fitsLimits(operation, values, capability.limits(offered));
  return fits ? capability : undefined;
};
