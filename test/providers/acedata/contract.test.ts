import { describeProvider } from '../contract.js';
import { acedata } from './contract.js';

describeProvider(acedata);
