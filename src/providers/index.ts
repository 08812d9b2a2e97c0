export { type Ability, abilitiesOf, type GatewayAbilities, publishedAbilities } from './capability-report.js';
export { abilityLines, correctionsInWords } from './capability-words.js';
export type { ProviderDefinition, ProviderSettings } from './definition.js';
export { providerRegistry } from './registry.js';
