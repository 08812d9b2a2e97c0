import type { Capabilities, Order, OrderPersona, OrderSource } from '../../src/core/index.js';

/** What a follow-up can start from; each is there only where the gateway can make it. */
export type Shelf = {
  song: OrderSource;
  other: OrderSource;
  extension?: OrderSource | undefined;
  section?: OrderSource | undefined;
  upload?: OrderSource | undefined;
  persona?: OrderPersona | undefined;
  vox?: OrderPersona | undefined;
};

/** What comes of an order: so many tracks, or a product by its kind. */
export type Yielded = number | 'text' | 'words' | 'file' | 'notes' | 'tempo' | 'persona';

/** One thing to ask of a gateway: its name, the order or nothing where what it starts from is missing, and what must come. */
export type Wish = readonly [
  name: string,
  order: (shelf: Shelf) => Order | undefined,
  yields: Yielded,
  operation: Operation,
];

type Operation = keyof Capabilities['operations'];
/** A wish for one operation, perhaps only where the operation honours a field. */
type ListedWish = readonly [
  operation: Operation,
  name: Wish[0],
  order: Wish[1],
  yields: Yielded,
  field?: string,
];

/** Only where a replaced section comes back by itself there is something to make whole. */
export const aroundSection = 'a song around a section';

const words = '[Verse]\nCrunch and sizzle';

/** Everything to ask of a gateway, by what it declares; pieces of the sandbox are a second and a half long. */
export const wishesOf = ({ operations }: Capabilities): Wish[] => {
  const modelOf = (name: Operation) => operations[name]?.models[0] ?? 'v5';
  const honours = (name: Operation, field: string) => operations[name]?.fields.includes(field) === true;
  const all: ListedWish[] = [
    ['song', 'a song', () => plain('song', { prompt: 'a song about rain' }), 2],
    ['custom', 'own words', () => plain('custom', { lyrics: words, style: 'folk', title: 'Savour' }), 2],
    ['custom', 'a persona’s song', ({ persona }) => personaSong(persona), 2, 'persona'],
    ['custom', 'a voice’s song', ({ vox }) => personaSong(vox), 2, 'persona'],
    [
      'sounds',
      'a sound',
      () => plain('sounds', { prompt: 'a door', loop: true, tempo: 90, musicalKey: 'Am' }),
      2,
    ],
    ['lyrics', 'words', () => plain('lyrics', { prompt: 'a fox' }), 'text'],
    ['mixlyrics', 'two lyrics', () => plain('mixlyrics', { lyrics: words, otherLyrics: 'La la' }), 'text'],
    ['style', 'a style', () => plain('style', { prompt: 'jazz, smooth' }), 'text'],
    [
      'upload',
      'an upload',
      () => plain('upload', { audio: 'https://me.example/riff.mp3', title: 'Riff' }),
      1,
    ],
    ['extend', 'an extension', ({ song }) => of(song, 'extend', { continueAt: 1, lyrics: words }), 2],
    [
      'extend',
      'an extended upload',
      ({ upload }) => of(upload, 'extend', { continueAt: 1, lyrics: words }),
      2,
    ],
    ['cover', 'a cover', ({ song }) => of(song, 'cover', { style: 'punk', lyrics: words }), 2],
    ['cover', 'a cover of an upload', ({ upload }) => of(upload, 'cover', { style: 'punk' }), 2],
    ['stems', 'two stems', ({ song }) => of(song, 'stems', { parts: 'two' }), 2],
    ['remaster', 'a remaster', ({ song }) => of(song, 'remaster', { variation: 'high' }), 2],
    ['whole', 'a whole song', ({ extension }) => of(extension, 'whole', {}), 1],
    ['whole', aroundSection, ({ section }) => of(section, 'whole', {}), 1],
    ['replace', 'a section', ({ song }) => of(song, 'replace', { from: 0.3, to: 0.9, section: 'Lazy' }), 2],
    [
      'replace',
      'an exact section',
      ({ song }) => of(song, 'replace', { from: 0.3, to: 0.9, section: 'Lazy', method: 'exact' }),
      2,
      'method',
    ],
    ['sample', 'a snippet', ({ song }) => of(song, 'sample', { from: 0.2, to: 1, lyrics: words }), 2],
    ['vocals', 'singing', ({ song }) => of(song, 'vocals', { lyrics: words }), 2],
    ['instrumental', 'a band', ({ song }) => of(song, 'instrumental', { style: 'jazz' }), 2],
    ['acapella', 'the voice alone', ({ song }) => of(song, 'acapella', { from: 0, to: 1 }), 1],
    [
      'mashup',
      'two songs in one',
      ({ song, other }) => withOther(of(song, 'mashup', { other: 'other', lyrics: words }), other),
      2,
    ],
    [
      'persona',
      'a persona',
      ({ song }) => of(song, 'persona', { personaName: 'Nora', description: 'warm' }),
      'persona',
    ],
    [
      'persona',
      'a voice’s persona',
      ({ song }) => of(song, 'persona', { personaName: 'Nora', description: 'warm', from: 0, to: 1 }),
      'persona',
      'from',
    ],
    ['karaoke', 'timed words', ({ song }) => of(song, 'karaoke', {}), 'words'],
    ['wav', 'a WAV', ({ song }) => of(song, 'wav', {}), 'file'],
    ['video', 'a film', ({ song }) => of(song, 'video', {}), 'file'],
    ['midi', 'notes', ({ song }) => of(song, 'midi', {}), 'notes'],
    ['bpm', 'the tempo', ({ song }) => of(song, 'bpm', {}), 'tempo'],
  ];

  function plain(operation: Operation, values: object): Order {
    return { operation, model: modelOf(operation), values } as Order;
  }
  function of(source: OrderSource | undefined, operation: Operation, values: object) {
    return source && ({ ...plain(operation, values), source } as Order);
  }
  function withOther(order: Order | undefined, other: OrderSource) {
    return order && ({ ...order, other } as Order);
  }
  /** Personas sing with the models that the gateway has for them; it says which when it refuses another. */
  function personaSong(persona: OrderPersona | undefined) {
    if (persona === undefined) return undefined;
    const values = { lyrics: words, style: 'folk', title: 'Savour', persona: 'persona' };
    return { ...plain('custom', values), persona } as Order;
  }
  const asked = all.filter(([operation, , , , field]) =>
    field === undefined ? operations[operation] !== undefined : honours(operation, field),
  );
  return asked.map(([operation, name, order, yields]) => [name, order, yields, operation]);
};
