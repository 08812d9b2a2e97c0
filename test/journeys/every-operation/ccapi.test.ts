import { describeEveryOperation } from './journey.js';

describeEveryOperation('ccapi');
