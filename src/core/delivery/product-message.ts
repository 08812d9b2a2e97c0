import { clockTime, say, sayIfKnown } from '../../i18n/index.js';
import type { Generation } from '../domain/generation.js';
import { linesOf, lyricsFile } from '../domain/lrc.js';
import type { ChatMessage, Control, MediaFile } from '../domain/message.js';
import type { Product } from '../domain/product.js';
import type { OperationName } from '../operations/index.js';
import type { Deps } from '../ports/deps.js';
import { requestTitle } from '../views/status-card.js';

/** A text of more characters than this also comes as a file. */
const longText = 1500;

/** The message for a product, with its files fetched and stored. Throws {@link MediaError}. */
export const productMessage = async (
  deps: Deps<'store' | 'media' | 'settings'>,
  generation: Generation,
  product: Product,
  signal: AbortSignal,
): Promise<ChatMessage> => {
  const { locale } = generation.person;
  const { media } = deps;
  const title = generation.request.sources[0]?.title ?? requestTitle(generation);
  const footnote = deps.settings.sandbox ? say(locale, 'card.sandbox') : undefined;
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
      const written = withHeadings(product.texts);
      const texts = written.map(({ heading, text }) => (heading ? `${heading}\n\n${text}` : text));
      const kind = generation.request.operation === 'style' ? 'made.style' : 'made.lyrics';
      const whole = texts.join('\n\n· · ·\n\n');
      // A text too long for a chat is complete in the file.
      const file =
        whole.length > longText ? await media.keepText(whole, requestTitle(generation), '.txt') : undefined;
      const buttons = await singButtons(deps, generation, written);
      return message(`${say(locale, kind)}\n\n${whole}`, file, buttons);
    }
    case 'words': {
      const lines = linesOf(product.words).map((line) => `${clockTime(line.from)}  ${line.text}`);
      const file = await media.keepText(lyricsFile(title, product.words), title, '.lrc');
      return message(`${say(locale, 'made.words')}\n\n${lines.join('\n')}`, file);
    }
    case 'file':
      return message(
        say(locale, 'made.file'),
        await media.keepFile(product.url, product.format, title, signal),
      );
    case 'notes': {
      const notes = product.instruments.reduce((sum, instrument) => sum + instrument.notes.length, 0);
      const file = await media.keepMidi(product.instruments, title);
      const image = await media.drawPianoRoll(product.instruments, title);
      const names = product.instruments.map(({ name }) => instrumentIn(locale, name));
      const body = say(locale, 'made.notes', { instruments: product.instruments.length, notes });
      return {
        ...message(`${body}\n${names.join(/^(?:zh|ja)/.test(locale ?? '') ? '、' : ', ')}`.trim(), file),
        image,
      };
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
      return message(say(locale, 'made.persona', { name }));
    }
  }
};

/** The name of an instrument in a language; a name that no gateway has used so far stays as it is. */
const instrumentIn = (locale: string | undefined, name: string): string =>
  sayIfKnown(locale, `instrument.${name.toLowerCase().replaceAll(' ', '-')}`) ?? name;

type Written = { title?: string | undefined; text: string; heading: string | undefined };

/** Texts with headings that tell them apart: their titles, numbered where two are the same. */
const withHeadings = (texts: readonly Omit<Written, 'heading'>[]): Written[] =>
  texts.map((one, index) => {
    const isAlone = texts.filter(({ title }) => title === one.title).length === 1;
    const heading = [one.title, ...(isAlone ? [] : [`(${index + 1})`])].filter(Boolean).join(' ');
    return { ...one, heading: heading === '' ? undefined : heading };
  });

/** Buttons that open the full form with the text filled in. Nothing is paid before the person submits it. */
const singButtons = async (
  deps: Deps<'store'>,
  generation: Generation,
  texts: readonly Written[],
): Promise<Control[]> => {
  const { locale } = generation.person;
  const isStyle = generation.request.operation === 'style';
  const operation: OperationName = 'custom';
  return Promise.all(
    texts.slice(0, 3).map(async ({ title, text, heading }, index) => {
      const raw = isStyle ? { style: text } : { lyrics: text, title: title ?? '' };
      const draft = deps.store.idFor(`sing:${generation.id}:${index}`);
      await deps.store.expiring.save(draft, { operation, raw }, 90 * 24 * 3600);
      const label =
        texts.length > 1 && heading
          ? say(locale, 'line', { label: say(locale, 'name.sing'), value: heading })
          : say(locale, 'name.sing');
      return { kind: 'button', label, action: { do: 'correct', draft }, style: 'main' } as const;
    }),
  );
};
