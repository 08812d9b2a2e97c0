import type { AnyValues, OperationName } from '../operations/index.js';
import { isOperationName, operationOf } from '../operations/index.js';

/** What a price is named for: an operation, or all stems of a track, which cost more than two. */
export type PriceName = OperationName | 'allStems';

/** What one request costs, in the gateway's own credits, or as so many songs there. */
export type Price = number | { songs: number };

/** What a gateway charges, as far as its pages or its account's owner say. */
export type Prices = Partial<Record<PriceName, Price>>;

/** True when a word from outside names a price. */
export const isPriceName = (name: string): name is PriceName => name === 'allStems' || isOperationName(name);

/** What a request costs in the gateway's own credits; undefined where nobody has said. */
export const creditsFor = (
  prices: Prices | undefined,
  { operation, values }: { operation: OperationName; values: AnyValues },
): number | undefined => {
  const all = operation === 'stems' && values.parts === 'all';
  const price = (all ? prices?.allStems : undefined) ?? prices?.[operation] ?? asSong(operation);
  if (typeof price === 'number' || price === undefined) return price;
  const song = prices?.song;
  return typeof song === 'number' ? round(price.songs * song) : undefined;
};

/** What makes new music is charged like a song where nothing else is said; bringing an audio makes none. */
const asSong = (operation: OperationName): Price | undefined =>
  operationOf(operation).yields === 'tracks' && operation !== 'upload' ? { songs: 1 } : undefined;

/** The books count in thousandths of a credit. */
const round = (credits: number): number => Math.round(credits * 1000) / 1000;
