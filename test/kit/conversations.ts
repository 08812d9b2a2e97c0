export { createMemoryConversations as createConversations } from './memory/conversations.js';
