export { createManualClock, type ManualClock } from './clock.js';
export { createMemoryConversations } from './conversations.js';
export { createMemoryDeps } from './deps.js';
export { createMemoryFairRanks } from './fair-ranks.js';
export { createScriptedProvider } from './provider.js';
export { createMemoryQueue } from './queue.js';
export { createMemoryReceipts } from './receipts.js';
export { createMemoryStore } from './store.js';
export { createMemorySurface } from './surface.js';
