import { createChatMethods } from './chat-methods.js';
import { createCommandMethods } from './commands.js';
import { createEditMethods } from './edits.js';
import type { Method } from './method.js';
import { createSendMethods } from './send-methods.js';
import type { Simulation } from './simulation.js';

/** The Bot API methods of the simulator by lower-case name; any other method is answered with 404. */
export const createMethods = (simulation: Simulation): Map<string, Method> => {
  const { state, updates, callbackQueries, inline } = simulation;
  const { language_code: _, ...bot } = state.bot;
  const me = {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
  const methods: Record<string, Method> = {
    getMe: () => me,
    getUpdates: updates.getUpdates,
    setWebhook: updates.setWebhook,
    deleteWebhook: updates.deleteWebhook,
    getWebhookInfo: updates.webhookInfo,
    ...createCommandMethods(),
    ...createChatMethods(state),
    ...createSendMethods(simulation),
    ...createEditMethods(simulation),
    answerCallbackQuery: callbackQueries.answer,
    answerInlineQuery: inline.answer,
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
};
