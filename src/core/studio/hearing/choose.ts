import type { Capability, MusicProvider, ProviderId } from '../../gateway.js';
import type { AnyValues, OperationName } from '../../operations/index.js';
import { fitsLimits } from '../../request.js';
import type { StudioPorts } from '../ports.js';

/** A gateway that can do it, or why there is none. */
export type Choice =
  /** `out` when it is benched and nobody else can. */
  | { kind: 'chosen'; provider: MusicProvider; capability: Capability; out: boolean }
  | { kind: 'nobody' }
  /** Only the track's maker could, and it is not in use or has another account now. */
  | { kind: 'maker-gone'; provider: ProviderId };

/** What is known about a request before it has a gateway. */
export type Wish = {
  operation: OperationName;
  model?: string | undefined;
  /** Whoever made what it starts from: the source track, or the persona. */
  maker?: { provider: ProviderId; account: string } | undefined;
  /** Set when they are parsed already: a gateway whose limits they exceed is passed over. */
  values?: AnyValues | undefined;
  /** Gateways that surely refused it already. */
  not?: readonly ProviderId[];
};

/** Picks the gateway: the maker for a follow-up, else the first by preference that can, those in trouble last. */
export const choose = async (ports: StudioPorts, wish: Wish): Promise<Choice> => {
  const benched = await ports.health.benched();
  if (wish.maker !== undefined) {
    const maker = ports.providers.get(wish.maker.provider);
    if (maker === undefined || maker.account !== wish.maker.account) {
      return { kind: 'maker-gone', provider: wish.maker.provider };
    }
    const capability = capabilityFor(maker, wish);
    if (capability === undefined) return { kind: 'nobody' };
    return { kind: 'chosen', provider: maker, capability, out: benched.has(maker.id) };
  }
  const able = [...ports.providers.values()].filter(
    (provider) => !wish.not?.includes(provider.id) && capabilityFor(provider, wish) !== undefined,
  );
  const provider = able.find((one) => !benched.has(one.id)) ?? able[0];
  const capability = provider === undefined ? undefined : capabilityFor(provider, wish);
  if (provider === undefined || capability === undefined) return { kind: 'nobody' };
  return { kind: 'chosen', provider, capability, out: benched.has(provider.id) };
};

const capabilityFor = (provider: MusicProvider, wish: Wish): Capability | undefined => {
  const capability = provider.capabilities.operations[wish.operation];
  const model = capability?.models.find((known) => wish.model === undefined || known === wish.model);
  if (capability === undefined || model === undefined) return undefined;
  const fits = wish.values === undefined || fitsLimits(wish.operation, wish.values, capability.limits(model));
  return fits ? capability : undefined;
};
