import type { Order } from '../../../core/index.js';
import { type GatewayRequest, notOffered, type Sources } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { spellings } from '../models.js';
import {
  coverBody,
  extendBody,
  instrumentalBody,
  mashupBody,
  replaceBody,
  sampleBody,
  vocalsBody,
} from './edits.js';
import { customBody, songBody, soundsBody } from './songs.js';

type Action = keyof Endpoints;
type Body = Record<string, unknown>;

/** The request for an order. The path starts with two slashes, as the page writes the address of every submit. */
export const requestFor = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest => {
  const body = bodyFor(order, sources);
  return { path: `//suno/submit/${encodeURIComponent(endpoints[actionFor(order)])}`, body };
};

const actionFor = (order: Order): Action => {
  if (order.operation === 'mixlyrics' || order.operation === 'persona') throw notOffered('ccapi', order);
  return order.operation === 'stems' && order.values.parts === 'all' ? 'allStems' : order.operation;
};

/** The bodies of docs.musicapi.ai's "sonic" calls, all inferred; only that of `style` is on CCAPI's page. */
const bodyFor = (order: Order, sources: Sources): Body => {
  switch (order.operation) {
    case 'song':
      return songBody(order);
    case 'custom':
      return customBody(order);
    case 'sounds':
      return soundsBody(order);
    case 'lyrics':
      return { description: order.values.prompt };
    case 'style':
      return { tags: order.values.prompt };
    case 'upload':
      return { url: order.values.audio };
    case 'extend':
      return extendBody(order, sources.source());
    case 'cover':
      return coverBody(order, sources.source());
    case 'remaster': {
      const { variation } = order.values;
      return { mv: spellings[order.model], clip_id: sources.source().clipId, variation_category: variation };
    }
    case 'whole': {
      // True only after a replaced section, as OpenAI-HK's page says for the same call.
      const { clipId, operation } = sources.source();
      return { clip_id: clipId, is_infill: operation === 'replace' };
    }
    case 'replace':
      return replaceBody(order, sources.source());
    case 'sample':
      return sampleBody(order, sources.source());
    case 'vocals':
      return vocalsBody(order, sources.source());
    case 'instrumental':
      return instrumentalBody(order, sources.source());
    case 'acapella': {
      const { from, to } = order.values;
      return { clip_id: sources.source().clipId, vocal_start_s: from, vocal_end_s: to };
    }
    case 'mashup':
      return mashupBody(order, sources);
    case 'stems':
    case 'karaoke':
    case 'wav':
    case 'video':
    case 'midi':
    case 'bpm':
      return { clip_id: sources.source().clipId };
    case 'mixlyrics':
    case 'persona':
      throw notOffered('ccapi', order);
  }
};
