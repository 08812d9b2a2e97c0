import { say } from '../../i18n/index.js';
import type { Action } from '../domain/action.js';
import { note } from '../domain/message.js';
import { asWritten } from '../domain/parse-values.js';
import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps } from '../ports/deps.js';
import { isCorrectable } from '../views/status-card.js';
import { lyricsMessage, moreMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';
import { openDraft, openForm } from './correct-request.js';
import { dedupeClick } from './dedupe-click.js';
import { libraryMessage } from './library.js';
import { trackAction } from './manage-track.js';
import { acceptOffer } from './offer-song.js';
import { operatorAction } from './operator.js';
import { deletePersona } from './personas.js';
import { cancel } from './queue.js';
import { repeatRequest } from './repeat-request.js';
import { request } from './request.js';
import { openSettings } from './settings.js';
import { transfer } from './transfer.js';
import { acceptUpload } from './upload.js';
import { withExistingTrack, withTrack } from './with-track.js';

/** Does what a button stands for. */
export const handleButton = async (deps: CoreDeps, event: EventInContext, action: Action): Promise<void> => {
  const { reply, person } = event;
  switch (action.do) {
    case 'operation':
      return withTrack(deps, event, action.track, (track) =>
        request(deps, event, { operation: action.operation, raw: {}, track }),
      );
    case 'more':
      return withExistingTrack(deps, event, action.track, async (track) =>
        reply.tell(moreMessage(track, await trackContext(deps, track, person.locale))),
      );
    case 'lyrics':
      return withExistingTrack(deps, event, action.track, (track) =>
        reply.tell(lyricsMessage(track, person.locale)),
      );
    case 'repeat':
      return anotherTake(deps, event, action.track);
    case 'transfer':
      return withExistingTrack(deps, event, action.track, (track) =>
        transfer(deps, event, track, action.provider),
      );
    case 'cancel':
      return cancel(deps, event, action.generation);
    case 'retry':
      return retry(deps, event, action.generation);
    case 'correct':
      return openDraft(deps, event, action.draft);
    case 'make':
      return acceptOffer(deps, event, action.draft);
    case 'confirm-upload':
      return acceptUpload(deps, event, action.draft);
    case 'settings':
      return openSettings(deps, event, action.page);
    case 'library':
      return reply.tell(await libraryMessage(deps, event, action));
    case 'track':
      return withExistingTrack(deps, event, action.track, (track) =>
        trackAction(deps, event, track, action.act),
      );
    case 'delete-persona':
      return deletePersona(deps, event, action.persona);
    default:
      return operatorAction(deps, event, action);
  }
};

/** Starts the request that made a track once more. */
const anotherTake = async (deps: CoreDeps, event: EventInContext, trackId: string): Promise<void> =>
  withExistingTrack(deps, event, trackId, async (track) => {
    const generation = await deps.store.generations.load(track.generation);
    if (generation === undefined) {
      return event.reply.tell(note('bad', say(event.person.locale, 'refusal.no-generation')));
    }
    const key = await dedupeClick(deps, event, `again:${trackId}`);
    return repeatRequest(deps, event, generation.request, key);
  });

/**
 * Starts a failed request again; two clicks start one song. A request that the gateway refused for its content would be
 * refused again, so its form opens instead.
 */
const retry = async (deps: CoreDeps, event: EventInContext, id: string): Promise<void> => {
  const { locale } = event.person;
  const generation = await deps.store.generations.load(id);
  if (generation === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
  if (personKey(generation.person) !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const { state, request: failed } = generation;
  const outcome = state.step === 'delivering' || state.step === 'done' ? state.outcome : undefined;
  if (outcome?.kind === 'failed' && isCorrectable(generation, outcome)) {
    const track = failed.sources[0]?.id;
    return openForm(deps, event, { operation: failed.operation, raw: asWritten(failed), track });
  }
  return repeatRequest(deps, event, failed, `retry:${id}`);
};
