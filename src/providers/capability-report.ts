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
import { type ProviderDefinition, UnknownOverride } from './definition.js';

/** Whether a gateway does an operation: as its pages say, as far as we can infer, or not at all. */
export type Ability = 'yes' | 'unconfirmed' | 'no';

/** Operations that no vendor page confirms, for one reason. */
export type Unconfirmed = {
  reason: string;
  operations: OperationName[];
  /** What settings can correct about them: names in the driver's table, and what stands there. */
  corrections: Record<string, string>;
};

/** How many characters a gateway takes with these models. */
export type LimitsOfModels = TextLimits & { models: Model[] };

/** All that one gateway declares about itself, as people read it. */
export type GatewayAbilities = {
  id: string;
  operations: Record<OperationName, Ability>;
  /** The models people can choose for some operation, newest first. */
  models: Model[];
  /** Operations that take only some of them. */
  fewerModels: { operations: OperationName[]; models: Model[] }[];
  /** How many songs one request asks for. */
  batch: number;
  /** True when it tells by itself that a song is done. */
  callbacks: boolean;
  /** What it charges, as far as its pages say, and settings where there are any. */
  prices: Prices;
  /** The limits of songs, grouped by models that share them; of any operation where there are no songs. */
  limits: LimitsOfModels[];
  unconfirmed: Unconfirmed[];
};

/** What a driver can do, from its own declarations. `overrides` are the operator's corrections, if there are any. */
export const abilitiesOf = (
  definition: ProviderDefinition,
  { capabilities }: MusicProvider,
  overrides: Readonly<Record<string, string>> = {},
): GatewayAbilities => {
  const offered = operations.flatMap(({ name }) => {
    const capability = capabilities.operations[name];
    return capability === undefined ? [] : [{ operation: name, capability }];
  });
  const choices = offered.filter(({ capability }) => capability.fields.includes('model'));
  const all = models.filter((model) => choices.some(({ capability }) => capability.models.includes(model)));
  const table = { ...correctionsOf(definition), ...overrides };
  const abilities = operations.map(({ name }) => [name, abilityIn(capabilities.operations[name])]);
  return {
    id: definition.id,
    operations: Object.fromEntries(abilities) as Record<OperationName, Ability>,
    models: all,
    fewerModels: grouped(
      choices.filter(({ capability }) => capability.models.length < all.length),
      ({ capability }) => capability.models.join(),
    ).map((group) => ({
      operations: group.map(({ operation }) => operation),
      models: [...(group[0]?.capability.models ?? [])],
    })),
    batch: capabilities.batch,
    callbacks: capabilities.callbacks === true,
    prices: capabilities.prices ?? {},
    limits: limitsIn(capabilities.operations.custom ?? offered[0]?.capability),
    unconfirmed: grouped(
      offered.filter(({ capability }) => capability.unconfirmed !== undefined),
      ({ capability }) => capability.unconfirmed ?? '',
    ).map((group) => {
      const names = group.map(({ operation }) => operation);
      const corrections = Object.entries(table).filter(([entry]) =>
        names.some((name) => isAbout(entry, name)),
      );
      return {
        reason: group[0]?.capability.unconfirmed ?? '',
        operations: names,
        corrections: Object.fromEntries(corrections),
      };
    }),
  };
};

/** Every registered driver as it stands, without an account. */
export const publishedAbilities = (registry: readonly ProviderDefinition[]): GatewayAbilities[] =>
  registry.map((definition) => abilitiesOf(definition, definition.create(nobody(definition))));

const nobody = ({ defaultUrl }: ProviderDefinition) => ({
  key: 'none',
  url: defaultUrl ?? 'https://gateway.invalid',
  clock: () => 0,
});

const abilityIn = (capability: Capability | undefined): Ability => {
  if (capability === undefined) return 'no';
  return capability.unconfirmed === undefined ? 'yes' : 'unconfirmed';
};

/** What settings may correct: a driver that is told to correct what it does not have answers with all it has. */
const correctionsOf = (definition: ProviderDefinition): Readonly<Record<string, string>> => {
  try {
    definition.create({ ...nobody(definition), overrides: { '': '' } });
  } catch (error) {
    if (error instanceof UnknownOverride) return error.table;
    throw error;
  }
  return {};
};

/** Entries are named for their operation, or end in its name where it takes several: `stems`, `allStems`. */
const isAbout = (entry: string, operation: OperationName): boolean =>
  entry === operation || entry.endsWith(`${operation.charAt(0).toUpperCase()}${operation.slice(1)}`);

const limitsIn = (capability: Capability | undefined): LimitsOfModels[] =>
  grouped(
    (capability?.models ?? []).flatMap((model) => {
      const limits = capability?.limits(model);
      return limits === undefined ? [] : [{ model, limits }];
    }),
    ({ limits }) => JSON.stringify(limits),
  ).flatMap((group) =>
    group[0] === undefined ? [] : [{ ...group[0].limits, models: group.map(({ model }) => model) }],
  );

const grouped = <T>(things: readonly T[], by: (thing: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing]);
  return [...groups.values()];
};
