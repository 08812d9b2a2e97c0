import { type ChatMessage, fitMessage, shorten } from '../../../core/index.js';
import { renderControls } from './controls.js';
import { cleanText, cutStyled, styleText } from './entities.js';
import { maxCaptionLength, maxTextLength, telegramLimits } from './limits.js';
import type { RenderedMessage } from './rendered-message.js';
import { factLine, renderBody } from './text.js';

/** Renders a message without a file. Pure; never throws. */
export const renderText = (message: ChatMessage): RenderedMessage => render(message, maxTextLength);

/** Renders the caption of a file, without the title and length that the player shows. Pure; never throws. */
export const renderCaption = (message: ChatMessage): RenderedMessage => {
  const { title, audio } = message;
  const isShown = audio !== undefined && (title === undefined || title === audio.title);
  return render({ ...message, title: isShown ? undefined : title, progress: undefined }, maxCaptionLength);
};

/** Renders the caption of a running card that shows the cover. Pure; never throws. */
export const renderCardCaption = (message: ChatMessage): RenderedMessage => render(message, maxCaptionLength);

/** Adds a mention that notifies a person in a group; in a private chat every message notifies. */
export const withPing = (
  message: RenderedMessage,
  chat: string,
  person: string | undefined,
): RenderedMessage => {
  // A negative id is a group whose administrators write in its name: no person to notify.
  if (person === undefined || !chat.startsWith('-') || person.startsWith('-')) return message;
  const bell = styleText([[[{ text: '🔔', person }]]]);
  const { text } = cutStyled(message, maxTextLength - 3);
  const moved = bell.entities.map((entity) => ({ ...entity, offset: text.length + 1 }));
  return { ...message, text: `${text} ${bell.text}`, entities: [...message.entities, ...moved] };
};

/** Renders the text that is later edited into a song. */
export const renderPlaceholder = (title: string): RenderedMessage =>
  styleText([
    [[{ text: '♪ ' }, { text: shorten(cleanText(title).trim(), 200), style: 'bold' }, { text: ' …' }]],
  ]);

/** Renders a message as the plain text of a popup, without progress and controls. */
export const renderPopup = (message: ChatMessage): string =>
  [message.title, message.body, ...(message.facts ?? []).map(factLine), message.footnote]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');

/** Renders a message, and shortens the body by as much as the text exceeds `limit`. */
const render = (message: ChatMessage, limit: number): RenderedMessage => {
  const fitted = fitMessage(message, telegramLimits);
  const { keyboard, links } = renderControls(fitted.controls);
  const whole = renderBody(fitted, links);
  const excess = whole.text.length - limit;
  const body = fitted.body ?? '';
  const text =
    excess <= 0 ? whole : renderBody({ ...fitted, body: shorten(body, body.length - excess) }, links);
  return { ...cutStyled(text, limit), ...(keyboard === undefined ? {} : { keyboard }) };
};
