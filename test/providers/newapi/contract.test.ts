import { describeProvider } from '../contract.js';
import { newapi } from './contract.js';

describeProvider(newapi);
