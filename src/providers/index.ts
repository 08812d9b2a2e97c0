export type { ProviderDefinition, ProviderSettings } from './definition.js';
export { providerRegistry } from './registry.js';
