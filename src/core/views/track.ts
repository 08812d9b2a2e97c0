import { clockTime, say, sayIfKnown } from '../../i18n/index.js';
import type { Action } from '../domain/action.js';
import type { Capabilities } from '../domain/capability.js';
import type { ChatMessage, Control } from '../domain/message.js';
import { labelOf } from '../domain/parse-values.js';
import type { MessageRef } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { type OperationName, operationOf, operations } from '../operations/index.js';

/** What a posted track shows besides itself. */
export type TrackContext = {
  locale: string | undefined;
  /** What the gateway that made it offers; undefined when it is not in use. */
  capabilities: Capabilities | undefined;
  /** The message of the parent track. */
  parent?: MessageRef | undefined;
  ping?: string | undefined;
  sandbox: boolean;
};

/** A finished track as it is posted: cover, player, facts, and the buttons to continue from it. */
export const trackMessage = (track: Track, context: TrackContext): ChatMessage => {
  const { locale } = context;
  const parent = track.parents[0];
  return {
    tone: 'good',
    title: track.title,
    facts: [
      ...(track.style === ''
        ? []
        : [{ key: 'style', label: say(locale, 'track.style'), value: track.style } as const]),
      { label: say(locale, 'track.length'), value: clockTime(track.seconds) },
    ],
    from: parent === undefined ? undefined : { title: parent.title, ref: context.parent },
    image: track.image,
    audio: track.audio,
    ping: context.ping,
    footnote: context.sandbox ? say(locale, 'card.sandbox') : undefined,
    controls: [trackButtons(track, context)],
  };
};

/** The buttons of a track: what its gateway offers, and More. */
const trackButtons = (track: Track, { capabilities, locale }: TrackContext): Control[] => {
  const offered = operations
    .filter(
      (operation) => operation.button !== undefined && capabilities?.operations[operation.name] !== undefined,
    )
    .sort((a, b) => (a.button ?? 0) - (b.button ?? 0));
  const buttons = offered.map(
    (operation): Control => ({
      kind: 'button',
      label: say(locale, `name.${operation.name}`),
      action: { do: 'operation', operation: operation.name, track: track.id },
      style: 'plain',
    }),
  );
  const more: Action = { do: 'more', track: track.id };
  return [...buttons, { kind: 'button', label: say(locale, 'name.more'), action: more, style: 'plain' }];
};

/** The rows behind More: lyrics and voice, structure, layers, files. */
const moreRows: readonly (readonly OperationName[])[] = [
  ['karaoke', 'bpm', 'persona'],
  ['whole', 'replace', 'sample', 'mashup'],
  ['vocals', 'instrumental', 'acapella'],
  ['wav', 'video', 'midi'],
];

/** Only an extension or a replaced section has something to be joined with. */
const fitsTrack = (name: OperationName, track: Track): boolean =>
  name !== 'whole' || track.operation === 'extend' || track.operation === 'replace';

/** What is behind More: how the track was made, and everything else that can be done with it. */
export const moreMessage = (track: Track, context: TrackContext): ChatMessage => {
  const { locale } = context;
  const button = (label: string, action: Action): Control => ({
    kind: 'button',
    label,
    action,
    style: 'plain',
  });
  const rows = moreRows.map((row) =>
    row
      .filter((name) => context.capabilities?.operations[name] !== undefined && fitsTrack(name, track))
      .map((name) =>
        button(say(locale, `name.${name}`), { do: 'operation', operation: name, track: track.id }),
      ),
  );
  const own = [
    button(say(locale, 'name.words'), { do: 'lyrics', track: track.id }),
    button(say(locale, 'name.repeat'), { do: 'repeat', track: track.id }),
  ];
  const model = track.modelUsed === undefined ? track.model : `${track.model} (${track.modelUsed})`;
  return {
    tone: 'plain',
    title: track.title,
    facts: [
      {
        label: say(locale, 'track.made'),
        value: `${say(locale, `name.${track.operation}`)} · ${track.provider}`,
      },
      { label: say(locale, 'track.model'), value: model },
      { label: say(locale, 'track.length'), value: clockTime(track.seconds) },
      ...settingsOf(track, locale),
    ],
    from: track.parents[0] === undefined ? undefined : { title: track.parents[0].title, ref: context.parent },
    controls: [own, ...rows].filter((row) => row.length > 0),
  };
};

/** The lyrics of a track. */
export const lyricsMessage = (track: Track, locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  title: track.title,
  body: track.lyrics.trim() === '' ? say(locale, 'track.instrumental') : track.lyrics,
  controls: [],
});

/** Values that mean nothing to people: addresses and ids. */
const unreadable = new Set(['link', 'track', 'persona']);

/** The settings of a track that the person chose; long texts have messages of their own. */
const settingsOf = (track: Track, locale: string | undefined): { label: string; value: string }[] => {
  const { fields } = operationOf(track.operation);
  return Object.entries(track.values).flatMap(([name, value]) => {
    const field = fields[name];
    const isShownApart = name === 'lyrics' || name === 'title' || name === 'model';
    if (value === undefined || field === undefined || isShownApart || unreadable.has(field.kind)) return [];
    const label = name === 'prompt' ? say(locale, 'track.asked') : labelOf(name, locale).replace(/\?$/, '');
    return [{ label, value: shown(field.kind, value, locale) }];
  });
};

const shown = (kind: string, value: string | number | boolean, locale: string | undefined): string => {
  if (kind === 'slider') return `${Math.round(Number(value) * 100)} %`;
  if (kind === 'seconds') return clockTime(Number(value));
  return sayIfKnown(locale, `choice.${String(value)}`) ?? String(value);
};
