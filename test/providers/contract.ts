import { describe } from 'vitest';
import { describeAccountCheck } from './contract/account-check.js';
import { describeDeclarations } from './contract/declarations.js';
import { createHarness } from './contract/harness.js';
import { describeOrderErrors } from './contract/order-errors.js';
import { describeOrders } from './contract/orders.js';
import { describeOutcomes } from './contract/outcomes.js';
import { describePolling } from './contract/polling.js';
import { describeSubmitErrors } from './contract/submit-errors.js';
import type { Contract } from './contract/types.js';

export type { Contract, OrderCase } from './contract/types.js';

/** Runs the contract of the providers for one driver, over real HTTP. */
export const describeProvider = (contract: Contract): void => {
  const { definition, check } = contract;
  describe(definition.id, () => {
    const harness = createHarness(definition);
    describeDeclarations(harness);
    describeOrders(contract, harness);
    describeOutcomes(contract, harness);
    describeSubmitErrors(contract, harness);
    describeOrderErrors(contract, harness);
    if (check !== undefined) describe('checks its account', () => describeAccountCheck(check, harness));
    describePolling(contract, harness);
  });
};
