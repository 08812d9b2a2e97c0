import { describeEveryOperation } from './journey.js';

describeEveryOperation('acedata');
