import { type PollResult, ProviderError, type Ticket } from '../../../core/index.js';
import { aboutClip } from '../requests/index.js';
import { readFile } from '../responses/files.js';
import { known } from '../responses/results.js';
import { isClip } from '../responses/uploads.js';
import { ask, type Desk } from '../session.js';
import { ticketIn } from '../tickets.js';
import { lookAtClips } from './feed.js';
import { lookAtSongs, lookAtUploads, lookAtWords } from './tasks.js';

type Answers = Map<Ticket, PollResult>;

/** Says about each ticket what can be learned: songs in one request, words in another, and clips without a task in a third. */
export const lookAt = async (
  desk: Desk,
  tickets: readonly Ticket[],
  signal: AbortSignal,
): Promise<Answers> => {
  const ofKinds = (...kinds: string[]) => tickets.filter((ticket) => kinds.includes(ticketIn(ticket).kind));
  const uploads = ofKinds('upload');
  const clips = [...ofKinds('clips'), ...uploads.filter(isClip)];
  const looks = ofKinds('wav', 'video', 'midi').map((ticket) => () => lookAgain(desk, ticket, signal));
  const parts = [
    () => lookAtSongs(desk, ofKinds('song'), signal),
    () => lookAtWords(desk, ofKinds('lyrics'), signal),
    () => lookAtClips(desk, clips, signal),
    () =>
      lookAtUploads(
        desk,
        uploads.filter((ticket) => !isClip(ticket)),
        signal,
      ),
    ...looks,
  ];
  const answers: Answers = new Map(
    tickets.map((ticket) => {
      const { kind, about } = ticketIn(ticket);
      return [ticket, kind === 'song' ? { state: 'unknown' } : known(kind, about, desk.clock())];
    }),
  );
  const heard = await Promise.allSettled(parts.map((part) => part()));
  const told = heard.flatMap((part) => (part.status === 'fulfilled' ? [...part.value] : []));
  for (const [ticket, result] of told) answers.set(ticket, result);
  const troubles = heard.flatMap((part) => (part.status === 'rejected' ? [part.reason] : []));
  const other = troubles.find((trouble) => !(trouble instanceof ProviderError));
  if (other !== undefined) throw other;
  if (troubles.length > 0 && told.length === 0) throw troubles[0];
  return troubles.length === 0 ? answers : patiently(answers, new Map(told));
};

/** What could not be asked for now is not lost for that. */
const patiently = (answers: Answers, told: Answers): Answers =>
  new Map(
    [...answers].map(([ticket, result]) => {
      const silent = result.state === 'unknown' && !told.has(ticket) && ticketIn(ticket).kind !== 'told';
      return [ticket, silent ? { state: 'waiting' } : result];
    }),
  );

/** Looks once more at a file or notes that were not ready. */
const lookAgain = async (desk: Desk, ticket: Ticket, signal: AbortSignal): Promise<Answers> => {
  const { kind, about } = ticketIn(ticket);
  if (kind !== 'wav' && kind !== 'video' && kind !== 'midi') return new Map();
  if (!desk.isDue(ticket)) return new Map([[ticket, { state: 'running' }]]);
  try {
    const json = await ask(desk, aboutClip(desk.table[kind], about[0] ?? ''), signal);
    const result = readFile(kind, json, desk.client.clean);
    if (result !== undefined) return new Map([[ticket, result]]);
    throw desk.client.unreadable(json, true, `the answer holds no ${kind}`);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, detail } = error;
    if (code === 'unknown_task') return new Map([[ticket, { state: 'unknown' }]]);
    if (code !== 'bad_input' && code !== 'moderated') throw error;
    return new Map([[ticket, { state: 'failed', code, detail }]]);
  }
};
