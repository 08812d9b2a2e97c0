import type { Command } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { readConversation } from '../api/calls.js';
import { subscribe } from '../api/events.js';
import { language } from '../language.js';
import { type Chat, reasonOf } from './chat.js';

/** Keeps the conversation up to date: reads it when the page opens, then follows its events. */
export const createSync = (chat: Chat, connection: HTMLElement) => {
  let commands: readonly Command[] = [];
  let isSubscribed = false;

  const refresh = async (): Promise<void> => {
    try {
      const opening = await readConversation();
      commands = opening.commands;
      for (const entry of opening.entries) chat.conversation.merge(entry);
      connection.textContent = '';
    } catch (error) {
      connection.textContent = reasonOf(error) ?? say(language, 'web.reconnecting');
    }
    chat.updateWelcome();
  };

  return {
    commands: () => commands,
    /** Reads the conversation, unless its events arrive. */
    refreshIfNeeded: async (): Promise<void> => {
      if (!isSubscribed) await refresh();
    },
    /** Reads the conversation and subscribes to its changes. Resolves after the first read. */
    start: (): Promise<void> => {
      subscribe({
        ready: () => {
          isSubscribed = true;
          connection.textContent = '';
          void refresh();
        },
        entry: (entry) => {
          chat.conversation.merge(entry);
          chat.updateWelcome();
        },
        lost: () => {
          isSubscribed = false;
          connection.textContent = say(language, 'web.reconnecting');
        },
      });
      // A phone that was asleep may not have noticed that the connection broke.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void refresh();
      });
      return refresh();
    },
  };
};
