import { say } from '../../i18n/index.js';
import type { ChatMessage } from '../domain/message.js';

/** What the bot can do. */
export const helpMessage = (locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  title: say(locale, 'help.title'),
  body: say(locale, 'help.body'),
  controls: [],
});
/** What the bot says when a community has just added it. */
export const welcomeMessage = (locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  title: say(locale, 'welcome.title'),
  body: say(locale, 'welcome.body'),
  controls: [],
});
