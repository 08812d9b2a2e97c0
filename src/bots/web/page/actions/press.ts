import { createKey, sendPress } from '../api/calls.js';
import type { Answers } from './answers.js';
import { type Chat, showFailure } from './chat.js';

/** Creates the action behind the buttons of a card, or behind one outside of cards. */
export const createPress =
  (chat: Chat, answers: Answers) =>
  async (action: string, button: HTMLButtonElement, card?: HTMLElement): Promise<void> => {
    if (answers.focusForm(button)) return;
    if (button.getAttribute('aria-disabled') === 'true') return;
    // `disabled` would move the keyboard focus away from the button.
    button.setAttribute('aria-disabled', 'true');
    if (card !== undefined) chat.conversation.removeNotes(card);
    try {
      const answer = await sendPress(createKey(), action);
      // The new card is at the end, and the person who asked for it wants to see it.
      if (answer.carded) chat.conversation.toEnd();
      await answers.show(answer, { about: card, opener: button });
    } catch (error) {
      showFailure(chat, error, 'web.unreachable-press', card);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  };
