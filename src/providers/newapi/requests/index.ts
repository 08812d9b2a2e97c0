import type { Order } from '../../../core/index.js';
import { type GatewayRequest, notOffered, type Sources } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { clipIdIn, taskOf } from '../tickets.js';
import {
  allStemsBody,
  coverBody,
  extendBody,
  instrumentalBody,
  mashupBody,
  remasterBody,
  replaceBody,
  sampleBody,
  vocalsBody,
  wholeBody,
} from './edits.js';
import { customBody, songBody } from './songs.js';

type Body = Record<string, unknown>;

/** The request for an order that takes one call; a task may be asked to call back. */
export const requestFor = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest => {
  // Calls about a clip, and Suno's own calls, make no task and do not call back.
  const callback = { notify_hook: order.callbackUrl };
  switch (order.operation) {
    case 'song':
      return { path: endpoints.music, body: { ...songBody(order), ...callback } };
    case 'custom':
      return { path: endpoints.music, body: { ...customBody(order, endpoints), ...callback } };
    case 'lyrics':
      return { path: endpoints.lyrics, body: { prompt: order.values.prompt, ...callback } };
    case 'whole':
      return { path: endpoints.whole, body: { ...wholeBody(sources.source()), ...callback } };
    case 'stems': {
      if (order.values.parts === 'two')
        return { path: clipPath(endpoints.twoStems, sources.source().clipId) };
      break;
    }
    case 'remaster':
      return { path: endpoints.remaster, body: remasterBody(order, sources.source()) };
    case 'upload':
      return { path: endpoints.upload, body: { url: order.values.audio } };
    case 'style':
      return { path: endpoints.style, body: { original_tags: order.values.prompt } };
  }
  // `task_id` keeps an edit with the account that made the track (new-api, relay/relay_task.go).
  const edit = { ...editBody(order, sources, endpoints), task_id: taskOf(sources.source()) };
  return { path: endpoints.music, body: { ...edit, ...callback } };
};

/** The path of a call about one clip. */
export const clipPath = (path: string, takeId: string): string =>
  `${path}/${encodeURIComponent(clipIdIn(takeId))}`;

/** The bodies with a `task` of their own. */
const editBody = (order: Order, sources: Sources, endpoints: Endpoints): Body => {
  switch (order.operation) {
    case 'extend':
      return extendBody(order, sources.source(), endpoints);
    case 'cover':
      return coverBody(order, sources.source(), endpoints);
    case 'stems':
      return allStemsBody(order, sources.source(), endpoints);
    case 'replace':
      return replaceBody(order, sources.source(), endpoints);
    case 'sample':
      return sampleBody(order, sources.source(), endpoints);
    case 'vocals':
      return vocalsBody(order, sources.source(), endpoints);
    case 'instrumental':
      return instrumentalBody(order, sources.source(), endpoints);
    case 'mashup':
      return mashupBody(order, sources, endpoints);
    default:
      throw notOffered('newapi', order);
  }
};
