import { describeAccessibility } from './accessibility-rules.js';

describeAccessibility('phone', [
  { colorScheme: 'light', locale: 'de' },
  { colorScheme: 'dark', locale: 'zh' },
]);
