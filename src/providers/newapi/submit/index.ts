import type { Order, Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { notOffered, sourcesOf } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { requestFor } from '../requests/index.js';
import { validateRequest } from '../requests/validate.js';
import { submitFile } from './files.js';
import { submitSong } from './songs.js';
import { submitUpload } from './uploads.js';
import { submitAcapella, submitPersona } from './voices.js';
import { submitKaraoke, submitLyrics, submitStyle } from './words.js';

/** Sends one order. */
export const submit = async (
  session: Session<Endpoints>,
  order: Order,
  signal: AbortSignal,
): Promise<Submission> => {
  const { id } = session.client;
  validateRequest(order, session.endpoints);
  const sources = sourcesOf(id, order);
  const request = () => requestFor(order, sources, session.endpoints);
  switch (order.operation) {
    case 'lyrics':
      return submitLyrics(session, request(), signal);
    case 'style':
      return submitStyle(session, request(), signal);
    case 'karaoke':
      return submitKaraoke(session, sources.source().clipId, signal);
    case 'upload':
      return submitUpload(session, order, request(), signal);
    case 'acapella':
      return submitAcapella(session, order, sources.source(), signal);
    case 'persona':
      return submitPersona(session, order, sources.source(), signal);
    case 'wav':
    case 'video':
    case 'midi':
      return submitFile(session, order.operation, sources.source().clipId, signal);
    case 'bpm':
    case 'sounds':
    case 'mixlyrics':
      throw notOffered(id, order);
    default:
      return submitSong(session, request(), signal);
  }
};
