import { actionId } from '../action.js';
import { fitMessage } from '../fit.js';
import { type Generation, generationId, type Outcome } from '../generation.js';
import { linesOf, lyricsFile } from '../lrc.js';
import type { ChatMessage, Control, MediaFile } from '../message.js';
import type { OperationName } from '../operations/index.js';
import type { Product } from '../product.js';
import { type ChatSurface, SurfaceError } from '../surface.js';
import { clockTime, say } from '../words/index.js';
import { requestTitle } from './cards.js';
import { change } from './change.js';
import type { StudioPorts } from './ports.js';

type Made = Extract<Outcome, { kind: 'product' }>;

/** Posts what is no track: the card becomes it, and where there is no card it is posted once. */
export const deliverProduct = async (
  ports: StudioPorts,
  surface: ChatSurface,
  generation: Generation,
  outcome: Made,
  signal: AbortSignal,
): Promise<void> => {
  if (generation.posted.product !== undefined) return;
  const whole = await productMessage(ports, generation, outcome.product, signal);
  const message = fitMessage(withinLimit(ports, surface, whole, generation.person.locale), surface.limits);
  const posted = await show(surface, generation, message, outcome.late);
  const fact = { kind: 'posted', at: ports.clock(), part: 'product', ref: posted.ref } as const;
  await change(ports, generation.id, fact);
};

const show = async (surface: ChatSurface, generation: Generation, message: ChatMessage, late: boolean) => {
  const { card, id, address, person } = generation;
  if (card !== undefined && !late) {
    try {
      return await surface.edit(card, message);
    } catch (error) {
      if (!(error instanceof SurfaceError) || error.code !== 'gone') throw error;
    }
  }
  const place = { ...address, replyTo: card?.message ?? address.replyTo };
  return surface.post(place, { ...message, ping: person.id }, `${id}.product${late ? '.late' : ''}`);
};

/** Too large for the chat: a link, and it is said. */
const withinLimit = (
  ports: StudioPorts,
  surface: ChatSurface,
  message: ChatMessage,
  locale: string | undefined,
): ChatMessage => {
  const { file } = message;
  if (file === undefined || file.bytes <= surface.limits.fileBytes) return message;
  const url = ports.workshop.link(file);
  if (url === undefined) return { ...message, file: undefined, body: say(locale, 'track.nowhere') };
  const link: Control = { kind: 'link', label: say(locale, 'track.download'), url };
  return {
    ...message,
    file: undefined,
    body: say(locale, 'made.link'),
    controls: [[link], ...message.controls],
  };
};

/** What was made, in words and files. */
const productMessage = async (
  ports: StudioPorts,
  generation: Generation,
  product: Product,
  signal: AbortSignal,
): Promise<ChatMessage> => {
  const { locale } = generation.person;
  const { workshop } = ports;
  const title = generation.request.sources[0]?.title ?? requestTitle(generation);
  const footnote = ports.sandbox ? say(locale, 'card.sandbox') : undefined;
  const message = (body: string, file?: MediaFile, controls: Control[] = []): ChatMessage => ({
    tone: 'good',
    title: requestTitle(generation),
    body,
    file,
    footnote,
    controls: controls.length === 0 ? [] : [controls],
  });
  switch (product.kind) {
    case 'text': {
      const texts = product.texts.map((one) => (one.title ? `${one.title}\n\n${one.text}` : one.text));
      const kind = generation.request.operation === 'style' ? 'made.style' : 'made.lyrics';
      return message(
        `${say(locale, kind)}\n\n${texts.join('\n\n· · ·\n\n')}`,
        undefined,
        await singButtons(ports, generation, product.texts),
      );
    }
    case 'words': {
      const lines = linesOf(product.words).map((line) => `${clockTime(line.from)}  ${line.text}`);
      const file = await workshop.keepText(lyricsFile(title, product.words), title, '.lrc');
      return message(`${say(locale, 'made.words')}\n\n${lines.join('\n')}`, file);
    }
    case 'file':
      return message(
        say(locale, 'made.file'),
        await workshop.keepFile(product.url, product.format, title, signal),
      );
    case 'notes': {
      const notes = product.instruments.reduce((sum, instrument) => sum + instrument.notes.length, 0);
      const file = await workshop.keepNotes(product.instruments, title);
      return message(say(locale, 'made.notes', { instruments: product.instruments.length, notes }), file);
    }
    case 'tempo': {
      const { bpm, least, most, musicalKey } = product;
      const lines = [say(locale, 'made.tempo', { bpm })];
      if (least !== undefined && most !== undefined && most - least >= 2)
        lines.push(say(locale, 'made.tempo-range', { least, most }));
      if (musicalKey !== undefined) lines.push(say(locale, 'made.key', { key: musicalKey }));
      return message(lines.join(' '));
    }
    case 'persona': {
      const name = String(generation.request.values.personaName ?? title);
      await keepPersona(ports, generation, product.personaId, name);
      return message(say(locale, 'made.persona', { name }));
    }
  }
};

/** Buttons that open the full form with the text filled in: nothing is paid before the person says so. */
const singButtons = async (
  ports: StudioPorts,
  generation: Generation,
  texts: readonly { title?: string | undefined; text: string }[],
): Promise<Control[]> => {
  const { locale } = generation.person;
  const isStyle = generation.request.operation === 'style';
  const operation: OperationName = 'custom';
  return Promise.all(
    texts.slice(0, 3).map(async ({ title, text }, index) => {
      const raw = isStyle ? { style: text } : { lyrics: text, title: title ?? '' };
      const draft = generationId(ports.hash(`sing:${generation.id}:${index}`));
      await ports.drafts.save(draft, { operation, raw }, 90 * 24 * 3600);
      const label =
        texts.length > 1 && title ? `${say(locale, 'name.sing')}: ${title}` : say(locale, 'name.sing');
      return { kind: 'button', label, action: actionId({ do: 'mend', draft }), style: 'main' } as const;
    }),
  );
};

const keepPersona = async (ports: StudioPorts, generation: Generation, personaId: string, name: string) => {
  const { id, person, ticket, request } = generation;
  const source =
    request.sources[0] === undefined ? undefined : await ports.tracks.load(request.sources[0].id);
  await ports.personas.save({
    id,
    person,
    createdAt: ports.clock(),
    name,
    provider: ticket?.provider ?? generation.provider,
    account: ticket?.account ?? '',
    personaId,
    clipId: source?.clipId ?? '',
    vox: typeof request.values.to === 'number',
  });
};
