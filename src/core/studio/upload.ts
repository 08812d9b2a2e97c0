import { actionId } from '../action.js';
import { generationId } from '../generation.js';
import { type AudioFile, note } from '../message.js';
import { MediaError } from '../ports.js';
import type { ChatEvent, SentAudio } from '../surface.js';
import { say } from '../words/index.js';
import type { StudioPorts } from './ports.js';

/** How long an audio may be that is brought to a gateway, in seconds (AceDataCloud, suno upload: 6 to 480). */
const length = { least: 6, most: 480 };

/** The largest file that is taken, in bytes. */
const mostBytes = 100_000_000;

/** An audio of ours, and the public address at which a gateway finds it. */
export type Brought = { file: AudioFile; address: string };

/**
 * Fetches an audio that someone sent or linked to, and looks at its bytes and its length before anything is paid.
 * Gives back the sentence to say when it cannot be taken.
 */
export const bring = async (
  ports: StudioPorts,
  audio: SentAudio,
  locale: string | undefined,
): Promise<Brought | string> => {
  if ((audio.bytes ?? 0) > mostBytes) return say(locale, 'refusal.upload-too-large');
  if (audio.seconds !== undefined && isOutside(audio.seconds)) return outside(audio.seconds, locale);
  let file: AudioFile;
  try {
    file = await ports.workshop.keepAudio(audio.source, audio.name, AbortSignal.timeout(90_000));
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    ports.log.warn({ detail: error.detail }, 'an audio could not be brought');
    const key = error.detail.startsWith('not a sound') ? 'refusal.upload-not-audio' : 'refusal.upload-unreachable';
    return say(locale, key);
  }
  if (isOutside(file.seconds)) return outside(file.seconds, locale);
  // Without a public address of ours, a gateway is sent where we fetched it ourselves.
  const address = ports.workshop.link(file) ?? (typeof audio.source === 'string' ? audio.source : undefined);
  return address === undefined ? say(locale, 'refusal.upload-address') : { file, address };
};

/** Someone sent an audio without saying what for: it is looked at, and a button brings it to a gateway. */
export const offerUpload = async (
  ports: StudioPorts,
  event: ChatEvent & { kind: 'audio' },
): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  const brought = await bring(ports, event.audio, locale);
  if (typeof brought === 'string') return reply.tell(note('bad', brought));
  const { file, address } = brought;
  const draft = generationId(ports.hash(`upload:${event.key}`));
  const raw = { audio: address, title: file.title, checked: true };
  await ports.drafts.save(draft, { operation: 'upload', raw }, 24 * 3600);
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

const isOutside = (seconds: number): boolean => seconds < length.least || seconds > length.most;

const outside = (seconds: number, locale: string | undefined): string =>
  say(locale, 'refusal.upload-length', { seconds, ...length });
