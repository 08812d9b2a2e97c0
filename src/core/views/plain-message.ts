import { say } from '../../i18n/index.js';
import type { ChatMessage } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import type { UnclearReason } from '../intents/read-intent.js';
import { shorten } from './fit-message.js';

/** Why the bot asks before it makes a song: the text is unclear, or a setting says so. */
export type OfferReason = UnclearReason | 'setting';

/** How much of a text is repeated, in characters. */
const quoted = 120;

/** What the bot understood of a plain message, with a button that makes a song of it. */
export const offerMessage = (
  text: string,
  draft: string,
  reason: OfferReason,
  locale: string | undefined,
): ChatMessage => {
  const isForm = reason === 'lyrics';
  return {
    tone: 'plain',
    body: [
      ...(isHint(reason) ? [say(locale, `plain.hint.${reason}`)] : []),
      isForm
        ? say(locale, 'plain.ask-lyrics')
        : say(locale, 'plain.ask', { text: shorten(text.replace(/\s+/g, ' ').trim(), quoted) }),
    ].join('\n\n'),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, isForm ? 'plain.open-form' : 'plain.make'),
          action: isForm ? { do: 'correct', draft } : { do: 'make', draft },
          style: 'main',
        },
      ],
    ],
    footnote: say(locale, 'plain.free'),
  };
};

const hints = ['question', 'link', 'change'] as const;

const isHint = (reason: OfferReason): reason is (typeof hints)[number] =>
  hints.some((hint) => hint === reason);

/** Asks whether a track's request shall be made once more. */
export const againMessage = (track: Track, locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  body: say(locale, 'plain.again', { title: track.title }),
  controls: [
    [
      {
        kind: 'button',
        label: say(locale, 'name.repeat'),
        action: { do: 'repeat', track: track.id },
        style: 'main',
      },
    ],
  ],
  footnote: say(locale, 'plain.free'),
});
