import type { Order, OrderSource } from '../../../core/index.js';
import { spellings } from '../capabilities.js';
import type { Work } from '../endpoints.js';
import { instrumentalWork, mashupWork, replaceWork, sampleWork, vocalsWork } from './edits.js';
import { coverWork, customWork, extendWork, songWork, soundsWork } from './songs.js';

export { actions, type Work } from '../endpoints.js';

/** The orders CCAPI's menu has an entry for. */
export type Offered = Exclude<Order, { operation: 'mixlyrics' | 'persona' }>;

/** The bodies are those of docs.musicapi.ai's "sonic" calls, all inferred; that of `style` stands on the page. */
export const workOf = (order: Offered, source: () => OrderSource, other: () => OrderSource): Work => {
  switch (order.operation) {
    case 'song':
      return songWork(order);
    case 'custom':
      return customWork(order);
    case 'sounds':
      return soundsWork(order);
    case 'lyrics':
      return { action: 'lyrics', body: { description: order.values.prompt } };
    case 'style':
      return { action: 'style', body: { tags: order.values.prompt } };
    case 'upload':
      return { action: 'upload', body: { url: order.values.audio } };
    case 'extend':
      return extendWork(order, source());
    case 'cover':
      return coverWork(order, source());
    case 'stems': {
      const action = order.values.parts === 'all' ? 'allStems' : 'stems';
      return { action, body: { clip_id: source().clipId } };
    }
    case 'remaster': {
      const { variation } = order.values;
      const body = { mv: spellings[order.model], clip_id: source().clipId, variation_category: variation };
      return { action: 'remaster', body };
    }
    case 'whole': {
      // True only after a replaced section, as OpenAI-HK's page says for the same call.
      const { clipId, operation } = source();
      return { action: 'whole', body: { clip_id: clipId, is_infill: operation === 'replace' } };
    }
    case 'replace':
      return replaceWork(order, source());
    case 'sample':
      return sampleWork(order, source());
    case 'vocals':
      return vocalsWork(order, source());
    case 'instrumental':
      return instrumentalWork(order, source());
    case 'acapella': {
      const { from, to } = order.values;
      return {
        action: 'acapella',
        body: { clip_id: source().clipId, vocal_start_s: from, vocal_end_s: to },
      };
    }
    case 'mashup':
      return mashupWork(order, source(), other());
    case 'karaoke':
    case 'wav':
    case 'video':
    case 'midi':
    case 'bpm':
      return { action: order.operation, body: { clip_id: source().clipId } };
  }
};
