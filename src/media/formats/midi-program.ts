/** The General MIDI channel for drums, counted from 0. */
export const drumChannel = 9;

/** True if the name is that of an unpitched percussion instrument. */
export const isDrums = (name: string): boolean =>
  /\b(drum|percussion|beat|kick|snare|hi-?hat|cymbal|tom|shaker|tambourine|conga|bongo|clap)s?\b|\bdrum ?kit\b/i.test(
    name,
  ) && !/\bsteel drum|\btimpani/i.test(name);

/** Patterns for instrument names, each with its General MIDI program, counted from 0; the first match counts. */
const programs: readonly (readonly [RegExp, number])[] = [
  [/\b(synth|808|sub)[- ]?bass|\bbass[- ]?synth/, 38],
  [/\b(double|upright|acoustic|contra)[- ]?bass|\bcontrabass/, 32],
  [/\bslap bass/, 36],
  [/\bfretless/, 35],
  [/\bbass (clarinet|trombone|flute|sax)|\bbassoon/, 70],
  [/\bbass\b/, 33],
  [/\b(electric|e)[- ]?piano|\brhodes|\bwurlitzer/, 4],
  [/\bharpsichord|\bcembalo/, 6],
  [/\bclavi/, 7],
  [/\bpiano|\bkeys?\b|\bkeyboards?/, 0],
  [/\bcelesta/, 8],
  [/\bglockenspiel|\bbells?\b/, 9],
  [/\bmusic box/, 10],
  [/\bvibraphone/, 11],
  [/\bmarimba|\bmallets?/, 12],
  [/\bxylophone/, 13],
  [/\baccordion/, 21],
  [/\bmouth ?organ|\bharmonica/, 22],
  [/\bchurch organ|\bpipe organ/, 19],
  [/\borgan/, 16],
  [/\b(distort|heavy|metal|overdriv)\w*[^,]*guitar/, 30],
  [/\b(acoustic|steel)[^,]*guitar/, 25],
  [/\b(nylon|classical|spanish)[^,]*guitar/, 24],
  [/\bguitar/, 27],
  [/\bukulele|\bmandolin/, 24],
  [/\bbanjo/, 105],
  [/\bsitar/, 104],
  [/\bkoto/, 107],
  [/\bkalimba/, 108],
  [/\bbagpipe/, 109],
  [/\bfiddle/, 110],
  [/\bviola/, 41],
  [/\bviolin/, 40],
  [/\bcello/, 42],
  [/\bpizzicato/, 45],
  [/\bharp\b/, 46],
  [/\btimpani/, 47],
  [/\bstrings?\b|\borchestra/, 48],
  [/\bchoir|\bbacking|\bharmon/, 52],
  [/\bvocals?|\bvoices?|\bsing/, 53],
  [/\btrombone/, 57],
  [/\btuba/, 58],
  [/\btrumpet/, 56],
  [/\bfrench horn|\bhorn\b/, 60],
  [/\bbrass|\bhorns/, 61],
  [/\bsax/, 65],
  [/\boboe/, 68],
  [/\bclarinet/, 71],
  [/\bpiccolo/, 72],
  [/\brecorder/, 74],
  [/\bflute|\bwoodwinds?|\bwinds?\b/, 73],
  [/\bpan ?pipe/, 75],
  [/\bwhistle/, 78],
  [/\bpads?\b|\bambien/, 88],
  [/\bsteel drum|\bsteelpan/, 114],
  [/\bfx\b|\beffects?/, 99],
  [/\bsynth|\blead\b|\barp/, 81],
];

/** The General MIDI program for an instrument's name, counted from 0; a piano for an unknown name. */
export const midiProgram = (name: string): number => {
  const normalized = name.toLowerCase().replaceAll('_', ' ');
  return programs.find(([pattern]) => pattern.test(normalized))?.[1] ?? 0;
};
