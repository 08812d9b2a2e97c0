import { describe } from 'vitest';
import { describeCheck } from './contract/check.js';
import { describeDeclarations } from './contract/declarations.js';
import { describeFaults } from './contract/faults.js';
import { describeOrders } from './contract/orders.js';
import { describeOutcomes } from './contract/outcomes.js';
import { describeQuestions } from './contract/questions.js';
import { standFor } from './contract/stand.js';
import { describeSubmits } from './contract/submits.js';
import type { Contract } from './contract/terms.js';

export type { Contract, OrderCase, Question } from './contract/terms.js';

/** Runs the contract of the providers room for one driver, over real HTTP. */
export const describeProvider = (contract: Contract): void => {
  const { definition, check } = contract;
  describe(definition.id, () => {
    const stand = standFor(definition);
    describeDeclarations(stand);
    describeOrders(contract, stand);
    describeOutcomes(contract, stand);
    describeSubmits(contract, stand);
    describeFaults(contract, stand);
    if (check !== undefined) describe('looks after itself', () => describeCheck(check, stand));
    describeQuestions(contract, stand);
  });
};
