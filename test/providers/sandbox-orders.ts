import type { Capabilities, Order, OrderPersona, OrderSource } from '../../src/core/index.js';

/** The tracks and personas that orders refer to; each is there only where the gateway can make it. */
export type Sources = {
  song: OrderSource;
  other: OrderSource;
  extension?: OrderSource | undefined;
  section?: OrderSource | undefined;
  upload?: OrderSource | undefined;
  persona?: OrderPersona | undefined;
  vox?: OrderPersona | undefined;
};

/** What an order yields: so many tracks, or a product by its kind. */
export type Yield = number | 'text' | 'words' | 'file' | 'notes' | 'tempo' | 'persona';

/** One order to a gateway: its title, the order or undefined where its source is missing, and its yield. */
export type SandboxOrder = readonly [
  title: string,
  order: (sources: Sources) => Order | undefined,
  yields: Yield,
  operation: Operation,
];

type Operation = keyof Capabilities['operations'];
/** An order for one operation, perhaps only where the operation takes a field. */
type ListedOrder = readonly [
  operation: Operation,
  title: SandboxOrder[0],
  order: SandboxOrder[1],
  yields: Yield,
  field?: string,
];

/** Only where a replaced section is answered alone there is something to make whole. */
export const aroundSection = 'a song around a section';

const lyrics = '[Verse]\nCrunch and sizzle';

/** An order for everything a gateway declares; songs of the sandbox last a second and a half. */
export const sandboxOrdersFor = ({ operations }: Capabilities): SandboxOrder[] =>
  orders
    .filter(([operation, , , , field]) =>
      field === undefined
        ? operations[operation] !== undefined
        : operations[operation]?.fields.includes(field) === true,
    )
    .map(([operation, title, orderFrom, yields]) => {
      const model = operations[operation]?.models[0] ?? 'v5';
      const order = (sources: Sources) => {
        const found = orderFrom(sources);
        return found && { ...found, model };
      };
      return [title, order, yields, operation];
    });

const plain = (operation: Operation, values: object): Order => ({ operation, model: 'v5', values }) as Order;

const edit = (source: OrderSource | undefined, operation: Operation, values: object): Order | undefined =>
  source && ({ ...plain(operation, values), source } as Order);

const withOther = (order: Order | undefined, other: OrderSource): Order | undefined =>
  order && ({ ...order, other } as Order);

const personaSong = (persona: OrderPersona | undefined): Order | undefined => {
  if (persona === undefined) return undefined;
  const values = { lyrics, style: 'folk', title: 'Savour', persona: 'persona' };
  return { ...plain('custom', values), persona } as Order;
};

const orders: readonly ListedOrder[] = [
  ['song', 'a song', () => plain('song', { prompt: 'a song about rain' }), 2],
  ['custom', 'own lyrics', () => plain('custom', { lyrics, style: 'folk', title: 'Savour' }), 2],
  ['custom', 'a song by a persona', ({ persona }) => personaSong(persona), 2, 'persona'],
  ['custom', 'a song by a persona from a voice', ({ vox }) => personaSong(vox), 2, 'persona'],
  [
    'sounds',
    'a sound',
    () => plain('sounds', { prompt: 'a bell', loop: true, tempo: 90, musicalKey: 'Am' }),
    2,
  ],
  ['lyrics', 'lyrics', () => plain('lyrics', { prompt: 'a fox' }), 'text'],
  ['mixlyrics', 'a mashup of two lyrics', () => plain('mixlyrics', { lyrics, otherLyrics: 'La la' }), 'text'],
  ['style', 'a style', () => plain('style', { prompt: 'jazz, smooth' }), 'text'],
  ['upload', 'an upload', () => plain('upload', { audio: 'https://me.example/riff.mp3', title: 'Riff' }), 1],
  ['extend', 'an extension', ({ song }) => edit(song, 'extend', { continueAt: 1, lyrics }), 2],
  ['extend', 'an extended upload', ({ upload }) => edit(upload, 'extend', { continueAt: 1, lyrics }), 2],
  ['cover', 'a cover', ({ song }) => edit(song, 'cover', { style: 'punk', lyrics }), 2],
  ['cover', 'a cover of an upload', ({ upload }) => edit(upload, 'cover', { style: 'punk' }), 2],
  ['stems', 'two stems', ({ song }) => edit(song, 'stems', { parts: 'two' }), 2],
  ['remaster', 'a remaster', ({ song }) => edit(song, 'remaster', { variation: 'high' }), 2],
  ['whole', 'a whole song', ({ extension }) => edit(extension, 'whole', {}), 1],
  ['whole', aroundSection, ({ section }) => edit(section, 'whole', {}), 1],
  ['replace', 'a section', ({ song }) => edit(song, 'replace', { from: 0.3, to: 0.9, section: 'Lazy' }), 2],
  [
    'replace',
    'an exact section',
    ({ song }) => edit(song, 'replace', { from: 0.3, to: 0.9, section: 'Lazy', method: 'exact' }),
    2,
    'method',
  ],
  ['sample', 'a sample', ({ song }) => edit(song, 'sample', { from: 0.2, to: 1, lyrics }), 2],
  ['vocals', 'vocals over a song', ({ song }) => edit(song, 'vocals', { lyrics }), 2],
  ['instrumental', 'an accompaniment', ({ song }) => edit(song, 'instrumental', { style: 'jazz' }), 2],
  ['acapella', 'an acapella', ({ song }) => edit(song, 'acapella', { from: 0, to: 1 }), 1],
  [
    'mashup',
    'a mashup',
    ({ song, other }) => withOther(edit(song, 'mashup', { other: 'other', lyrics }), other),
    2,
  ],
  [
    'persona',
    'a persona',
    ({ song }) => edit(song, 'persona', { personaName: 'Nora', description: 'warm' }),
    'persona',
  ],
  [
    'persona',
    'a persona from a voice',
    ({ song }) => edit(song, 'persona', { personaName: 'Nora', description: 'warm', from: 0, to: 1 }),
    'persona',
    'from',
  ],
  ['karaoke', 'timed words', ({ song }) => edit(song, 'karaoke', {}), 'words'],
  ['wav', 'a WAV', ({ song }) => edit(song, 'wav', {}), 'file'],
  ['video', 'a video', ({ song }) => edit(song, 'video', {}), 'file'],
  ['midi', 'notes', ({ song }) => edit(song, 'midi', {}), 'notes'],
  ['bpm', 'the tempo', ({ song }) => edit(song, 'bpm', {}), 'tempo'],
];
