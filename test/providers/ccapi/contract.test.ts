import { describeProvider } from '../contract.js';
import { ccapi } from './contract.js';

describeProvider(ccapi);
