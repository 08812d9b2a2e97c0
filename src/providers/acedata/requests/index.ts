import type { OperationName, Order, OrderSource } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { type GatewayRequest, notOffered, type Sources } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { spellings } from '../models.js';
import {
  coverBody,
  extendBody,
  instrumentalBody,
  mashupBody,
  remasterBody,
  replaceBody,
  sampleBody,
  vocalsBody,
} from './edits.js';
import { customBody, songBody, soundsBody } from './songs.js';

type Body = Record<string, unknown>;

/** Calls that answer within seconds and take neither `async` nor `callback_url` (guides). */
const immediate: ReadonlySet<OperationName> = new Set(['lyrics', 'mixlyrics', 'style', 'persona', 'karaoke']);

/** The request for an order. Without `async` or `callback_url`, a long call answers only when the song is finished. */
export const requestFor = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest => {
  const { path, body } = songRequest(order, sources, endpoints) ?? otherRequest(order, sources, endpoints);
  if (immediate.has(order.operation)) return { path, body };
  const { callbackUrl } = order;
  return {
    path,
    body: { ...body, ...(callbackUrl === undefined ? { async: true } : { callback_url: callbackUrl }) },
  };
};

/** The body that extracts the voice of a time range (guide, Suno Vox). */
export const voiceBody = (source: OrderSource, from: number, to: number): Body => ({
  audio_id: source.clipId,
  vocal_start: from,
  vocal_end: to,
});

/** The orders to `audios`, each with its action; undefined for other orders. */
const songRequest = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest | undefined => {
  const model = spellings[order.model];
  const audios = (action: string, body: Body): GatewayRequest => ({
    path: endpoints.audios,
    body: { action, ...body },
  });
  const edit = (action: string, body: Body): GatewayRequest =>
    audios(action, { model, audio_id: sources.source().clipId, ...body });
  const isUpload = () => sources.source().operation === 'upload';
  switch (order.operation) {
    case 'song':
      return audios(endpoints.generate, { model, ...songBody(order) });
    case 'custom': {
      const action = order.persona?.vox ? endpoints.voxPersonaSong : endpoints.personaSong;
      const body = { model, ...customBody(order, endpoints.excludedStyle) };
      return audios(order.persona === undefined ? endpoints.generate : action, body);
    }
    case 'sounds':
      return audios(endpoints.sounds, soundsBody(order));
    case 'extend':
      return edit(
        isUpload() ? endpoints.extendUpload : endpoints.extend,
        extendBody(order, sources.source()),
      );
    case 'cover':
      return edit(isUpload() ? endpoints.coverUpload : endpoints.cover, coverBody(order, sources.source()));
    case 'stems': {
      const action = order.values.parts === 'all' ? endpoints.allStems : endpoints.twoStems;
      return audios(action, { audio_id: sources.source().clipId });
    }
    case 'remaster':
      return edit(endpoints.remaster, remasterBody(order));
    case 'whole':
      return audios(endpoints.whole, { audio_id: sources.source().clipId });
    case 'replace':
      return edit(endpoints.replace, replaceBody(order, sources.source()));
    case 'sample':
      return edit(endpoints.sample, sampleBody(order, sources.source()));
    case 'vocals':
      return edit(endpoints.vocals, vocalsBody(order, sources.source()));
    case 'instrumental':
      return edit(endpoints.instrumental, instrumentalBody(order, sources.source()));
    case 'mashup':
      return audios(endpoints.mashup, { model, ...mashupBody(order, sources) });
    default:
      return undefined;
  }
};

/** The orders with a path of their own. */
const otherRequest = (order: Order, sources: Sources, endpoints: Endpoints): GatewayRequest => {
  switch (order.operation) {
    case 'persona': {
      const { personaName, description } = order.values;
      const body = { audio_id: sources.source().clipId, name: personaName, description };
      return { path: endpoints.persona, body };
    }
    case 'acapella': {
      const { from, to } = order.values;
      return { path: endpoints.acapella, body: voiceBody(sources.source(), from, to) };
    }
    case 'upload': {
      const { audio, title } = order.values;
      return { path: endpoints.upload, body: { audio_url: audio, name: firstText(title) } };
    }
    case 'lyrics':
    case 'style':
      return { path: endpoints[order.operation], body: { prompt: order.values.prompt } };
    case 'mixlyrics': {
      const { lyrics, otherLyrics } = order.values;
      return { path: endpoints.mixlyrics, body: { lyrics_a: lyrics, lyrics_b: otherLyrics } };
    }
    case 'karaoke':
    case 'wav':
    case 'video':
    case 'midi':
      return { path: endpoints[order.operation], body: { audio_id: sources.source().clipId } };
    default:
      throw notOffered('acedata', order);
  }
};
