import { type Order, ProviderError, type Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { notOffered, sourcesOf } from '../../shared/order.js';
import { personaTimeRange, validateTimeRange } from '../../shared/time-range.js';
import type { Endpoints } from '../endpoints.js';
import { pollKaraoke } from '../poll/words.js';
import { requestFor } from '../requests/index.js';
import { ticketFor } from '../tickets.js';
import { submitFile } from './files.js';
import { submitReplace, submitSong } from './songs.js';
import { submitUpload } from './uploads.js';
import { submitAcapella, submitPersona } from './voices.js';
import { submitLyrics, submitMixedLyrics, submitStyle } from './words.js';

/** Sends one order. */
export const submit = (session: Session<Endpoints>, order: Order, signal: AbortSignal): Promise<Submission> =>
  submitByOperation(session, order, signal).catch((error: unknown) => {
    if (error instanceof ProviderError || !signal.aborted) throw error;
    // Only a free query before the order rejects with the signal's reason: nothing has been ordered.
    throw new ProviderError(session.client.id, 'timed_out', 'no', 'the call was aborted');
  });

const submitByOperation = async (
  session: Session<Endpoints>,
  order: Order,
  signal: AbortSignal,
): Promise<Submission> => {
  const { id } = session.client;
  validateTimeRange(id, order);
  const sources = sourcesOf(id, order);
  const request = () => requestFor(order, sources, session.endpoints);
  switch (order.operation) {
    case 'lyrics':
      return submitLyrics(session, request(), signal);
    case 'mixlyrics':
      return submitMixedLyrics(session, request(), signal);
    case 'style':
      return submitStyle(session, request(), signal);
    case 'upload':
      return submitUpload(session, order, request(), signal);
    case 'karaoke': {
      const { clipId } = sources.source();
      const result = await pollKaraoke(session, clipId, signal);
      return { ticket: ticketFor('timing', clipId), result };
    }
    case 'wav':
    case 'video':
    case 'midi':
      return submitFile(session, order.operation, sources.source().clipId, signal);
    case 'acapella':
      return submitAcapella(session, order, sources.source(), signal);
    case 'persona':
      if (sources.source().operation === 'upload')
        throw new ProviderError(id, 'cannot', 'no', 'a persona cannot be made from an upload');
      return submitPersona(session, order, sources.source(), personaTimeRange(order, sources.source), signal);
    case 'replace':
      return submitReplace(session, order, sources.source(), signal);
    case 'bpm':
    case 'sounds':
      throw notOffered(id, order);
    default:
      return submitSong(session, request(), signal);
  }
};
