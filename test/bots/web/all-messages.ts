import { type ChatForm, type ChatMessage, note } from '../../../src/core/index.js';
import { button, cover, timedLyrics, track } from './samples.js';

const base = { required: false, advanced: false } as const;

/** The form that extends a track. */
export const extendForm: ChatForm = {
  id: 'draft-1',
  title: 'Extend “Rain”',
  submit: 'Make it',
  fields: [
    {
      name: 'continueAt',
      kind: 'seconds',
      label: 'Where to go on',
      required: true,
      advanced: false,
      value: 83,
      max: 90,
    },
    { name: 'lyrics', kind: 'long', label: 'Lyrics', required: false, advanced: false, maxLength: 10 },
    { name: 'style', kind: 'text', label: 'Style', required: false, advanced: false, value: 'indie folk' },
    { name: 'instrumental', kind: 'toggle', label: 'Instrumental', required: false, advanced: false },
    {
      name: 'voice',
      kind: 'choice',
      label: 'Voice',
      required: false,
      advanced: false,
      choices: [
        { value: 'female', label: 'Female' },
        { value: 'male', label: 'Male' },
      ],
    },
    { name: 'weirdness', kind: 'slider', label: 'How unusual', required: false, advanced: true },
    { name: 'styleWeight', kind: 'slider', label: 'How close', required: false, advanced: true },
  ],
};

/** A form with every kind of field, with the long words of German. */
export const everyField: ChatForm = {
  id: 'draft-1',
  title: 'Geburtstagsüberraschungslied verlängern',
  intro: 'Mit dem Modell v5: bis zu 5.000 Zeichen Songtext und 1.000 Zeichen Stil.',
  submit: 'Loslegen',
  fields: [
    { ...base, name: 'at', kind: 'seconds', label: 'Wo es weitergeht', required: true, max: 90 },
    {
      ...base,
      name: 'lyrics',
      kind: 'long',
      label: 'Songtext',
      maxLength: 10,
      value: 'viel zu viele Wörter',
    },
    {
      ...base,
      name: 'style',
      kind: 'text',
      label: 'Stil',
      placeholder: 'Kammermusik',
      help: 'Was es sein soll.',
    },
    { ...base, name: 'instrumental', kind: 'toggle', label: 'Instrumental, ohne Gesang', value: true },
    { ...base, name: 'quiet', kind: 'toggle', label: 'Leise', value: false },
    { ...base, name: 'voice', kind: 'choice', label: 'Stimme', choices: [{ value: 'f', label: 'Weiblich' }] },
    {
      ...base,
      name: 'other',
      kind: 'choice',
      label: 'Der zweite Track',
      choices: Array.from({ length: 12 }, (_, number) => ({ value: `${number}`, label: `Regen ${number}` })),
    },
    { ...base, name: 'feed', kind: 'place', label: 'Kanal für geteilte Tracks', value: '123' },
    { ...base, name: 'weirdness', kind: 'slider', label: 'Wie ungewöhnlich es werden darf', value: 70 },
    { ...base, name: 'styleWeight', kind: 'slider', label: 'Treue zum Stil', advanced: true },
  ],
};

/** A message of every kind, as core posts them. */
export const everyMessage: ChatMessage[] = [
  {
    tone: 'busy',
    title: 'Geburtstagsüberraschungslied für Donaudampfschifffahrtsgesellschaftskapitäne',
    body: 'Ich komponiere. Noch etwa eine Minute.\n\nRegen auf dem Dach\nund Tee in der Hand\n…',
    progress: 0.4,
    controls: [
      [
        { kind: 'link', label: 'Schon reinhören', url: 'https://gateway.example/listen' },
        { ...button('Abbrechen', 'cancel'), style: 'danger' },
      ],
    ],
    footnote: 'Aus der Sandbox: ein kleiner Übungskomponist, kostenlos.',
  },
  {
    tone: 'busy',
    title: 'Rain',
    body: 'Ich komponiere. Noch etwa eine Minute.',
    progress: 0.6,
    image: { key: 'cover', name: 'cover.svg', type: 'image/svg+xml', bytes: cover.length },
    controls: [[{ ...button('Abbrechen', 'cancel too'), style: 'danger' }]],
  },
  track('Rain'),
  {
    ...note('good', '2 Tracks.'),
    title: 'Stems: Rain',
    audios: ['Stimme', 'Schlagzeug'].flatMap((part) => track(`Rain (${part})`).audio ?? []),
  },
  {
    ...note('bad', 'Das hat die Moderation abgelehnt.'),
    title: 'Rain',
    controls: [[button('Noch einmal', 'retry')]],
  },
  {
    ...note('good', '591 Noten von 12 Instrumenten, als MIDI-Datei.'),
    title: 'MIDI: Rain',
    image: { key: 'cover', name: 'roll.svg', type: 'image/svg+xml', bytes: cover.length },
    file: { key: 'cover', name: `${'Donaudampfschiff'.repeat(4)}.mid`, type: 'audio/midi', bytes: 5600 },
  },
  {
    ...note('good', 'Hier ist das Video.'),
    file: { key: 'sound', name: 'Rain.mp4', type: 'video/mp4', bytes: 4e7 },
  },
  timedLyrics('Rain'),
  {
    ...note('plain', '1. Rain · 0:03\n2. Snow · 0:03'),
    title: 'Deine Tracks',
    controls: [[button('1', 'one'), button('2', 'two')], [button('Favoriten', 'favourites')]],
    footnote: '12 Tracks.',
  },
  {
    tone: 'plain',
    title: '★ Rain',
    facts: [
      { label: 'Stil', value: 'indie folk' },
      { label: 'Wer davon weitermachen darf', value: 'alle, die ihn sehen' },
    ],
    from: { title: 'Snow', ref: { platform: 'web', chat: 'here', message: 'message-2' } },
    controls: [
      [button('Noch einmal schicken', 'send'), button('Kein Favorit mehr', 'unfavourite')],
      [button('Umbenennen', 'rename'), button('Privat machen', 'hide')],
      [button('Mehr', 'more'), { ...button('Löschen', 'delete'), style: 'danger' }],
    ],
  },
];
