import { describeEveryOperation } from './journey.js';

describeEveryOperation('apixo');
