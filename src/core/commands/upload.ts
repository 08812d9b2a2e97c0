import * as z from 'zod';
import { say } from '../../i18n/index.js';
import type { Request } from '../domain/generation.js';
import type { RawValues } from '../domain/message.js';
import { type AudioFile, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import type { AnyValues } from '../operations/index.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { MediaError, type MediaErrorReason } from '../ports/media.js';
import type { SentAudio } from '../ports/platform.js';
import { offerCorrection } from './correct-request.js';
import { startGeneration } from './start-generation.js';

/** How long an uploaded audio may be, in seconds (CCAPI, Upload Audio: at most 8 minutes). */
const length = { least: 1, most: 480 };

/** The largest file that is accepted, in bytes. */
const mostBytes = 100_000_000;

/** A stored audio, and the public address under which a gateway can fetch it. */
export type UploadedAudio = { file: AudioFile; address: string };

/** Why an audio cannot be used, as a sentence. `another` is true when only another file would help. */
export type UploadRefusal = { refusal: string; another: boolean };

/** Fetches an audio that was sent or linked to, and checks its bytes and its length before anything is paid. */
export const fetchUpload = async (
  deps: Deps<'log' | 'media' | 'settings'>,
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
    const { reason, detail } = error;
    deps.log.warn({ event: 'upload.failed', reason: `${reason}: ${detail}` }, 'Upload could not be fetched');
    const key = refusalFor(reason);
    return { refusal: say(locale, key), another: key !== 'refusal.upload-unreachable' };
  }
  if (file.bytes > mostBytes) return tooLarge;
  if (isOutside(file.seconds)) return outside(file.seconds, locale);
  // Without a public address of ours, the gateway gets the address we fetched it from.
  const theirs = typeof audio.source === 'string' ? audio.source : undefined;
  // The sandbox does not fetch: any address will do.
  const address =
    deps.media.link(file) ??
    theirs ??
    (deps.settings.sandbox ? `https://sandbox.invalid/${file.key}` : undefined);
  return address === undefined
    ? { refusal: say(locale, 'refusal.upload-address'), another: false }
    : { file, address };
};

/**
 * The values of an upload with the audio fetched and checked; undefined when it cannot be used, which the person has
 * been shown, with their other values kept.
 */
export const fetchRequestedAudio = async (
  deps: Deps<'log' | 'store' | 'media' | 'settings'>,
  event: EventInContext,
  values: AnyValues,
  raw: RawValues,
): Promise<AnyValues | undefined> => {
  const source = String(values.audio);
  const name = typeof values.title === 'string' ? values.title : fileNameIn(source);
  const fetched = await fetchUpload(deps, { source, name }, event.person.locale);
  if (!('refusal' in fetched)) return { ...values, audio: fetched.address, title: fetched.file.title };
  const { audio, ...others } = raw;
  const kept = fetched.another || audio === undefined ? others : raw;
  await offerCorrection(deps, event, { operation: 'upload', raw: kept }, fetched.refusal);
  return undefined;
};

/** The name of the file at an address, without its extension. */
const fileNameIn = (address: string): string => {
  const last = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/\.[a-z0-9]{2,4}$/i, '');
  } catch {
    return last;
  }
};

/** Checks an audio that was sent without a command, and offers to upload it. */
export const offerUpload = async (
  deps: Deps<'log' | 'store' | 'media' | 'settings'>,
  event: EventInContext & { kind: 'audio' },
): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  const fetched = await fetchUpload(deps, event.audio, locale);
  if ('refusal' in fetched) return reply.tell(note('bad', fetched.refusal));
  const { file, address } = fetched;
  const draft = deps.store.idFor(`upload:${event.key}`);
  const offer: Offer = { address, title: file.title, owner: personKey(person) };
  await deps.store.expiring.save(offerKey(draft), offer, 24 * 3600);
  const facts = { title: file.title, seconds: file.seconds };
  return reply.tell({
    tone: 'plain',
    body: say(locale, 'upload.offer', facts),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'upload.confirm'),
          action: { do: 'confirm-upload', draft },
          style: 'main',
        },
      ],
    ],
  });
};

const offerSchema = z.object({ address: z.url(), title: z.string(), owner: z.string() });
type Offer = z.infer<typeof offerSchema>;

const offerKey = (draft: string): string => `upload:${draft}`;

/** Uploads a checked audio to the first gateway that accepts uploads. */
export const acceptUpload = async (deps: CoreDeps, event: EventInContext, draft: string): Promise<void> => {
  const { locale } = event.person;
  const read = offerSchema.safeParse(await deps.store.expiring.load(offerKey(draft)));
  if (!read.success) return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
  const offer = read.data;
  if (offer.owner !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const choice = chooseProvider(deps, event.context.coolingDown, { operation: 'upload' });
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
  const provider = choice.provider.id;
  // The prefix is part of stored ids: it never changes, or a second click could charge again.
  await startGeneration(deps, event, { request, provider, key: `bring:${draft}` });
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
