import { say } from '../../i18n/index.js';
import { plainMessageMode } from '../domain/community.js';
import { note } from '../domain/message.js';
import { type Intent, readIntent } from '../intents/read-intent.js';
import type { SpokenCommand } from '../intents/vocabulary.js';
import type { OperationName } from '../operations/index.js';
import { operationOf } from '../operations/index.js';
import type { EventInContext } from '../policies/context.js';
import { visibleTracks } from '../policies/references.js';
import type { CoreDeps } from '../ports/deps.js';
import { helpMessage } from '../views/help.js';
import { againMessage } from '../views/plain-message.js';
import { offerChange } from './change-track.js';
import { openForm } from './correct-request.js';
import { libraryMessage } from './library.js';
import { offerSong } from './offer-song.js';
import { cancelCommand, queueMessage, whichTrack } from './queue.js';
import { recentTrack, repliedTrack } from './recent-track.js';
import { request } from './request.js';
import { settingsCommand } from './settings.js';
import { usageMessage } from './usage.js';

type TextEvent = EventInContext & { kind: 'text' };

/** Handles what a person just writes: a clear wish starts a song; everything else is answered, and costs nothing. */
export const handlePlainMessage = async (deps: CoreDeps, event: TextEvent): Promise<void> => {
  const intent = readIntent(event.text);
  switch (intent.kind) {
    case 'empty':
      return event.reply.tell(note('plain', say(event.person.locale, 'refusal.empty')));
    case 'command':
      return handleSpokenCommand(deps, event, intent.name);
    case 'operation':
      return handleOperation(deps, event, intent.operation);
    case 'change':
      return handleChange(deps, event, intent);
    case 'song':
    case 'unclear':
      return handleWish(deps, event, intent);
  }
};

/** Starts the song of a clear wish where that is allowed; asks, or names the command, where it is not. */
const handleWish = async (
  deps: CoreDeps,
  event: TextEvent,
  intent: Extract<Intent, { kind: 'song' | 'unclear' }>,
): Promise<void> => {
  const { community, preferences } = event.context;
  const mode = plainMessageMode(community, preferences);
  if (mode === 'never') return event.reply.tell(note('plain', say(event.person.locale, 'plain.never')));
  if (intent.kind === 'unclear') return offerSong(deps, event, intent.reason);
  if (mode === 'ask') return offerSong(deps, event, 'setting');
  return request(deps, event, { operation: 'song', raw: { prompt: event.text } });
};

const handleSpokenCommand = async (deps: CoreDeps, event: TextEvent, name: SpokenCommand): Promise<void> => {
  const { person, reply } = event;
  switch (name) {
    case 'cancel':
      return cancelCommand(deps, event, undefined);
    case 'library':
      return reply.tell(await libraryMessage(deps, event, { page: 0, favourites: false, search: '' }));
    case 'queue':
      return reply.tell(await queueMessage(deps, event));
    case 'usage':
      return reply.tell(await usageMessage(deps, event));
    case 'settings':
      return settingsCommand(deps, event);
    case 'thanks':
      return reply.tell(note('plain', say(person.locale, 'plain.thanks')));
    case 'again': {
      const track = (await repliedTrack(deps, event)) ?? (await deps.store.tracks.newest(person, 1))[0];
      if (track === undefined) return reply.tell(note('plain', say(person.locale, 'plain.nothing-yet')));
      return reply.tell(againMessage(track, person.locale));
    }
    default:
      return reply.tell(helpMessage(person.locale));
  }
};

/** What is made from a track is offered for the person's tracks; what is made from words opens its form. */
const handleOperation = async (deps: CoreDeps, event: TextEvent, operation: OperationName): Promise<void> => {
  const { source, fields } = operationOf(operation);
  if (source === 'none') {
    const raw = 'prompt' in fields ? { prompt: event.text } : {};
    return openForm(deps, event, { operation, raw });
  }
  const track = await repliedTrack(deps, event);
  if (track === undefined && (await visibleTracks(deps, event, 1)).length === 0) {
    return event.reply.tell(note('plain', say(event.person.locale, 'plain.nothing-yet')));
  }
  return event.reply.tell(await whichTrack(deps, event, operation, track));
};

const handleChange = async (
  deps: CoreDeps,
  event: TextEvent,
  change: Extract<Intent, { kind: 'change' }>,
): Promise<void> => {
  const track = (await repliedTrack(deps, event)) ?? (await recentTrack(deps, event));
  if (track === undefined) return handleWish(deps, event, { kind: 'unclear', reason: 'change' });
  return offerChange(deps, event, track, change);
};
