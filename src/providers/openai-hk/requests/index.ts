import type { Order } from '../../../core/index.js';
import { type GatewayRequest, notOffered, type Sources } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import {
  coverBody,
  extendBody,
  instrumentalBody,
  mashupBody,
  remasterBody,
  sampleBody,
  stemsBody,
  vocalsBody,
  wholeBody,
} from './edits.js';
import { customBody, songBody } from './songs.js';

/** The request for an order that takes one call. The bodies are those of the suno-scene page; UC counts its use cases. */
export const requestFor = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest => {
  const generate = (body: Record<string, unknown>): GatewayRequest => ({ path: endpoints.generate, body });
  switch (order.operation) {
    case 'song':
      return generate(songBody(order));
    case 'custom':
      return generate(customBody(order));
    case 'extend':
      return generate(extendBody(order, sources.source()));
    case 'cover':
      return generate(coverBody(order, sources.source()));
    case 'stems':
      return generate(stemsBody(order, sources.source()));
    case 'remaster':
      return { path: endpoints.remaster, body: remasterBody(order, sources.source()) };
    case 'whole':
      return { path: endpoints.whole, body: wholeBody(sources.source()) };
    case 'vocals':
      return generate(vocalsBody(order, sources.source()));
    case 'instrumental':
      return generate(instrumentalBody(order, sources.source()));
    case 'sample':
      return generate(sampleBody(order, sources.source()));
    case 'mashup':
      return generate(mashupBody(order, sources));
    case 'upload':
      return { path: endpoints.upload, body: { url: order.values.audio } };
    case 'lyrics':
      // With a `lyrics_model` there are two texts instead of one.
      return { path: endpoints.lyrics, body: { prompt: order.values.prompt, lyrics_model: 'default' } };
    case 'mixlyrics': {
      const { lyrics, otherLyrics } = order.values;
      return { path: endpoints.mixlyrics, body: { lyrics_a: lyrics, lyrics_b: otherLyrics } };
    }
    case 'style':
      return { path: endpoints.style, body: { original_tags: order.values.prompt } };
    default:
      throw notOffered('openai-hk', order);
  }
};

/** The path of a call about one clip. */
export const clipPath = (path: string, clipId: string): string => `${path}/${encodeURIComponent(clipId)}`;
