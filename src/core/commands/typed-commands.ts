import { say } from '../../i18n/index.js';
import { note } from '../domain/message.js';
import { isVisible } from '../intents/normalize.js';
import { isOperationName, type OperationName, operationOf } from '../operations/index.js';
import { trackDenyReason } from '../policies/access.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { helpMessage } from '../views/help.js';
import { trackMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';
import { libraryMessage } from './library.js';
import { operatorMessage } from './operator.js';
import { personasMessage } from './personas.js';
import { cancelCommand, queueMessage, whichTrack } from './queue.js';
import { request } from './request.js';
import { settingsCommand } from './settings.js';
import { usageMessage } from './usage.js';
import { withExistingTrack } from './with-track.js';

type CommandEvent = EventInContext & { kind: 'command' };

/** Handles a typed command; one that starts a song becomes a request. */
export const handleCommand = async (deps: CoreDeps, event: CommandEvent): Promise<void> => {
  const { name, values, person, reply } = event;
  if (isOperationName(name)) return handleOperation(deps, event, name);
  switch (name) {
    case 'library': {
      const search = String(values.search ?? '').trim();
      return reply.tell(await libraryMessage(deps, event, { page: 0, favourites: false, search }));
    }
    case 'usage':
      return reply.tell(await usageMessage(deps, event));
    case 'settings':
      return settingsCommand(deps, event);
    case 'operator':
      return reply.tell(await operatorMessage(deps, event));
    case 'queue':
      return reply.tell(await queueMessage(deps, event));
    case 'cancel':
      return cancelCommand(deps, event, values.song);
    case 'start':
      return typeof values.payload === 'string' && values.payload !== ''
        ? openLink(deps, event, values.payload)
        : reply.tell(helpMessage(person.locale));
    case 'help':
      return reply.tell(helpMessage(person.locale));
    default:
      return reply.tell(note('plain', say(person.locale, 'refusal.unknown-command')));
  }
};

/** A deep link to a track: shows it to everybody who may continue from it. */
const openLink = async (
  deps: Deps<'store' | 'providers' | 'settings'>,
  event: CommandEvent,
  payload: string,
): Promise<void> => {
  const { locale } = event.person;
  const track = await deps.store.tracks.load(payload.replace(/^track_/, '').replace('_', '.'));
  if (track === undefined) return event.reply.tell(helpMessage(locale));
  const refusal = await trackDenyReason(event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  return event.reply.tell(trackMessage(track, await trackContext(deps, track, locale)));
};

const handleOperation = async (
  deps: CoreDeps,
  event: CommandEvent,
  operation: OperationName,
): Promise<void> => {
  const { values: raw, person, reply } = event;
  if (operationOf(operation).source === 'none') {
    const isEmpty = operation === 'song' && !isVisible(String(raw.prompt ?? ''));
    if (isEmpty) return reply.tell(note('plain', say(person.locale, 'refusal.empty')));
    return request(deps, event, { operation, raw });
  }
  if (typeof raw.track === 'string' && raw.track.trim() !== '') {
    return withExistingTrack(deps, event, raw.track.trim(), (track) =>
      request(deps, event, { operation, raw, track }),
    );
  }
  if (operation === 'persona') return reply.tell(await personasMessage(deps, event));
  return reply.tell(await whichTrack(deps, event, operation));
};
