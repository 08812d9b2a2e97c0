import { describeEveryOperation } from './journey.js';

describeEveryOperation('newapi');
