import { actionId, type TrackAct } from '../../action.js';
import { fitMessage } from '../../fit.js';
import { type ChatForm, note } from '../../message.js';
import type { MessageRef } from '../../people.js';
import { type ChatEvent, type RawValues, SurfaceError } from '../../surface.js';
import type { Track } from '../../track.js';
import { say } from '../../words/index.js';
import { isMine } from '../hearing/gate.js';
import type { StudioPorts } from '../ports.js';
import { postCopy } from '../posting/post-track.js';
import { trackContext } from '../posting/track-context.js';
import { trackMessage } from '../posting/track-message.js';
import { familyMessage, shelfMessage } from './library.js';

/** Does with a track what only its owner may: send it again, rename, hide, share or delete it. */
export const keep = async (
  ports: StudioPorts,
  event: ChatEvent,
  track: Track,
  act: TrackAct,
): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  if (!isMine(track, person)) return reply.tell(note('bad', say(locale, 'refusal.not-your-track')));
  switch (act) {
    case 'open':
      return reply.tell(shelfMessage(track, event));
    case 'family':
      return reply.tell(await familyMessage(ports, event, track));
    case 'favourite':
      return change(ports, event, { ...track, favourite: track.favourite ? undefined : true });
    case 'hide':
      return change(ports, event, { ...track, hidden: track.hidden ? undefined : true });
    case 'rename':
      return reply.ask(renameForm(track, locale));
    case 'send':
      return sendAgain(ports, event, track);
    case 'share':
      return share(ports, event, track);
    case 'delete':
      return reply.tell({
        tone: 'plain',
        body: say(locale, 'library.sure', { title: track.title }),
        controls: [
          [
            {
              kind: 'button',
              label: say(locale, 'library.delete'),
              action: actionId({ do: 'track', track: track.id, act: 'surely' }),
              style: 'danger',
            },
          ],
        ],
      });
    case 'surely':
      return remove(ports, event, track);
  }
};

/** Gives a track the name that was typed. */
export const rename = async (
  ports: StudioPorts,
  event: ChatEvent,
  track: Track,
  raw: RawValues,
): Promise<void> => {
  const { person, reply } = event;
  if (!isMine(track, person)) return reply.tell(note('bad', say(person.locale, 'refusal.not-your-track')));
  const title = String(raw.title ?? '')
    .trim()
    .slice(0, 80);
  if (title === '')
    return reply.tell(note('bad', say(person.locale, 'invalid.required', { field: 'title' })));
  const name = renamed(track.audio.name, title);
  return change(ports, event, { ...track, title, audio: { ...track.audio, title, name } });
};

/** The file is called like the track when somebody saves it. */
const renamed = (name: string, title: string): string => {
  const whole = title.replace(/[\\/:*?"<>|%\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return whole === '' ? name : `${whole}${/\.[a-z0-9]+$/i.exec(name)?.[0] ?? ''}`;
};

const change = async (ports: StudioPorts, event: ChatEvent, track: Track): Promise<void> => {
  await ports.tracks.save(track);
  await redrawPosted(ports, track);
  return event.reply.tell(shelfMessage(track, event));
};

/** The posted message says what the track is called now; if it is gone, nothing is lost. */
const redrawPosted = async (ports: StudioPorts, track: Track): Promise<void> => {
  const ref = await postedRef(ports, track);
  const surface = ref && ports.surfaces.get(ref.platform);
  if (ref === undefined || surface === undefined || (await isShared(ports, track, ref))) return;
  const context = await trackContext(ports, track, track.person.locale);
  await surface.edit(ref, fitMessage(trackMessage(track, context), surface.limits)).catch(() => undefined);
};

const postedRef = async (ports: StudioPorts, track: Track): Promise<MessageRef | undefined> =>
  (await ports.generations.load(track.generation))?.posted[String(track.index)];

/** True when other tracks stand in the same message: an album is not changed for one of them. */
const isShared = async (ports: StudioPorts, track: Track, ref: MessageRef): Promise<boolean> => {
  const posted = (await ports.generations.load(track.generation))?.posted ?? {};
  return Object.values(posted).filter(({ message }) => message === ref.message).length > 1;
};

/** Posts our own copy once more, where it is asked for. */
const sendAgain = async (ports: StudioPorts, event: ChatEvent, track: Track): Promise<void> => {
  const surface = ports.surfaces.get(event.person.platform);
  if (surface === undefined) return;
  await postCopy(ports, surface, { address: event.address, key: `send:${event.key}` }, track);
  return event.reply.tell(note('good', say(event.person.locale, 'library.sent')));
};

/** Posts a track into the feed of the community, which its owners chose. */
const share = async (ports: StudioPorts, event: ChatEvent, track: Track): Promise<void> => {
  const { community, person, reply } = event;
  const { locale } = person;
  const feed = community === undefined ? undefined : (await ports.rules.community(community.key)).feed;
  const surface = ports.surfaces.get(person.platform);
  if (feed === undefined || surface === undefined) {
    return reply.tell(note('plain', say(locale, 'library.no-feed')));
  }
  if (!(await ports.locks.claim(`share:${track.id}:${feed}`, 24 * 3_600_000))) {
    return reply.tell(note('plain', say(locale, 'library.shared-already')));
  }
  const [chat = feed, thread] = feed.split('/');
  const address = { platform: person.platform, chat, thread };
  // Whoever reads it elsewhere is bound by nothing that was decided here, and could go on from it there.
  const only = community?.holds?.(feed) === false;
  try {
    await postCopy(ports, surface, { address, key: `share:${track.id}:${feed}`, only }, track);
  } catch (error) {
    await ports.locks.release(`share:${track.id}:${feed}`);
    if (!(error instanceof SurfaceError)) throw error;
    ports.log.warn({ track: track.id, feed, detail: error.detail }, 'the feed does not take a track');
    return reply.tell(note('bad', say(locale, 'library.no-feed')));
  }
  return reply.tell(note('good', say(locale, 'library.shared')));
};

/** Takes a track away: from the library, and from the chat where it was posted. */
const remove = async (ports: StudioPorts, event: ChatEvent, track: Track): Promise<void> => {
  const ref = await postedRef(ports, track);
  await ports.tracks.remove(track);
  const surface = ref && ports.surfaces.get(ref.platform);
  const together = ref !== undefined && (await isShared(ports, track, ref));
  // What stands in a chat where the bot may not delete any more has to be deleted by hand.
  const gone =
    ref === undefined ||
    (!together &&
      (await surface?.remove(ref).then(
        () => true,
        () => false,
      )) === true);
  ports.log.info({ track: track.id, gone }, 'a track was deleted by its owner');
  const key = gone ? 'library.deleted' : 'library.deleted-here';
  return event.reply.tell(note('good', say(event.person.locale, key, { title: track.title })));
};

const renameForm = (track: Track, locale: string | undefined): ChatForm => ({
  id: actionId({ do: 'track', track: track.id, act: 'rename' }),
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
