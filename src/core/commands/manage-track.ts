import { say } from '../../i18n/index.js';
import { postCopy } from '../delivery/post-track.js';
import { encodeAction, type TrackAct } from '../domain/action.js';
import type { RawValues } from '../domain/message.js';
import { type ChatForm, note } from '../domain/message.js';
import { labelOf } from '../domain/parse-values.js';
import type { MessageRef } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { isMine } from '../domain/track.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { SurfaceError } from '../ports/platform.js';
import { fitMessage } from '../views/fit-message.js';
import { trackMessage } from '../views/track.js';
import { trackContext } from '../views/track-context.js';
import { familyMessage, trackDetailsMessage } from './library.js';

/** Does with a track what only its owner may do: send it again, rename, hide, share or delete it. */
export const trackAction = async (
  deps: CoreDeps,
  event: EventInContext,
  track: Track,
  act: TrackAct,
): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  if (!isMine(track, person)) return reply.tell(note('bad', say(locale, 'refusal.not-your-track')));
  switch (act) {
    case 'open':
      return reply.tell(trackDetailsMessage(track, event));
    case 'family':
      return reply.tell(await familyMessage(deps, event, track));
    case 'favourite':
      return change(deps, event, { ...track, favourite: track.favourite ? undefined : true });
    case 'hide':
      return change(deps, event, { ...track, hidden: track.hidden ? undefined : true });
    case 'rename':
      return reply.ask(renameForm(track, locale));
    case 'send':
      return sendAgain(deps, event, track);
    case 'share':
      return share(deps, event, track);
    case 'delete':
      return reply.tell({
        tone: 'plain',
        body: say(locale, 'library.sure', { title: track.title }),
        controls: [
          [
            {
              kind: 'button',
              label: say(locale, 'library.delete'),
              action: { do: 'track', track: track.id, act: 'confirm-delete' },
              style: 'danger',
            },
          ],
        ],
      });
    case 'confirm-delete':
      return remove(deps, event, track);
  }
};

/** Renames a track. */
export const renameTrack = async (
  deps: Deps<'store' | 'providers' | 'platforms' | 'settings'>,
  event: EventInContext,
  track: Track,
  raw: RawValues,
): Promise<void> => {
  const { person, reply } = event;
  if (!isMine(track, person)) return reply.tell(note('bad', say(person.locale, 'refusal.not-your-track')));
  const title = String(raw.title ?? '')
    .trim()
    .slice(0, 80);
  if (title === '')
    return reply.tell(
      note('bad', say(person.locale, 'invalid.required', { field: labelOf('title', person.locale) })),
    );
  const name = renamed(track.audio.name, title);
  return change(deps, event, { ...track, title, audio: { ...track.audio, title, name } });
};

/** The file name that matches the new title. */
const renamed = (name: string, title: string): string => {
  const whole = title.replace(/[\\/:*?"<>|%\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return whole === '' ? name : `${whole}${/\.[a-z0-9]+$/i.exec(name)?.[0] ?? ''}`;
};

const change = async (
  deps: Deps<'store' | 'providers' | 'platforms' | 'settings'>,
  event: EventInContext,
  track: Track,
): Promise<void> => {
  await deps.store.tracks.save(track);
  await refreshPosted(deps, track);
  return event.reply.tell(trackDetailsMessage(track, event));
};

/** Updates the posted message with the new title. If the message is gone, nothing is lost. */
const refreshPosted = async (
  deps: Deps<'store' | 'providers' | 'platforms' | 'settings'>,
  track: Track,
): Promise<void> => {
  const ref = await postedRef(deps, track);
  const surface = ref && deps.platforms.get(ref.platform);
  if (ref === undefined || surface === undefined || (await isShared(deps, track, ref))) return;
  const context = await trackContext(deps, track, track.person.locale);
  await surface.edit(ref, fitMessage(trackMessage(track, context), surface.limits)).catch(() => undefined);
};

const postedRef = async (deps: Deps<'store'>, track: Track): Promise<MessageRef | undefined> =>
  (await deps.store.generations.load(track.generation))?.posted[String(track.index)];

/** True when other tracks are in the same message: an album is not edited for one of them. */
const isShared = async (deps: Deps<'store'>, track: Track, ref: MessageRef): Promise<boolean> => {
  const posted = (await deps.store.generations.load(track.generation))?.posted ?? {};
  return Object.values(posted).filter(({ message }) => message === ref.message).length > 1;
};

/** Posts our own copy once more, in the same place. */
const sendAgain = async (
  deps: Deps<'store' | 'media' | 'providers' | 'platforms' | 'settings'>,
  event: EventInContext,
  track: Track,
): Promise<void> => {
  const surface = deps.platforms.get(event.person.platform);
  if (surface === undefined) return;
  await postCopy(deps, surface, { address: event.address, key: `send:${event.key}` }, track);
  return event.reply.tell(note('good', say(event.person.locale, 'library.sent')));
};

/** Posts a track in the community's feed. */
const share = async (deps: CoreDeps, event: EventInContext, track: Track): Promise<void> => {
  const { community, person, reply } = event;
  const { locale } = person;
  const { feed } = event.context.community;
  const surface = deps.platforms.get(person.platform);
  if (feed === undefined || surface === undefined) {
    return reply.tell(note('plain', say(locale, 'library.no-feed')));
  }
  if (!(await deps.store.locks.claim(`share:${track.id}:${feed}`, 24 * 3_600_000))) {
    return reply.tell(note('plain', say(locale, 'library.shared-already')));
  }
  const [chat = feed, thread] = feed.split('/');
  const address = { platform: person.platform, chat, thread };
  // The rules of this community do not apply in a feed outside it, so the track comes without buttons there.
  const only = community?.holds?.(feed) === false;
  try {
    await postCopy(deps, surface, { address, key: `share:${track.id}:${feed}`, only }, track);
  } catch (error) {
    await deps.store.locks.release(`share:${track.id}:${feed}`);
    if (!(error instanceof SurfaceError)) throw error;
    const facts = { event: 'feed.refused', track: track.id, feed, reason: error.detail };
    deps.log.warn(facts, 'Feed refuses the track');
    return reply.tell(note('bad', say(locale, 'library.no-feed')));
  }
  return reply.tell(note('good', say(locale, 'library.shared')));
};

/** Deletes a track from the library, and its message from the chat. */
const remove = async (
  deps: Deps<'log' | 'store' | 'platforms'>,
  event: EventInContext,
  track: Track,
): Promise<void> => {
  const ref = await postedRef(deps, track);
  await deps.store.tracks.remove(track);
  const surface = ref && deps.platforms.get(ref.platform);
  const together = ref !== undefined && (await isShared(deps, track, ref));
  // Where the bot may no longer delete messages, the person has to delete this one.
  const gone =
    ref === undefined ||
    (!together &&
      (await surface?.remove(ref).then(
        () => true,
        () => false,
      )) === true);
  deps.log.info({ event: 'track.deleted', track: track.id, messageDeleted: gone }, 'Track deleted');
  const key = gone ? 'library.deleted' : 'library.deleted-here';
  return event.reply.tell(note('good', say(event.person.locale, key, { title: track.title })));
};

const renameForm = (track: Track, locale: string | undefined): ChatForm => ({
  id: encodeAction({ do: 'track', track: track.id, act: 'rename' }),
  title: say(locale, 'library.rename'),
  submit: say(locale, 'settings.save'),
  fields: [
    {
      name: 'title',
      kind: 'text',
      label: say(locale, 'field.title'),
      required: true,
      advanced: false,
      maxLength: 80,
      value: track.title,
    },
  ],
});
