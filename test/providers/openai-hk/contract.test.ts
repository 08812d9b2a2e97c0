import { describeProvider } from '../contract.js';
import { openaiHk } from './contract.js';

describeProvider(openaiHk);
