import { describeAccessibility } from './accessibility-rules.js';

describeAccessibility('desktop', [
  { colorScheme: 'light', locale: 'ru' },
  { colorScheme: 'dark', locale: 'ja' },
]);
