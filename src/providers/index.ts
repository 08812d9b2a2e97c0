export {
  type Ability,
  abilitiesOf,
  abilityLines,
  correctionsInWords,
  type GatewayAbilities,
  publishedAbilities,
} from './capability-report.js';
export type { ProviderDefinition } from './definition.js';
export { providerRegistry } from './registry.js';
export type { ProviderSettings } from './settings.js';
