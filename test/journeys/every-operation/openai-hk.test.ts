import { describeEveryOperation } from './journey.js';

describeEveryOperation('openai-hk');
