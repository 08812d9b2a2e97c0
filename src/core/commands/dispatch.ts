import { say } from '../../i18n/index.js';
import { parseAction } from '../domain/action.js';
import { note } from '../domain/message.js';
import { isOperationName, type OperationName, operationOf } from '../operations/index.js';
import { denyReason, trackDenyReason } from '../policies/access.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { helpMessage, welcomeMessage } from '../views/help.js';
import { trackMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';
import { handleButton, handleForm } from './buttons.js';
import { libraryMessage } from './library.js';
import { inChosenLanguage } from './locale.js';
import { operatorMessage } from './operator.js';
import { personasMessage } from './personas.js';
import { cancelCommand, queueMessage, whichTrack } from './queue.js';
import { request } from './request.js';
import { settingsCommand } from './settings.js';
import { isSmallTalk } from './small-talk.js';
import { offerUpload } from './upload.js';
import { usageMessage } from './usage.js';

/** For so long nobody is greeted twice for one arrival. */
const greetedForMs = 24 * 3_600_000;

/** Understands what someone did, and answers. Everything that costs money starts here, with a record. */
export const createDispatch =
  (deps: CoreDeps) =>
  async (heard: ChatEvent): Promise<void> => {
    const event = await inChosenLanguage(deps, heard);
    const refusal = await denyReason(deps, event);
    // Where the bot arrives, what it has against somebody is no greeting.
    if (refusal === '' || (refusal !== undefined && event.kind === 'arrival')) return;
    if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
    switch (event.kind) {
      case 'text':
        return handleText(deps, event);
      case 'audio':
        return offerUpload(deps, event);
      case 'arrival':
        // A platform may tell of it again.
        if (!(await deps.store.locks.claim(event.key, greetedForMs))) return;
        return event.reply.tell(welcomeMessage(event.person.locale));
      case 'command':
        return handleCommand(deps, event);
      case 'press': {
        if (event.action !== undefined) return handleButton(deps, event, event.action);
        return event.reply.tell(note('bad', say(event.person.locale, 'refusal.old-button')));
      }
      case 'form': {
        const action = parseAction(event.form);
        if (action !== undefined) return handleForm(deps, event, action, event.values);
        return event.reply.tell(note('bad', say(event.person.locale, 'refusal.form-expired')));
      }
    }
  };

const handleText = async (deps: CoreDeps, event: ChatEvent & { kind: 'text' }) => {
  if (event.text.trim() === '')
    return event.reply.tell(note('plain', say(event.person.locale, 'refusal.empty')));
  if (isSmallTalk(event.text)) return event.reply.tell(helpMessage(event.person.locale));
  return request(deps, event, { operation: 'song', raw: { prompt: event.text } });
};

const handleCommand = async (deps: CoreDeps, event: ChatEvent & { kind: 'command' }) => {
  const { name, values, person, reply } = event;
  if (isOperationName(name)) return handleOperation(deps, event, name);
  if (name === 'library') {
    const search = String(values.search ?? '').trim();
    return reply.tell(await libraryMessage(deps, event, { page: 0, favourites: false, search }));
  }
  if (name === 'usage') return reply.tell(await usageMessage(deps, event));
  if (name === 'settings') return settingsCommand(deps, event);
  if (name === 'operator') return reply.tell(await operatorMessage(deps, event));
  if (name === 'queue') return reply.tell(await queueMessage(deps, event));
  if (name === 'cancel') return cancelCommand(deps, event, values.song);
  if (name === 'start' && typeof values.payload === 'string' && values.payload !== '') {
    return openLink(deps, event, values.payload);
  }
  if (name === 'help' || name === 'start') return reply.tell(helpMessage(person.locale));
  return reply.tell(note('plain', say(person.locale, 'refusal.unknown-command')));
};

/** Someone followed a link to a track: it is shown to whoever may go on from it. */
const openLink = async (deps: CoreDeps, event: ChatEvent, payload: string): Promise<void> => {
  const { locale } = event.person;
  const track = await deps.store.tracks.load(payload.replace(/^track_/, '').replace('_', '.'));
  if (track === undefined) return event.reply.tell(helpMessage(locale));
  const refusal = await trackDenyReason(deps, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  return event.reply.tell(trackMessage(track, await trackContext(deps, track, locale)));
};

const handleOperation = async (
  deps: CoreDeps,
  event: ChatEvent & { kind: 'command' },
  operation: OperationName,
) => {
  const { locale } = event.person;
  if (operationOf(operation).source === 'none') {
    const empty = operation === 'song' && String(event.values.prompt ?? '').trim() === '';
    if (empty) return event.reply.tell(note('plain', say(locale, 'refusal.empty')));
    return request(deps, event, { operation, raw: event.values });
  }
  const given = event.values.track;
  if (typeof given !== 'string' || given.trim() === '') {
    if (operation === 'persona') return event.reply.tell(await personasMessage(deps, event));
    return event.reply.tell(await whichTrack(deps, event, operation));
  }
  const track = await deps.store.tracks.load(given.trim());
  if (track === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-track')));
  const refusal = await trackDenyReason(deps, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  return request(deps, event, { operation, raw: event.values, track });
};
