import { z } from 'zod';
import {
  type Order,
  type OrderSource,
  type Product,
  ProviderError,
  type Submission,
  type Ticket,
} from '../../core/index.js';
import { lyricsToSing, readTiming } from '../shared/aligned-lyrics.js';
import { firstText, isRecord, text } from '../shared/json.js';
import { aboutClip, endOf, type OrderFor } from './requests/index.js';
import { readFile } from './responses/files.js';
import { known } from './responses/results.js';
import { type Desk, pay } from './session.js';
import { clipIdIn, type TicketKind, ticketFor } from './tickets.js';

/** "Wait ~30 seconds before the URL becomes accessible" (OpenAI-HK suno-scene page, use case 13). */
const filmMs = 30_000;

/** Seconds of singing a voice is taken from: less than 30 (use case 21.B). */
const longestVoice = 29;

/** The operations whose call brings no song that is to be waited for. */
export type CallOrder = OrderFor<'style' | 'acapella' | 'persona' | 'karaoke' | 'wav' | 'video' | 'midi'>;

const upsampled = z.object({ upsampled_tags: z.string().min(1) });
const voice = z.object({ id: z.string().min(1), vocal_audio_url: text });
const persona = z.object({ id: z.string().min(1) });

/** Makes one of Suno's own calls, which are answered at once or looked at again. */
export const makeCall = async (
  desk: Desk,
  order: CallOrder & Order,
  source: () => OrderSource,
  signal: AbortSignal,
): Promise<Submission> => {
  switch (order.operation) {
    case 'style': {
      const json = await pay(desk, desk.table.style, { original_tags: order.values.prompt }, signal);
      const answer = upsampled.safeParse(json);
      if (!answer.success) throw desk.client.unreadable(json, false, 'the answer holds no style');
      return told('style', { kind: 'text', texts: [{ text: answer.data.upsampled_tags }] });
    }
    case 'karaoke':
      return timeWords(desk, source().clipId, signal);
    case 'acapella': {
      const { id, url } = await takeVoice(desk, source().clipId, order.values, signal);
      return keep('voice', id, url, order.values.to - order.values.from, source().title);
    }
    case 'persona':
      return keepPersona(desk, order, source(), signal);
    default:
      return orderFile(desk, order.operation, source().clipId, signal);
  }
};

const told = (about: string, product: Product): Submission => ({
  ticket: ticketFor('told', about),
  result: { state: 'made', product },
});

/** What is known is in the ticket itself: nothing has to be asked for, or paid, a second time. */
const keep = (kind: TicketKind, ...about: (string | number)[]): Submission => ({
  ticket: ticketFor(kind, ...about),
  result: known(kind, about.map(String)),
});

const timeWords = async (desk: Desk, name: string, signal: AbortSignal): Promise<Submission> => {
  const json = await pay(desk, aboutClip(desk.table.karaoke, name), undefined, signal);
  if (!isRecord(json) || !('aligned_words' in json || 'aligned_lyrics' in json))
    throw desk.client.unreadable(json, false, 'the answer holds no timed words');
  const words = lyricsToSing(readTiming(json));
  if (words.length > 0) return told(clipIdIn(name), { kind: 'words', words });
  const result = { state: 'failed', code: 'failed', detail: 'nobody sings in it' } as const;
  return { ticket: ticketFor('told', clipIdIn(name)), result };
};

const orderFile = async (
  desk: Desk,
  format: 'wav' | 'video' | 'midi',
  name: string,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await pay(desk, aboutClip(desk.table[format], name), undefined, signal);
  const result = readFile(format, json, desk.client.clean);
  if (result === undefined) throw desk.client.unreadable(json, false, `the answer holds no ${format}`);
  if (result.state === 'made' && result.product.kind === 'file') {
    const { url } = result.product;
    if (format !== 'video') return keep('file', format, 0, url);
    return { ticket: ticketFor('file', format, desk.clock() + filmMs, url) };
  }
  if (result.state !== 'running') return { ticket: ticketFor('told', clipIdIn(name)), result };
  const ticket: Ticket = ticketFor(format, clipIdIn(name));
  desk.isDue(ticket);
  return { ticket, result };
};

const takeVoice = async (
  desk: Desk,
  name: string,
  { from, to }: { from: number; to: number },
  signal: AbortSignal,
): Promise<{ id: string; url: string }> => {
  const stretch = { vocal_start_s: from, vocal_end_s: to };
  const json = await pay(desk, aboutClip(desk.table.acapella, name), stretch, signal);
  const answer = voice.safeParse(json);
  const url = answer.success ? firstText(answer.data.vocal_audio_url) : undefined;
  if (answer.success && url !== undefined) return { id: answer.data.id, url };
  throw desk.client.unreadable(json, false, 'the answer holds no voice');
};

/** A persona of the whole track, or of a stretch of its singing, whose voice is then taken out first. */
const keepPersona = async (
  desk: Desk,
  { values }: OrderFor<'persona'>,
  source: OrderSource,
  signal: AbortSignal,
): Promise<Submission> => {
  const root = clipIdIn(source.clipId);
  const { from = 0, personaName, description = '' } = values;
  const longest = endOf(from + longestVoice, source);
  const to = values.to ?? (values.from === undefined ? undefined : longest);
  const create = async (more: Record<string, unknown>): Promise<Submission> => {
    const named = { root_clip_id: root, name: personaName, description, is_public: true };
    const json = await pay(desk, desk.table.persona, { ...named, ...more }, signal);
    const answer = persona.safeParse(json);
    if (answer.success) return keep('persona', answer.data.id);
    throw desk.client.unreadable(json, false, 'the answer names no persona');
  };
  if (to === undefined) return create({ clips: [root] });
  const { id } = await takeVoice(desk, source.clipId, { from, to }, signal);
  const sung = { vox_audio_id: id, vocal_start_s: from, vocal_end_s: to };
  return create({ persona_type: 'vox', ...sung, user_input_styles: source.style }).catch((error) => {
    if (!(error instanceof ProviderError) || error.accepted !== 'no') throw error;
    // The voice is paid for by now: whatever is refused from here on is a failure of this order.
    const { code, detail } = error;
    return { ticket: ticketFor('told', id), result: { state: 'failed', code, detail } };
  });
};
