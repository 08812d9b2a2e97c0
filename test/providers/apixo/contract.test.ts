import { describeProvider } from '../contract.js';
import { apixoContract } from './contract.js';

describeProvider(apixoContract);
