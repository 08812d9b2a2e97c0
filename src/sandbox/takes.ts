import {
  continueStretch,
  createStretch,
  fitStretch,
  type Part,
  parseRecipe,
  type Recipe,
  type Stretch,
  secondsOf,
  stemNames,
  type Wish,
} from './composer/index.js';
import type { Clip, SongOrder, Window } from './song.js';
import { cutOut, joined } from './stretches.js';

/** What all takes of one order share. */
export interface TakeParts {
  readonly seed: number;
  readonly quick: boolean;
  readonly clipOf: (id: string) => Clip | undefined;
}

/** One piece of music an order brings. */
export interface Take {
  readonly recipe: Recipe;
  /** What stands behind the title. */
  readonly suffix: string;
  readonly stem?: Clip['stem'];
}

/** The music of an order: two takes as a rule, one whole song, one voice or one upload, twelve or 24 stems. */
export function takesOf(order: SongOrder, parts: TakeParts): Take[] {
  const { source } = order;
  const old = source ? parseRecipe(source.recipe) : undefined;
  const voice = order.voice ?? old?.voice ?? (parts.seed % 3 === 0 ? 'm' : 'f');
  const wish = (take: number): Wish => ({
    description: order.description ?? '',
    style: order.style || source?.style || '',
    title: order.title ?? '',
    lyrics: `${order.lyrics ?? ''}${order.section ?? ''}`,
    sung: !(order.instrumental ?? source?.instrumental ?? false),
    take,
    seed: parts.seed,
    quick: parts.quick,
  });
  const mix = (stretches: readonly Stretch[], polish = 0, suffix = ''): Take => ({
    recipe: { part: 'mix', voice, polish, stretches },
    suffix,
  });
  const two = (make: (take: number) => Take) => [0, 1].map(make);
  if (order.operation === 'upload') return [mix([createStretch(wish(0))])];
  if (order.operation === 'sounds') return two((take) => soundOf(order, parts, wish(take)));
  if (!source || !old || order.operation === 'generate')
    return two((take) => mix([createStretch(wish(take))]));

  const goOn = (stretch: Stretch | undefined, take: number) =>
    stretch ? continueStretch(stretch, wish(take)) : createStretch(wish(take));
  const window = windowOf(order.window, source.seconds);
  switch (order.operation) {
    case 'extend':
      return two((take) => mix([goOn(old.stretches.at(-1), take)]));
    case 'cover':
      return two((take) => mix(old.stretches.map((stretch) => createStretch(wish(take), stretch))));
    case 'remaster': {
      const strength = { subtle: 0, normal: 1, high: 2 }[order.variation ?? 'normal'] ?? 1;
      return two((take) => mix(old.stretches, 2 + strength * 2 + take, order.title ? '' : ' (Remastered)'));
    }
    case 'concat':
      return [mix(wholeSong(source, old, parts.clipOf))];
    case 'stems':
      return [
        { recipe: { ...old, part: 'sung' }, suffix: ' - Vocals', stem: 'Vocals' },
        { recipe: { ...old, part: 'played' }, suffix: ' - Instrumental', stem: 'Instrumental' },
      ];
    case 'all-stems':
      return Array.from({ length: order.sets ?? 2 }, (_, set) => set).flatMap((set) =>
        stemNames.map((stem) => ({
          recipe: { ...old, part: stem satisfies Part, polish: set },
          suffix: ` (${stem})`,
          stem,
        })),
      );
    case 'replace':
      return two((take) => {
        const [before] = cutOut(old.stretches, window.from, window.from + 0.5);
        const section = fitStretch(goOn(before, take), window.to - window.from);
        return mix(order.joined ? replaced(old.stretches, section, window) : [section]);
      });
    case 'sample':
      return two((take) => {
        const snippet = cutOut(old.stretches, window.from, window.to);
        return mix(joined([...snippet, goOn(snippet.at(-1), take)]));
      });
    case 'mashup': {
      const other = order.other ? parseRecipe(order.other.recipe) : undefined;
      const pair = other ? [old.stretches, other.stretches] : [old.stretches, old.stretches];
      return two((take) => mix(mixed(pair[take] ?? [], pair[1 - take] ?? [])));
    }
    case 'vocals':
      return two((take) =>
        mix(
          old.stretches.map((stretch) => ({ ...stretch, sung: true })),
          take,
        ),
      );
    case 'instrumental':
      return two((take) =>
        mix(
          old.stretches.map((stretch) => createStretch(wish(take), stretch)),
          take,
        ),
      );
    case 'vox': {
      const heard = cutOut(old.stretches, window.from, window.to);
      return [{ recipe: { ...old, part: 'sung', stretches: heard }, suffix: ' (Vox)', stem: 'Vocals' }];
    }
  }
}

/** A few bars nobody sings; a single effect is shorter than a loop. */
function soundOf(order: SongOrder, parts: TakeParts, wish: Wish): Take {
  const stretch = fitStretch(createStretch({ ...wish, sung: false }), parts.quick ? 1 : order.loop ? 8 : 4);
  return {
    recipe: { part: 'mix', voice: 'f', polish: wish.take, stretches: [stretch] },
    suffix: '',
  };
}

/** The short pieces for tests are shorter than what people ask for, so the window is brought into the song. */
function windowOf(wished: Window | undefined, seconds: number): Window {
  const to = Math.min(seconds, Math.max(0.5, wished?.to ?? seconds));
  return { from: Math.max(0, Math.min(wished?.from ?? 0, to - 0.5)), to };
}

/** The first half of one song and the second half of the other. */
function mixed(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const length = (stretches: readonly Stretch[]) =>
    stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
  return joined([...cutOut(one, 0, length(one) / 2), ...cutOut(other, length(other) / 2, length(other))]);
}

function replaced(stretches: readonly Stretch[], section: Stretch, { from, to }: Window): Stretch[] {
  return joined([...cutOut(stretches, 0, from), section, ...cutOut(stretches, to, Number.POSITIVE_INFINITY)]);
}

/** An extension holds only what is new; the whole song is all it goes on from, cut where it goes on, and itself. */
function wholeSong(clip: Clip, recipe: Recipe, clipOf: TakeParts['clipOf']): readonly Stretch[] {
  const parent =
    clip.continueAt === undefined && clip.window === undefined ? undefined : clipOf(clip.sourceId ?? '');
  const before = parent ? parseRecipe(parent.recipe) : undefined;
  if (!parent || !before) return recipe.stretches;
  const earlier = wholeSong(parent, before, clipOf);
  const lead = secondsOf({ ...before, stretches: earlier }) - secondsOf(before);
  const [section] = recipe.stretches;
  if (clip.window && section) {
    const { from, to } = windowOf(clip.window, parent.seconds);
    return replaced(earlier, section, { from: lead + from, to: lead + to });
  }
  return joined([...cutOut(earlier, 0, lead + Math.max(0.5, clip.continueAt ?? 0)), ...recipe.stretches]);
}
