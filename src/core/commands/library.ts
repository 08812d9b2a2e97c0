import { clockTime, say } from '../../i18n/index.js';
import type { Action, TrackAct } from '../domain/action.js';
import { type ChatMessage, type Control, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { visibleTracks } from '../policies/references.js';
import type { Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';

/** How many tracks a page shows: one row of number buttons. */
const perPage = 5;

/** How many tracks a search covers, newest first. */
const depth = 1000;

type Page = Extract<Action, { do: 'library' }>;

/** A page of the person's own tracks, newest first, with a button for each. */
export const libraryMessage = async (
  deps: Deps<'store' | 'platforms'>,
  event: Pick<ChatEvent, 'person' | 'community'>,
  { page, favourites, search }: Omit<Page, 'do'>,
): Promise<ChatMessage> => {
  const { locale } = event.person;
  const wanted = search.trim().toLowerCase();
  const tracks = (await visibleTracks(deps, event, depth)).filter(
    (track) => (!favourites || track.favourite === true) && holds(track, wanted),
  );
  const shown = tracks.slice(page * perPage, (page + 1) * perPage);
  const to = (label: string, next: Partial<Page>): Control => ({
    kind: 'button',
    label,
    action: { do: 'library', page: 0, favourites, search, ...next },
    style: 'plain',
  });
  const ways = [
    ...(page > 0 ? [to(say(locale, 'library.newer'), { page: page - 1 })] : []),
    favourites
      ? to(say(locale, 'library.all'), { favourites: false })
      : to(say(locale, 'library.favourites'), { favourites: true }),
    ...((page + 1) * perPage < tracks.length ? [to(say(locale, 'library.older'), { page: page + 1 })] : []),
  ];
  if (shown.length === 0) {
    const key = search === '' && !favourites ? 'library.empty' : 'library.none';
    return { ...note('plain', say(locale, key)), controls: favourites || search !== '' ? [ways] : [] };
  }
  return {
    tone: 'plain',
    title: say(locale, favourites ? 'library.favourites' : 'library.title'),
    body: shown.map((track, index) => lineOf(track, page * perPage + index + 1)).join('\n'),
    controls: [
      shown.map((track, index) =>
        buttonFor(String(page * perPage + index + 1), { do: 'track', track: track.id, act: 'open' }),
      ),
      ways,
    ],
    footnote: say(locale, 'library.count', { count: tracks.length }),
  };
};

/** A track opened from the library: its facts, and what its owner can do with it. */
export const trackDetailsMessage = (
  track: Track,
  { person: { locale }, community }: Pick<ChatEvent, 'person' | 'community'>,
): ChatMessage => {
  const act = (name: TrackAct, label: string, style: 'plain' | 'danger' = 'plain'): Control =>
    buttonFor(label, { do: 'track', track: track.id, act: name }, style);
  return {
    tone: 'plain',
    title: `${track.favourite ? '★ ' : ''}${track.title}`,
    facts: [
      ...(track.style === '' ? [] : [{ label: say(locale, 'track.style'), value: track.style }]),
      { label: say(locale, 'track.length'), value: clockTime(track.seconds) },
      {
        label: say(locale, 'track.made'),
        value: `${say(locale, `name.${track.operation}`)} · ${track.provider}`,
      },
      {
        label: say(locale, 'library.who'),
        value: say(locale, track.hidden ? 'library.private' : 'library.open'),
      },
    ],
    controls: [
      [
        act('send', say(locale, 'library.send')),
        act('favourite', say(locale, track.favourite ? 'library.unfavourite' : 'library.favourite')),
        act('family', say(locale, 'library.family')),
      ],
      [
        act('rename', say(locale, 'library.rename')),
        act('hide', say(locale, track.hidden ? 'library.unhide' : 'library.hide')),
        // In a direct message there is nowhere to share it.
        ...(track.hidden || community === undefined ? [] : [act('share', say(locale, 'library.share'))]),
      ],
      [
        buttonFor(say(locale, 'name.more'), { do: 'more', track: track.id }),
        act('delete', say(locale, 'library.delete'), 'danger'),
      ],
    ],
  };
};

/** The ancestors and descendants of a track, as far as the person may see them. */
export const familyMessage = async (
  deps: Deps<'store' | 'platforms'>,
  event: Pick<ChatEvent, 'person' | 'community'>,
  track: Track,
): Promise<ChatMessage> => {
  const { locale } = event.person;
  const own = await visibleTracks(deps, event, depth);
  const above: Track[] = [];
  for (let one: Track | undefined = track; one !== undefined && above.length < 20; ) {
    const parent: string | undefined = one.parents[0]?.id;
    const found: Track | undefined = parent === undefined ? undefined : await deps.store.tracks.load(parent);
    // Somebody else's private track is not shown.
    one = found?.hidden === true && personKey(found.person) !== personKey(event.person) ? undefined : found;
    if (one !== undefined) above.unshift(one);
  }
  const lines: string[] = [];
  const relatives: Track[] = [];
  const put = (one: Track, level: number) => {
    lines.push(
      `${'   '.repeat(level)}${level === 0 ? '' : '└ '}${describe(one, one.id === track.id, locale)}`,
    );
    if (one.id !== track.id) relatives.push(one);
  };
  above.forEach(put);
  put(track, above.length);
  const below = (parent: Track, level: number) => {
    for (const child of own.filter(({ parents }) => parents[0]?.id === parent.id).reverse()) {
      if (lines.length >= 25) return;
      put(child, level);
      below(child, level + 1);
    }
  };
  below(track, above.length + 1);
  if (relatives.length === 0) return note('plain', say(locale, 'library.no-family'));
  const mine = relatives.filter((one) => personKey(one.person) === personKey(event.person)).slice(0, perPage);
  return {
    tone: 'plain',
    title: say(locale, 'library.family'),
    body: lines.join('\n'),
    controls: mine.map((one) => [
      buttonFor(`${one.title} · ${say(locale, `name.${one.operation}`)}`, {
        do: 'track',
        track: one.id,
        act: 'open',
      }),
    ]),
  };
};

const holds = (track: Track, wanted: string): boolean =>
  wanted === '' || `${track.title}\n${track.style}\n${track.lyrics}`.toLowerCase().includes(wanted);

const lineOf = (track: Track, number: number): string =>
  `${number}. ${track.favourite ? '★ ' : ''}${track.title} · ${clockTime(track.seconds)}`;

const describe = (track: Track, isThis: boolean, locale: string | undefined): string =>
  `${isThis ? '▸ ' : ''}${track.title} · ${say(locale, `name.${track.operation}`)} · ${clockTime(track.seconds)}`;

const buttonFor = (label: string, action: Action, style: 'plain' | 'danger' = 'plain'): Control => ({
  kind: 'button',
  label,
  action,
  style,
});
