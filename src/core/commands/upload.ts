import { z } from 'zod';
import { say } from '../../i18n/index.js';
import { actionId } from '../domain/action.js';
import type { Request } from '../domain/generation.js';
import { type AudioFile, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { CoreDeps } from '../ports/deps.js';
import { MediaError, type MediaErrorReason } from '../ports/media.js';
import type { ChatEvent, SentAudio } from '../ports/platform.js';
import { startGeneration } from './start-generation.js';

/** How long an audio may be that is brought to a gateway, in seconds (CCAPI, Upload Audio: at most 8 minutes). */
const length = { least: 1, most: 480 };

/** The largest file that is taken, in bytes. */
const mostBytes = 100_000_000;

/** An audio of ours, and the public address at which a gateway finds it. */
export type UploadedAudio = { file: AudioFile; address: string };

/** Why an audio cannot be taken, in a sentence; `another` when only another file would help. */
export type UploadRefusal = { refusal: string; another: boolean };

/** Fetches an audio that someone sent or linked to, and looks at its bytes and its length before anything is paid. */
export const fetchUpload = async (
  deps: CoreDeps,
  audio: SentAudio,
  locale: string | undefined,
): Promise<UploadedAudio | UploadRefusal> => {
  const tooLarge = { refusal: say(locale, 'refusal.upload-too-large'), another: true };
  if ((audio.bytes ?? 0) > mostBytes) return tooLarge;
  if (audio.seconds !== undefined && isOutside(audio.seconds)) return outside(audio.seconds, locale);
  let file: AudioFile;
  try {
    file = await deps.media.keepAudio(audio.source, audio.name, AbortSignal.timeout(90_000));
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    deps.log.warn({ detail: error.detail }, 'an audio could not be brought');
    const key = refusalFor(error.reason);
    return { refusal: say(locale, key), another: key !== 'refusal.upload-unreachable' };
  }
  if (file.bytes > mostBytes) return tooLarge;
  if (isOutside(file.seconds)) return outside(file.seconds, locale);
  // Without a public address of ours, a gateway is sent where we fetched it ourselves.
  const theirs = typeof audio.source === 'string' ? audio.source : undefined;
  // The sandbox fetches nothing: there any address does.
  const address =
    deps.media.link(file) ??
    theirs ??
    (deps.settings.sandbox ? `https://sandbox.invalid/${file.key}` : undefined);
  return address === undefined
    ? { refusal: say(locale, 'refusal.upload-address'), another: false }
    : { file, address };
};

/** Someone sent an audio without saying what for: it is looked at, and a button brings it to a gateway. */
export const offerUpload = async (deps: CoreDeps, event: ChatEvent & { kind: 'audio' }): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  const brought = await fetchUpload(deps, event.audio, locale);
  if ('refusal' in brought) return reply.tell(note('bad', brought.refusal));
  const { file, address } = brought;
  const draft = deps.store.idFor(`upload:${event.key}`);
  const offer: Offer = { address, title: file.title, owner: personKey(person) };
  await deps.store.drafts.save(offerKey(draft), offer, 24 * 3600);
  const facts = { title: file.title, seconds: file.seconds };
  return reply.tell({
    tone: 'plain',
    body: say(locale, 'upload.offer', facts),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'upload.bring'),
          action: actionId({ do: 'bring', draft }),
          style: 'main',
        },
      ],
    ],
  });
};

const offerSchema = z.object({ address: z.url(), title: z.string(), owner: z.string() });
type Offer = z.infer<typeof offerSchema>;

const offerKey = (draft: string): string => `upload:${draft}`;

/** Brings an audio that was looked at to the first gateway that takes one. */
export const acceptUpload = async (deps: CoreDeps, event: ChatEvent, draft: string): Promise<void> => {
  const { locale } = event.person;
  const read = offerSchema.safeParse(await deps.store.drafts.load(offerKey(draft)));
  if (!read.success) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  const offer = read.data;
  if (offer.owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const choice = await chooseProvider(deps, { operation: 'upload' });
  const model = choice.kind === 'chosen' ? choice.capability.models[0] : undefined;
  if (choice.kind !== 'chosen' || model === undefined) {
    const facts = {
      operation: say(locale, 'name.upload'),
      others: deps.providers.others('upload').join(', '),
    };
    return event.reply.tell(note('bad', say(locale, 'refusal.nobody-can', facts)));
  }
  const values = { audio: offer.address, title: offer.title };
  const request: Request = { operation: 'upload', model, values, sources: [] };
  await startGeneration(deps, event, request, choice.provider.id, `bring:${draft}`);
};

/** The sentence for an audio that is not available. */
const refusalFor = (reason: MediaErrorReason) => {
  switch (reason) {
    case 'too_large':
      return 'refusal.upload-too-large';
    case 'not_audio':
    case 'wrong_kind':
      return 'refusal.upload-not-audio';
    default:
      return 'refusal.upload-unreachable';
  }
};

const isOutside = (seconds: number): boolean => seconds < length.least || seconds > length.most;

const outside = (seconds: number, locale: string | undefined): UploadRefusal => ({
  refusal: say(locale, 'refusal.upload-length', { seconds, ...length }),
  another: true,
});
