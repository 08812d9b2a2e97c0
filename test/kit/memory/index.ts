export { createManualClock, type ManualClock } from './clock.js';
export { createMemoryDeps } from './deps.js';
export { createMemoryGenerations } from './generations.js';
export { createScriptedProvider } from './provider.js';
export { createMemoryQueue, type MemoryJob } from './queue.js';
export { createMemoryStore } from './store.js';
export { createMemorySurface, type Shown } from './surface.js';
