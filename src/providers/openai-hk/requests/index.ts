import type { Order } from '../../../core/index.js';
import {
  instrumentalWork,
  mashupWork,
  remasterWork,
  sampleWork,
  stemsWork,
  vocalsWork,
  wholeWork,
} from './edits.js';
import type { OrderFor, Origins, Work } from './request.js';
import { coverWork, customWork, extendWork, songWork } from './songs.js';

export { type Places, paths } from '../endpoints.js';
export { exactReplaceWork, freeReplaceWork } from './replace.js';
export type { OrderFor, Origins, Work } from './request.js';

/** The operations that make clips by one call and need no other. */
type Plain = OrderFor<
  | 'song'
  | 'custom'
  | 'extend'
  | 'cover'
  | 'stems'
  | 'remaster'
  | 'whole'
  | 'vocals'
  | 'instrumental'
  | 'sample'
  | 'mashup'
>;

/** The bodies of the suno-scene page; UC counts its use cases. */
export const workOf = (order: Plain & Order, origins: Origins): Work => {
  switch (order.operation) {
    case 'song':
      return songWork(order);
    case 'custom':
      return customWork(order);
    case 'extend':
      return extendWork(order, origins.source());
    case 'cover':
      return coverWork(order, origins.source());
    case 'stems':
      return stemsWork(order, origins.source());
    case 'remaster':
      return remasterWork(order, origins.source());
    case 'whole':
      return wholeWork(origins.source());
    case 'vocals':
      return vocalsWork(order, origins.source());
    case 'instrumental':
      return instrumentalWork(order, origins.source());
    case 'sample':
      return sampleWork(order, origins.source());
    case 'mashup':
      return mashupWork(order, origins);
  }
};
