import {
  type Capability,
  type Model,
  type MusicProvider,
  models,
  type OperationName,
  operations,
  type Prices,
  type TextLimits,
} from '../core/index.js';
import type { ProviderDefinition } from './definition.js';

/** Whether a gateway offers an operation: as its pages say, as far as we can infer, or not at all. */
export type Ability = 'yes' | 'unconfirmed' | 'no';

/** Operations that no vendor page confirms, for the same reason. */
type Unconfirmed = {
  reason: string;
  operations: OperationName[];
  /** The endpoints of these operations that settings can override, with their present values. */
  corrections: Record<string, string>;
};

/** Everything one gateway declares about itself. */
export type GatewayAbilities = {
  id: string;
  operations: Record<OperationName, Ability>;
  /** The models that people can choose for some operation, newest first. */
  models: Model[];
  /** Operations that take only some of them. */
  fewerModels: { operations: OperationName[]; models: Model[] }[];
  /** Tickets in one poll request. */
  batch: number;
  /** True when it calls back when a song is finished. */
  callbacks: boolean;
  /** In its own credits, as far as its pages and the settings say. */
  prices: Prices;
  /** The character limits of custom songs, or else of any operation, grouped by the models that share them. */
  limits: (TextLimits & { models: Model[] })[];
  unconfirmed: Unconfirmed[];
};

/** A gateway's declarations in words, for the README and for `npm run doctor`. */
type AbilityLines = {
  /** The models of most operations, then those of the operations that take fewer. */
  models: string[];
  /** The character limits, a line for each group of models. */
  limits: string[];
  batch: string;
  callbacks: string;
  /** What a request costs, in the gateway's own credits. */
  prices: string;
};

/** What a driver declares. `overrides` are the operator's corrections, if there are any. */
export const abilitiesOf = (
  definition: ProviderDefinition,
  { capabilities }: MusicProvider,
  overrides: Readonly<Record<string, string>> = {},
): GatewayAbilities => {
  const offered = operations.flatMap(({ name }): Offered[] => {
    const capability = capabilities.operations[name];
    return capability === undefined ? [] : [{ operation: name, capability }];
  });
  const choices = offered.filter(({ capability }) => capability.fields.includes('model'));
  const choosable = models.filter((model) =>
    choices.some(({ capability }) => capability.models.includes(model)),
  );
  const abilities = operations.map(({ name }) => [name, abilityIn(capabilities.operations[name])]);
  return {
    id: definition.id,
    operations: Object.fromEntries(abilities) as Record<OperationName, Ability>,
    models: choosable,
    fewerModels: grouped(
      choices.filter(({ capability }) => capability.models.length < choosable.length),
      ({ capability }) => capability.models.join(),
    ).map((group) => ({
      operations: group.map(({ operation }) => operation),
      models: [...(group[0]?.capability.models ?? [])],
    })),
    batch: capabilities.batch,
    callbacks: capabilities.callbacks === true,
    prices: capabilities.prices ?? {},
    limits: limitsIn(capabilities.operations.custom ?? offered[0]?.capability),
    unconfirmed: unconfirmedIn(offered, { ...definition.endpoints, ...overrides }),
  };
};

/** What every registered driver declares, without an account. */
export const publishedAbilities = (registry: readonly ProviderDefinition[]): GatewayAbilities[] =>
  registry.map((definition) => {
    const url = definition.defaultUrl ?? 'https://gateway.invalid';
    return abilitiesOf(definition, definition.create({ key: 'none', url, clock: () => 0 }));
  });

/** A gateway's declarations in words. */
export const abilityLines = (gateway: GatewayAbilities): AbilityLines => ({
  models: [
    gateway.models.length === 0 ? 'no choice' : gateway.models.join(', '),
    ...gateway.fewerModels.map(({ operations, models }) => `${operations.join(', ')}: ${models.join(', ')}`),
  ],
  limits: gateway.limits.map(({ prompt, lyrics, style, title, models }) => {
    const words = `prompt ${prompt}, lyrics ${lyrics}, style ${style}, title ${title}`;
    return gateway.limits.length === 1 ? words : `${models.join(', ')}: ${words}`;
  }),
  batch: gateway.batch === 1 ? 'one' : `up to ${gateway.batch}`,
  callbacks: gateway.callbacks ? 'yes' : 'no',
  prices:
    Object.entries(gateway.prices)
      .map(([name, price]) => `${name} ${typeof price === 'number' ? price : `as ${price.songs} songs`}`)
      .join(', ') || 'not published',
});

/** The corrections that settings can make, in the format of the settings. */
export const correctionsInWords = ({ corrections }: Unconfirmed): string[] =>
  Object.entries(corrections).map(([name, value]) => `${name}=${value}`);

type Offered = { operation: OperationName; capability: Capability };

const abilityIn = (capability: Capability | undefined): Ability => {
  if (capability === undefined) return 'no';
  return capability.unconfirmed === undefined ? 'yes' : 'unconfirmed';
};

const unconfirmedIn = (
  offered: readonly Offered[],
  endpoints: Readonly<Record<string, string>>,
): Unconfirmed[] =>
  grouped(
    offered.filter(({ capability }) => capability.unconfirmed !== undefined),
    ({ capability }) => capability.unconfirmed ?? '',
  ).map((group) => {
    const names = group.map(({ operation }) => operation);
    const corrections = Object.entries(endpoints).filter(([endpoint]) =>
      names.some((name) => belongsTo(endpoint, name)),
    );
    const reason = group[0]?.capability.unconfirmed ?? '';
    return { reason, operations: names, corrections: Object.fromEntries(corrections) };
  });

/** True for an endpoint named after the operation, or ending in its name where there are several: `stems`, `allStems`. */
const belongsTo = (endpoint: string, operation: OperationName): boolean =>
  endpoint === operation || endpoint.endsWith(`${operation.charAt(0).toUpperCase()}${operation.slice(1)}`);

const limitsIn = (capability: Capability | undefined): GatewayAbilities['limits'] =>
  grouped(
    (capability?.models ?? []).flatMap((model) => {
      const limits = capability?.limits(model);
      return limits === undefined ? [] : [{ model, limits }];
    }),
    ({ limits }) => JSON.stringify(limits),
  ).flatMap((group) =>
    group[0] === undefined ? [] : [{ ...group[0].limits, models: group.map(({ model }) => model) }],
  );

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};
