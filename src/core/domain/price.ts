import type { AnyValues, OperationName } from '../operations/index.js';
import { isOperationName, operationOf } from '../operations/index.js';

/** What a price applies to: an operation, or all stems of a track, which cost more than two. */
export type PriceName = OperationName | 'allStems';

/** The price of one request, in the gateway's own credits or as a number of songs. */
export type Price = number | { songs: number };

/** The prices of a gateway, as far as its pages or the operator's settings say. */
export type Prices = Partial<Record<PriceName, Price>>;

/** True when a text names a price. */
export const isPriceName = (name: string): name is PriceName => name === 'allStems' || isOperationName(name);

/** What a request costs in the gateway's own credits; undefined where the price is not known. */
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

/** Operations that make new music cost as much as a song unless something else is said; an upload makes none. */
const asSong = (operation: OperationName): Price | undefined =>
  operationOf(operation).yields === 'tracks' && operation !== 'upload' ? { songs: 1 } : undefined;

/** The ledger counts in thousandths of a credit. */
const round = (credits: number): number => Math.round(credits * 1000) / 1000;
