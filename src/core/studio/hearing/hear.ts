import { parseAction } from '../../action.js';
import { note } from '../../message.js';
import { isOperationName, type OperationName, operationOf } from '../../operations/index.js';
import type { ChatEvent } from '../../surface.js';
import { say } from '../../words/index.js';
import { cancelCommand, helpMessage, queueMessage, welcomeMessage, whichTrack } from '../desk/desk.js';
import { libraryMessage } from '../desk/library.js';
import { operatorMessage } from '../desk/operator.js';
import { personasMessage } from '../desk/personas.js';
import { settingsCommand } from '../desk/settings.js';
import { usageMessage } from '../desk/usage.js';
import type { StudioPorts } from '../ports.js';
import { trackContext } from '../posting/track-context.js';
import { trackMessage } from '../posting/track-message.js';
import { begin } from './begin.js';
import { handsOff, inChosenLanguage, turnedAway } from './gate.js';
import { press, pressedForm } from './press.js';
import { isSmallTalk } from './small-talk.js';
import { offerUpload } from './upload.js';

/** For so long nobody is greeted twice for one arrival. */
const greetedForMs = 24 * 3_600_000;

/** Understands what someone did, and answers. Everything that costs money starts here, with a record. */
export const createHear =
  (ports: StudioPorts) =>
  async (heard: ChatEvent): Promise<void> => {
    const event = await inChosenLanguage(ports, heard);
    const refusal = await turnedAway(ports, event);
    // Where the bot arrives, what it has against somebody is no greeting.
    if (refusal === '' || (refusal !== undefined && event.kind === 'arrival')) return;
    if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
    switch (event.kind) {
      case 'text':
        return hearText(ports, event);
      case 'audio':
        return offerUpload(ports, event);
      case 'arrival':
        // A platform may tell of it again.
        if (!(await ports.locks.claim(event.key, greetedForMs))) return;
        return event.reply.tell(welcomeMessage(event.person.locale));
      case 'command':
        return hearCommand(ports, event);
      case 'press': {
        const action = parseAction(event.action);
        if (action !== undefined) return press(ports, event, action);
        return event.reply.tell(note('bad', say(event.person.locale, 'refusal.old-button')));
      }
      case 'form': {
        const action = parseAction(event.form);
        if (action !== undefined) return pressedForm(ports, event, action, event.values);
        return event.reply.tell(note('bad', say(event.person.locale, 'refusal.form-expired')));
      }
    }
  };

const hearText = async (ports: StudioPorts, event: ChatEvent & { kind: 'text' }) => {
  if (event.text.trim() === '')
    return event.reply.tell(note('plain', say(event.person.locale, 'refusal.empty')));
  if (isSmallTalk(event.text)) return event.reply.tell(helpMessage(event.person.locale));
  return begin(ports, event, { operation: 'song', raw: { prompt: event.text } });
};

const hearCommand = async (ports: StudioPorts, event: ChatEvent & { kind: 'command' }) => {
  const { name, values, person, reply } = event;
  if (isOperationName(name)) return hearOperation(ports, event, name);
  if (name === 'library') {
    const search = String(values.search ?? '').trim();
    return reply.tell(await libraryMessage(ports, event, { page: 0, favourites: false, search }));
  }
  if (name === 'usage') return reply.tell(await usageMessage(ports, event));
  if (name === 'settings') return settingsCommand(ports, event);
  if (name === 'operator') return reply.tell(await operatorMessage(ports, event));
  if (name === 'queue') return reply.tell(await queueMessage(ports, event));
  if (name === 'cancel') return cancelCommand(ports, event, values.song);
  if (name === 'start' && typeof values.payload === 'string' && values.payload !== '') {
    return openLink(ports, event, values.payload);
  }
  if (name === 'help' || name === 'start') return reply.tell(helpMessage(person.locale));
  return reply.tell(note('plain', say(person.locale, 'refusal.unknown-command')));
};

/** Someone followed a link to a track: it is shown to whoever may go on from it. */
const openLink = async (ports: StudioPorts, event: ChatEvent, payload: string): Promise<void> => {
  const { locale } = event.person;
  const track = await ports.tracks.load(payload.replace(/^track_/, '').replace('_', '.'));
  if (track === undefined) return event.reply.tell(helpMessage(locale));
  const refusal = await handsOff(ports, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  return event.reply.tell(trackMessage(track, await trackContext(ports, track, locale)));
};

const hearOperation = async (
  ports: StudioPorts,
  event: ChatEvent & { kind: 'command' },
  operation: OperationName,
) => {
  const { locale } = event.person;
  if (operationOf(operation).source === 'none') {
    const empty = operation === 'song' && String(event.values.prompt ?? '').trim() === '';
    if (empty) return event.reply.tell(note('plain', say(locale, 'refusal.empty')));
    return begin(ports, event, { operation, raw: event.values });
  }
  const given = event.values.track;
  if (typeof given !== 'string' || given.trim() === '') {
    if (operation === 'persona') return event.reply.tell(await personasMessage(ports, event));
    return event.reply.tell(await whichTrack(ports, event, operation));
  }
  const track = await ports.tracks.load(given.trim());
  if (track === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-track')));
  const refusal = await handsOff(ports, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  return begin(ports, event, { operation, raw: event.values, track });
};
