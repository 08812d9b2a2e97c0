import { say } from '../../i18n/index.js';
import { note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { type OfferReason, offerMessage } from '../views/plain-message.js';
import { draftSeconds, loadDraft } from './correct-request.js';
import { request } from './request.js';

/** Says what the bot understood, above a button that makes a song of the text. Nothing is charged before it is pressed. */
export const offerSong = async (
  deps: Deps<'store'>,
  event: EventInContext & { kind: 'text' },
  reason: OfferReason,
): Promise<void> => {
  const { text, person } = event;
  const draft = deps.store.idFor(`plain:${event.key}`);
  // Lyrics are sung as they are, so they belong into the full form.
  const typed =
    reason === 'lyrics'
      ? { operation: 'custom', raw: { lyrics: text } }
      : { operation: 'song', raw: { prompt: text } };
  await deps.store.expiring.save(draft, { ...typed, owner: personKey(person) }, draftSeconds);
  return event.reply.tell(offerMessage(text, draft, reason, person.locale));
};

/** Makes a song of a text that the bot asked about. */
export const acceptOffer = async (deps: CoreDeps, event: EventInContext, id: string): Promise<void> => {
  const { locale } = event.person;
  const draft = await loadDraft(deps, id);
  if (draft === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  if (draft.owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  return request(deps, event, { operation: draft.operation, raw: draft.raw });
};
