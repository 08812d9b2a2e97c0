import { z } from 'zod';
import type { Action } from '../../action.js';
import { note } from '../../message.js';
import { isOperationName, type OperationName } from '../../operations/index.js';
import { personKey } from '../../people.js';
import { asWritten } from '../../request.js';
import type { ChatEvent, RawValues } from '../../surface.js';
import type { Track } from '../../track.js';
import { say } from '../../words/index.js';
import { cancel } from '../desk/desk.js';
import { keep, rename } from '../desk/keep.js';
import { libraryMessage } from '../desk/library.js';
import { blockNamed, operate } from '../desk/operator.js';
import { forgetPersona } from '../desk/personas.js';
import { openSettings, saveSettings } from '../desk/settings.js';
import type { StudioPorts } from '../ports.js';
import { isMendable } from '../posting/cards.js';
import { trackContext } from '../posting/track-context.js';
import { moreMessage, wordsMessage } from '../posting/track-message.js';
import { begin, repeat } from './begin.js';
import { carry } from './carry.js';
import { choose } from './choose.js';
import { makeForm } from './forms.js';
import { handsOff } from './gate.js';
import { oneWish } from './one-wish.js';
import { belongings } from './references.js';
import { acceptUpload } from './upload.js';

/** Does what a button stands for. */
export const press = async (ports: StudioPorts, event: ChatEvent, action: Action): Promise<void> => {
  const { locale } = event.person;
  switch (action.do) {
    case 'operation':
      return onTrack(ports, event, action.track, (track) =>
        begin(ports, event, { operation: action.operation, raw: {}, track }),
      );
    case 'more':
      return onTrack(ports, event, action.track, async (track) => {
        if (track !== undefined)
          await event.reply.tell(moreMessage(track, await trackContext(ports, track, locale)));
      });
    case 'words':
      return onTrack(ports, event, action.track, async (track) => {
        if (track !== undefined) await event.reply.tell(wordsMessage(track, locale));
      });
    case 'again': {
      return onTrack(ports, event, action.track, async (track) => {
        const made = track === undefined ? undefined : await ports.generations.load(track.generation);
        if (made === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
        return repeat(ports, event, made.request, await oneWish(ports, event, `again:${action.track}`));
      });
    }
    case 'carry':
      return onTrack(ports, event, action.track, async (track) => {
        if (track !== undefined) await carry(ports, event, track, action.provider);
      });
    case 'cancel':
      return cancel(ports, event, action.generation);
    case 'retry':
      return retry(ports, event, action.generation);
    case 'mend':
      return mend(ports, event, action.draft);
    case 'bring':
      return acceptUpload(ports, event, action.draft);
    case 'settings':
      return openSettings(ports, event, action.page);
    case 'library':
      return event.reply.tell(await libraryMessage(ports, event, action));
    case 'track':
      return onTrack(ports, event, action.track, async (track) => {
        if (track !== undefined) await keep(ports, event, track, action.act);
      });
    case 'forget':
      return forgetPersona(ports, event, action.persona);
    default:
      return operate(ports, event, action);
  }
};

/** Takes the answers of a form. */
export const pressedForm = async (
  ports: StudioPorts,
  event: ChatEvent,
  action: Action,
  values: RawValues,
): Promise<void> => {
  if (action.do === 'settings') return saveSettings(ports, event, action.page, values);
  if (action.do === 'block') return blockNamed(ports, event, values);
  if (action.do === 'track') {
    return onTrack(ports, event, action.track, async (track) => {
      if (track !== undefined) await rename(ports, event, track, values);
    });
  }
  if (action.do !== 'operation') return press(ports, event, action);
  return onTrack(ports, event, action.track, (track) =>
    begin(ports, event, { operation: action.operation, raw: values, track }),
  );
};

const onTrack = async (
  ports: StudioPorts,
  event: ChatEvent,
  id: string | undefined,
  act: (track: Track | undefined) => Promise<void>,
): Promise<void> => {
  if (id === undefined) return act(undefined);
  const track = await ports.tracks.load(id);
  if (track !== undefined) {
    const refusal = await handsOff(ports, event, track);
    return refusal === undefined ? act(track) : event.reply.tell(note('bad', refusal));
  }
  return event.reply.tell(note('bad', say(event.person.locale, 'refusal.no-track')));
};

/**
 * Asks for the same again after a failure; two presses start one song. What a gateway refused it would refuse again, so
 * that opens to be changed.
 */
const retry = async (ports: StudioPorts, event: ChatEvent, id: string): Promise<void> => {
  const { locale } = event.person;
  const failed = await ports.generations.load(id);
  if (failed === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
  if (personKey(failed.person) !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const { state, request } = failed;
  const outcome = state.step === 'delivering' || state.step === 'done' ? state.outcome : undefined;
  // An upload has nothing to put in other words.
  if (outcome?.kind === 'failed' && isMendable(failed, outcome))
    return openForm(ports, event, request.operation, asWritten(request), request.sources[0]?.id);
  return repeat(ports, event, request, `retry:${id}`);
};

const draftSchema = z.object({
  operation: z.string().refine(isOperationName),
  raw: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  track: z.string().optional(),
  /** Who typed it; what the bot has posted for all to see is nobody's own. */
  owner: z.string().optional(),
});

/** Opens the form again with what was typed before. */
const mend = async (ports: StudioPorts, event: ChatEvent, id: string): Promise<void> => {
  const { locale } = event.person;
  const draft = draftSchema.safeParse(await ports.drafts.load(id));
  if (!draft.success) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  const { operation, raw, owner } = draft.data;
  if (owner !== undefined && owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  return openForm(ports, event, operation, raw, draft.data.track);
};

/** Opens a form with what is given. */
const openForm = async (
  ports: StudioPorts,
  event: ChatEvent,
  operation: OperationName,
  raw: RawValues,
  source: string | undefined,
): Promise<void> => {
  const { locale } = event.person;
  return onTrack(ports, event, source, async (track) => {
    const choice = await choose(ports, { operation, maker: track });
    if (choice.kind !== 'chosen') return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
    await event.reply.ask(
      makeForm(operation, {
        capability: choice.capability,
        track,
        given: raw,
        locale,
        ...(await belongings(ports, event)),
      }),
    );
  });
};
