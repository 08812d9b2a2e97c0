import * as z from 'zod';
import { say } from '../../i18n/index.js';
import type { RawValues } from '../domain/message.js';
import { note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import { isOperationName, type OperationName } from '../operations/index.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { EventInContext } from '../policies/context.js';
import { noProviderMessage } from '../policies/no-provider.js';
import { formChoices } from '../policies/references.js';
import type { Deps } from '../ports/deps.js';
import { requestForm } from '../views/request-form.js';
import { withTrack } from './with-track.js';

/** How long a request that needs a correction or an answer is kept, in seconds. */
export const draftSeconds = 24 * 3600;

const draftSchema = z.object({
  operation: z.string().refine(isOperationName),
  raw: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  track: z.string().optional(),
  /** The key of the person who typed it; undefined when the bot posted it for everybody. */
  owner: z.string().optional(),
});

/** A request as it was typed. */
type TypedRequest = { operation: OperationName; raw: RawValues; track?: string | undefined };

/** Shows what is wrong with a request, above a button that opens its form again with what was typed. */
export const offerCorrection = async (
  deps: Deps<'store'>,
  event: EventInContext,
  typed: TypedRequest,
  body: string,
): Promise<void> => {
  const draft = deps.store.idFor(`draft:${event.key}`);
  await deps.store.expiring.save(draft, { ...typed, owner: personKey(event.person) }, draftSeconds);
  const label = say(event.person.locale, 'name.correct');
  await event.reply.tell({
    tone: 'bad',
    body,
    controls: [[{ kind: 'button', label, action: { do: 'correct', draft }, style: 'main' }]],
  });
};

/** A kept request; undefined when it is gone. */
export const loadDraft = async (
  deps: Deps<'store'>,
  id: string,
): Promise<z.infer<typeof draftSchema> | undefined> =>
  draftSchema.safeParse(await deps.store.expiring.load(id)).data;

/** Opens the form of a kept request. */
export const openDraft = async (
  deps: Deps<'store' | 'media' | 'providers' | 'platforms'>,
  event: EventInContext,
  id: string,
): Promise<void> => {
  const { locale } = event.person;
  const draft = await loadDraft(deps, id);
  if (draft === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  const { owner, ...typed } = draft;
  if (owner !== undefined && owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  return openForm(deps, event, typed);
};

/** Opens the form of an operation with the values that are given; where no provider can do it any more, says why. */
export const openForm = async (
  deps: Deps<'store' | 'media' | 'providers' | 'platforms'>,
  event: EventInContext,
  { operation, raw, track: trackId }: TypedRequest,
): Promise<void> =>
  withTrack(deps, event, trackId, async (track) => {
    const choice = chooseProvider(deps, event.context.coolingDown, { operation, maker: track });
    if (choice.kind !== 'chosen') {
      return event.reply.tell(noProviderMessage(deps, event, choice, { operation, track }));
    }
    const { capability } = choice;
    const { locale } = event.person;
    const choices = await formChoices(deps, event);
    await event.reply.ask(requestForm(operation, { capability, track, given: raw, locale, ...choices }));
  });
