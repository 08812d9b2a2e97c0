import { optionalAmount } from '../../shared/json.js';

/** The credits left on an account, from the `data` of the balance call; undefined when it is no number (APIXO docs, balance). */
export const readBalance = (data: unknown): number | undefined => {
  const amount = optionalAmount.parse(data) ?? '';
  return amount === '' || !Number.isFinite(Number(amount)) ? undefined : Number(amount);
};
