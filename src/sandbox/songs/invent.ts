import { createRandom, pick, seedOf } from '../random.js';

/** The last line of lyrics that the sandbox invented. */
export const signature = '[Composed by the Minstrel sandbox, not by a paid gateway]';

const stopWords = new Set(
  (
    'a an the of for about with and or in on at to from my me your our his her some any this that is are be it its as by ' +
    'song songs music track tune piece please make write create compose sing give want need like very really little ' +
    'sandbox something'
  ).split(' '),
);

const musicWords = new Set(
  (
    'sad happy cheerful slow fast calm soft gentle dark bright epic upbeat chill lofi lo-fi rock pop jazz folk metal punk ' +
    'waltz techno edm electronic house ambient country blues soul funk rap hip hop disco classical cinematic acoustic ' +
    'orchestral synthwave instrumental ballad lullaby anthem piano guitar'
  ).split(' '),
);

/** Invents a title of at most four words from a description in any language. */
export const inventTitle = (description: string, seed: number): string => {
  const random = createRandom(seedOf('title', description, seed));
  const words = imageWords(description);
  if (words.length === 0) return pick(random, ['Untitled Sketch', 'First Light', 'A Small Tune']);
  const phrase = words.slice(0, 3).map(capital).join(' ');
  if (words.length > 2 || /[^\P{L}\p{Script=Latin}]/u.test(phrase)) return phrase.slice(0, 60);
  const pattern = pick(random, ['{}', '{} Tonight', 'Song of {}', '{} Again', 'Just {}']);
  return pattern.replace('{}', phrase).slice(0, 60);
};

/** Invents two verses and a chorus from the words of a description, with the sandbox's signature. */
export const inventLyrics = (description: string, seed: number): string => {
  const random = createRandom(seedOf('lyrics', description, seed));
  const words = imageWords(description);
  const word = () => words[Math.floor(random() * words.length)] ?? 'music';
  const line = (patterns: readonly [string, ...string[]]) => pick(random, patterns).replaceAll('{}', word());
  const chorus = [
    line(chorusFirstLines),
    line(chorusSecondLines),
    line(chorusFirstLines),
    line(chorusSecondLines),
  ];
  return [
    ['[Verse]', line(verseFirstLines), line(verseSecondLines), line(verseFirstLines), line(verseSecondLines)],
    ['[Chorus]', ...chorus],
    ['[Verse 2]', line(verseFirstLines), line(verseSecondLines)],
    ['[Chorus]', ...chorus],
    [signature],
  ]
    .map((stanza) => stanza.join('\n'))
    .join('\n\n');
};

/** Invents style tags from a description; the last one is "sandbox". */
export const inventStyle = (description: string, instrumental: boolean): string => {
  const words = keywords(description);
  const sounds = words.filter((word) => musicWords.has(word));
  const tags = [...new Set([...sounds, ...words])].slice(0, Math.max(3, sounds.length)).slice(0, 6);
  return [...tags, ...(instrumental ? ['instrumental'] : ['soft vocals']), 'sandbox'].join(', ');
};

/** Expands style tags into a longer description, like the gateways' "upsample tags". */
export const enrichStyle = (tags: string, seed: number): string => {
  const random = createRandom(seedOf('style', tags, seed));
  const bass = pick(random, ['warm bass', 'a walking bass', 'deep sub bass', 'melodic bass']);
  const drums = pick(random, ['brushed drums', 'crisp drums', 'a steady kick', 'hand percussion']);
  const air = pick(random, ['wide pads', 'gentle strings', 'a bright piano', 'airy backing vocals']);
  return `${tags.trim()}; ${bass}, ${drums} and ${air}. Verses stay sparse, the chorus opens up with layered harmonies. (sandbox)`;
};

/** Texts for an upload, derived from its address. */
export const describeUpload = (address: string): { title: string; description: string; style: string } => {
  const path = decodePath(URL.parse(address)?.pathname ?? '');
  const name = path
    .split('/')
    .at(-1)
    ?.replace(/\.[a-z0-9]{2,4}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return { title: (name || 'Upload').slice(0, 80), description: address, style: 'uploaded, sandbox' };
};

const decodePath = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** Combines two lyrics, alternating their stanzas. */
export const mixLyrics = (one: string, other: string): string => {
  const [first, second] = [stanzas(one), stanzas(other)];
  const pairs = Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    first[index],
    second[index],
  ]);
  return [...pairs.flat().filter((stanza) => stanza !== undefined), signature].join('\n\n');
};

const stanzas = (lyrics: string): string[] =>
  lyrics
    .split(/\n\s*\n/)
    .map((stanza) => stanza.trim())
    .filter((stanza) => stanza !== '');

const verseFirstLines: [string, ...string[]] = [
  'I heard the {} calling down the lane',
  'Morning came with {} in its hands',
  'There is a little {} in every day',
  'We wrote {} on the window pane',
  'Somewhere the {} is still awake',
  'I keep your {} where the light gets in',
];
const verseSecondLines: [string, ...string[]] = [
  'and nothing in the room stayed quite the same',
  'so hum along until you know the way',
  'a borrowed chord, a half-remembered name',
  'and every step begins to keep the time',
  'a quiet drum is counting us back in',
];
const chorusFirstLines: [string, ...string[]] = [
  'Oh {}, {}, stay a little longer',
  'Sing {} till the morning breaks',
  'Hey {}, turn it up for me',
  '{} in the air tonight',
];
const chorusSecondLines: [string, ...string[]] = [
  'this is only play, but the tune is real',
  'we are built of sand and song',
  'la la la, we will write the rest tomorrow',
  'four small bars and a heart to fill',
];

/** The keywords of a description that are not about music, or all keywords if there are no others. */
const imageWords = (description: string): string[] => {
  const words = keywords(description);
  const others = words.filter((word) => !musicWords.has(word));
  return others.length > 0 ? others : words;
};

const keywords = (description: string): string[] => {
  const plain = description
    .toLowerCase()
    .replace(/sandbox:[a-z-]+/g, ' ')
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu);
  const words = (plain ?? []).filter(
    (word) => !stopWords.has(word) && (word.length > 1 || /[^a-z0-9]/.test(word)),
  );
  return words.map((word) => [...word].slice(0, 18).join(''));
};

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};
