import type { Order } from '../../../core/index.js';
import { remasterSpellings } from '../capabilities.js';
import { clipIdIn } from '../tickets.js';
import { type FollowUp, followUpBody } from './edits.js';
import type { OrderFor, Work, Workshop } from './request.js';
import { customBody, songBody } from './songs.js';

export { endOf, type OrderFor, type Work } from './request.js';

/** The operations that make songs by one call. */
export type SongOrder = FollowUp | OrderFor<'song' | 'custom' | 'remaster' | 'whole'>;

/** The request for a song; where there is a task, the gateway may be asked to call when it is done. */
export const workOf = (order: Order & SongOrder, workshop: Workshop): Work => {
  const { source, table } = workshop;
  // Paths about a clip and Suno's own ones make no task, and have nobody who would call.
  const called = { notify_hook: order.callbackUrl };
  switch (order.operation) {
    case 'song':
      return { path: table.music, body: { ...songBody(order), ...called } };
    case 'custom':
      return { path: table.music, body: { ...customBody(order, table), ...called } };
    case 'stems':
      if (order.values.parts === 'two') return { path: aboutClip(table.twoStems, source().clipId) };
      return { path: table.music, body: { ...followUpBody(order, workshop), ...called } };
    case 'whole': {
      // `is_infill` after a replaced section alone (OpenAI-HK suno-scene page, use cases 6.C and 8.C).
      const body = { clip_id: clipIdIn(source().clipId), is_infill: source().operation === 'replace' };
      return { path: table.whole, body: { ...body, ...called } };
    }
    case 'remaster':
      return {
        path: table.remaster,
        body: {
          clip_id: clipIdIn(source().clipId),
          model_name: remasterSpellings[order.model],
          // Only v5 and later take one (OpenAI-HK suno-scene page, use case 20).
          variation_category: order.model === 'v5' ? order.values.variation : undefined,
        },
      };
    default:
      return { path: table.music, body: { ...followUpBody(order, workshop), ...called } };
  }
};

/** The path of a call about one clip. */
export const aboutClip = (path: string, name: string): string =>
  `${path}/${encodeURIComponent(clipIdIn(name))}`;
