import { type PollResult, ProviderError, type Ticket } from '../../../core/index.js';
import type { Desk } from '../session.js';
import { type Call, callIn } from '../tickets.js';
import { fileKnown, lookAtFile } from './files.js';
import { personaKnown, voiceKnown } from './voices.js';
import { lookAtLyrics, lookAtWords } from './words.js';

export type { Desk } from '../session.js';
export { orderFile } from './files.js';
export { createPersona, extractVoice, uploadAudio } from './voices.js';
export { describeStyle, lookAtWords, mixLyrics, orderLyrics, timedWords } from './words.js';

/**
 * Asks for every call by itself: Suno has no batch for them. One that cannot be asked for now hides no other;
 * `trouble` is what the first of those met.
 */
export const lookAtCalls = async (
  desk: Desk,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<{ answers: Map<Ticket, PollResult>; trouble: ProviderError | undefined }> => {
  const answers = new Map<Ticket, PollResult>();
  let trouble: ProviderError | undefined;
  await Promise.all(
    tickets.map(async (ticket) => {
      const call = callIn(ticket);
      if (call === undefined) return;
      try {
        answers.set(ticket, await lookAt(desk, call, signal));
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { code, detail } = error;
        if (code === 'unknown_task') answers.set(ticket, { state: 'unknown' });
        else if (code === 'bad_input' || code === 'moderated')
          answers.set(ticket, { state: 'failed', code, detail });
        else trouble ??= error;
      }
    }),
  );
  return { answers, trouble };
};

const lookAt = async (desk: Desk, { kind, about }: Call, signal: AbortSignal): Promise<PollResult> => {
  const [first] = about;
  if (first === undefined) return { state: 'unknown' };
  switch (kind) {
    case 'wav':
    case 'video':
    case 'midi':
      return lookAtFile(desk, kind, first, signal);
    case 'timing':
      return lookAtWords(desk, first, signal);
    case 'lyrics':
      return lookAtLyrics(desk, about, signal);
    case 'file':
      return fileKnown(desk, about);
    case 'voice':
      return voiceKnown(about);
    case 'persona':
      return personaKnown(first);
    // Uploads are clips, and clips are in the feed.
    case 'upload':
    case 'told':
      return { state: 'unknown' };
  }
};
