import type { Capability } from '../domain/capability.js';
import { fitsLimits } from '../domain/parse-request.js';
import type { ProviderId } from '../domain/take.js';
import type { AnyValues, OperationName } from '../operations/index.js';
import type { CoreDeps } from '../ports/deps.js';
import type { MusicProvider } from '../ports/provider.js';

/** A gateway that can do it, or why there is none. */
export type ProviderChoice =
  /** `out` when it is benched and nobody else can. */
  | { kind: 'chosen'; provider: MusicProvider; capability: Capability; out: boolean }
  | { kind: 'nobody' }
  /** Only the track's maker could, and it is not in use or has another account now. */
  | { kind: 'maker-gone'; provider: ProviderId };

/** What is known about a request before it has a gateway. */
export type Requirements = {
  operation: OperationName;
  model?: string | undefined;
  /** Whoever made what it starts from: the source track, or the persona. */
  maker?: { provider: ProviderId; account: string } | undefined;
  /** Set when they are parsed already: a gateway whose limits they exceed is passed over. */
  values?: AnyValues | undefined;
  /** Gateways that surely refused it already. */
  exclude?: readonly ProviderId[];
};

/** Picks the gateway: the maker for a follow-up, else the first by preference that can, those in trouble last. */
export const chooseProvider = async (deps: CoreDeps, wish: Requirements): Promise<ProviderChoice> => {
  const benched = await deps.store.health.coolingDown();
  if (wish.maker !== undefined) {
    const maker = deps.providers.inUse.get(wish.maker.provider);
    if (maker === undefined || maker.account !== wish.maker.account) {
      return { kind: 'maker-gone', provider: wish.maker.provider };
    }
    const capability = capabilityFor(maker, wish);
    if (capability === undefined) return { kind: 'nobody' };
    return { kind: 'chosen', provider: maker, capability, out: benched.has(maker.id) };
  }
  const able = [...deps.providers.inUse.values()].filter(
    (provider) => !wish.exclude?.includes(provider.id) && capabilityFor(provider, wish) !== undefined,
  );
  const provider = able.find((one) => !benched.has(one.id)) ?? able[0];
  const capability = provider === undefined ? undefined : capabilityFor(provider, wish);
  if (provider === undefined || capability === undefined) return { kind: 'nobody' };
  return { kind: 'chosen', provider, capability, out: benched.has(provider.id) };
};

const capabilityFor = (provider: MusicProvider, wish: Requirements): Capability | undefined => {
  const capability = provider.capabilities.operations[wish.operation];
  const model = capability?.models.find((known) => wish.model === undefined || known === wish.model);
  if (capability === undefined || model === undefined) return undefined;
  const fits = wish.values === undefined || fitsLimits(wish.operation, wish.values, capability.limits(model));
  return fits ? capability : undefined;
};
