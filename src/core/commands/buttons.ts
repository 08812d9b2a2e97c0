import { z } from 'zod';
import { say } from '../../i18n/index.js';
import type { Action } from '../domain/action.js';
import type { RawValues } from '../domain/message.js';
import { note } from '../domain/message.js';
import { asWritten } from '../domain/parse-request.js';
import { personKey } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { isOperationName, type OperationName } from '../operations/index.js';
import { trackDenyReason } from '../policies/access.js';
import { chooseProvider } from '../policies/choose-provider.js';
import { formChoices } from '../policies/references.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { requestForm } from '../views/request-form.js';
import { isCorrectable } from '../views/status-card.js';
import { lyricsMessage, moreMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';
import { dedupeClick } from './dedupe-click.js';
import { libraryMessage } from './library.js';
import { blockByName, operatorAction } from './operator.js';
import { deletePersona } from './personas.js';
import { cancel } from './queue.js';
import { repeat, request } from './request.js';
import { openSettings, saveSettings } from './settings.js';
import { renameTrack, trackAction } from './track-actions.js';
import { transfer } from './transfer.js';
import { acceptUpload } from './upload.js';

/** Does what a button stands for. */
export const handleButton = async (deps: CoreDeps, event: ChatEvent, action: Action): Promise<void> => {
  const { locale } = event.person;
  switch (action.do) {
    case 'operation':
      return onTrack(deps, event, action.track, (track) =>
        request(deps, event, { operation: action.operation, raw: {}, track }),
      );
    case 'more':
      return onTrack(deps, event, action.track, async (track) => {
        if (track !== undefined)
          await event.reply.tell(moreMessage(track, await trackContext(deps, track, locale)));
      });
    case 'words':
      return onTrack(deps, event, action.track, async (track) => {
        if (track !== undefined) await event.reply.tell(lyricsMessage(track, locale));
      });
    case 'again': {
      return onTrack(deps, event, action.track, async (track) => {
        const made = track === undefined ? undefined : await deps.store.generations.load(track.generation);
        if (made === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
        return repeat(deps, event, made.request, await dedupeClick(deps, event, `again:${action.track}`));
      });
    }
    case 'carry':
      return onTrack(deps, event, action.track, async (track) => {
        if (track !== undefined) await transfer(deps, event, track, action.provider);
      });
    case 'cancel':
      return cancel(deps, event, action.generation);
    case 'retry':
      return retry(deps, event, action.generation);
    case 'mend':
      return mend(deps, event, action.draft);
    case 'bring':
      return acceptUpload(deps, event, action.draft);
    case 'settings':
      return openSettings(deps, event, action.page);
    case 'library':
      return event.reply.tell(await libraryMessage(deps, event, action));
    case 'track':
      return onTrack(deps, event, action.track, async (track) => {
        if (track !== undefined) await trackAction(deps, event, track, action.act);
      });
    case 'forget':
      return deletePersona(deps, event, action.persona);
    default:
      return operatorAction(deps, event, action);
  }
};

/** Takes the answers of a form. */
export const handleForm = async (
  deps: CoreDeps,
  event: ChatEvent,
  action: Action,
  values: RawValues,
): Promise<void> => {
  if (action.do === 'settings') return saveSettings(deps, event, action.page, values);
  if (action.do === 'block') return blockByName(deps, event, values);
  if (action.do === 'track') {
    return onTrack(deps, event, action.track, async (track) => {
      if (track !== undefined) await renameTrack(deps, event, track, values);
    });
  }
  if (action.do !== 'operation') return handleButton(deps, event, action);
  return onTrack(deps, event, action.track, (track) =>
    request(deps, event, { operation: action.operation, raw: values, track }),
  );
};

const onTrack = async (
  deps: CoreDeps,
  event: ChatEvent,
  id: string | undefined,
  act: (track: Track | undefined) => Promise<void>,
): Promise<void> => {
  if (id === undefined) return act(undefined);
  const track = await deps.store.tracks.load(id);
  if (track !== undefined) {
    const refusal = await trackDenyReason(deps, event, track);
    return refusal === undefined ? act(track) : event.reply.tell(note('bad', refusal));
  }
  return event.reply.tell(note('bad', say(event.person.locale, 'refusal.no-track')));
};

/**
 * Asks for the same again after a failure; two presses start one song. What a gateway refused it would refuse again, so
 * that opens to be changed.
 */
const retry = async (deps: CoreDeps, event: ChatEvent, id: string): Promise<void> => {
  const { locale } = event.person;
  const failed = await deps.store.generations.load(id);
  if (failed === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
  if (personKey(failed.person) !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const { state, request } = failed;
  const outcome = state.step === 'delivering' || state.step === 'done' ? state.outcome : undefined;
  // An upload has nothing to put in other words.
  if (outcome?.kind === 'failed' && isCorrectable(failed, outcome))
    return openForm(deps, event, request.operation, asWritten(request), request.sources[0]?.id);
  return repeat(deps, event, request, `retry:${id}`);
};

const draftSchema = z.object({
  operation: z.string().refine(isOperationName),
  raw: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  track: z.string().optional(),
  /** Who typed it; what the bot has posted for all to see is nobody's own. */
  owner: z.string().optional(),
});

/** Opens the form again with what was typed before. */
const mend = async (deps: CoreDeps, event: ChatEvent, id: string): Promise<void> => {
  const { locale } = event.person;
  const draft = draftSchema.safeParse(await deps.store.drafts.load(id));
  if (!draft.success) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  const { operation, raw, owner } = draft.data;
  if (owner !== undefined && owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  return openForm(deps, event, operation, raw, draft.data.track);
};

/** Opens a form with what is given. */
const openForm = async (
  deps: CoreDeps,
  event: ChatEvent,
  operation: OperationName,
  raw: RawValues,
  source: string | undefined,
): Promise<void> => {
  const { locale } = event.person;
  return onTrack(deps, event, source, async (track) => {
    const choice = await chooseProvider(deps, { operation, maker: track });
    if (choice.kind !== 'chosen') return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
    await event.reply.ask(
      requestForm(operation, {
        capability: choice.capability,
        track,
        given: raw,
        locale,
        ...(await formChoices(deps, event)),
      }),
    );
  });
};
