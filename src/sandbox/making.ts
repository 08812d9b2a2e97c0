import { randomUUID } from 'node:crypto';
import {
  continueStretch,
  createStretch,
  formatRecipe,
  type Part,
  parseRecipe,
  type Recipe,
  type Stretch,
  secondsOf,
  stemNames,
  type Wish,
} from './composer/index.js';
import { createSketch, formatSketch } from './covers/index.js';
import { seedOf } from './seed.js';
import type { Clip, SongFailure, SongOrder } from './song.js';
import { inventLyrics, inventStyle, inventTitle } from './words.js';

/** What all takes of one task share. */
export interface Making {
  readonly taskId: string;
  readonly gateway: string;
  readonly account: string;
  readonly seed: number;
  readonly quick: boolean;
  /** Milliseconds until the first take is done. */
  readonly pace: number;
  readonly failure?: SongFailure | undefined;
  /** Only the first take succeeds. */
  readonly single: boolean;
  readonly clipOf: (id: string) => Clip | undefined;
}

interface Take {
  readonly recipe: Recipe;
  readonly suffix: string;
  readonly stem?: Clip['stem'];
}

const lostTake: SongFailure = {
  kind: 'failed',
  message: 'The second take could not be made (sandbox:one-track).',
};

/** The clips of an order: two takes as a rule, one whole song for concat, 24 for all stems. */
export function makeClips(order: SongOrder, making: Making): Clip[] {
  const words = wordsOf(order, making.seed);
  const takes = takesOf(order, making);
  return takes.map(({ recipe, suffix, stem }, index) => ({
    id: randomUUID(),
    taskId: making.taskId,
    gateway: making.gateway,
    account: making.account,
    ...words,
    title: `${words.title}${suffix}`,
    model: order.model,
    seconds: secondsOf(recipe),
    recipe: formatRecipe(recipe),
    sketch: formatSketch(
      createSketch(
        `${words.style} ${words.description} ${words.title}`,
        seedOf(making.seed, words.title, index),
      ),
    ),
    // Later takes lag a little, the last one by a twelfth of the time.
    doneAfter: Math.round(making.pace * (1 + (takes.length > 1 ? index / (takes.length - 1) / 12 : 0))),
    stem,
    sourceId: order.source?.id,
    continueAt: order.operation === 'extend' ? order.continueAt : undefined,
    failure: making.failure ?? (making.single && index > 0 ? lostTake : undefined),
  }));
}

function wordsOf(order: SongOrder, seed: number) {
  const { description, source } = order;
  const instrumental = order.instrumental ?? source?.instrumental ?? false;
  const kept = { description: description ?? '', excludedStyle: order.excludedStyle ?? '', instrumental };
  if (order.operation === 'generate' && description !== undefined) {
    return {
      ...kept,
      title: inventTitle(description, seed),
      lyrics: instrumental ? '' : inventLyrics(description, seed),
      style: inventStyle(description, instrumental),
    };
  }
  return {
    ...kept,
    title: order.title || source?.title || 'Untitled',
    lyrics: order.lyrics ?? source?.lyrics ?? '',
    style: order.style || source?.style || '',
  };
}

function takesOf(order: SongOrder, making: Making): Take[] {
  const { source } = order;
  const old = source ? parseRecipe(source.recipe) : undefined;
  const voice = order.voice ?? old?.voice ?? (making.seed % 3 === 0 ? 'm' : 'f');
  const wish = (take: number): Wish => ({
    description: order.description ?? '',
    style: order.style || source?.style || '',
    title: order.title ?? '',
    lyrics: order.lyrics ?? '',
    sung: !(order.instrumental ?? source?.instrumental ?? false),
    take,
    seed: making.seed,
    quick: making.quick,
  });
  const mix = (stretches: readonly Stretch[], polish = 0, suffix = ''): Take => ({
    recipe: { part: 'mix', voice, polish, stretches },
    suffix,
  });
  if (!source || !old || order.operation === 'generate')
    return [0, 1].map((take) => mix([createStretch(wish(take))]));
  switch (order.operation) {
    case 'extend': {
      const last = old.stretches.at(-1);
      return [0, 1].map((take) =>
        mix([last ? continueStretch(last, wish(take)) : createStretch(wish(take))]),
      );
    }
    case 'cover':
      return [0, 1].map((take) => mix(old.stretches.map((stretch) => createStretch(wish(take), stretch))));
    case 'remaster': {
      const strength = { subtle: 0, normal: 1, high: 2 }[order.variation ?? 'normal'] ?? 1;
      return [0, 1].map((take) =>
        mix(old.stretches, 2 + strength * 2 + take, order.title ? '' : ' (Remastered)'),
      );
    }
    case 'concat':
      return [mix(wholeSong(source, old, making.clipOf))];
    case 'stems':
      return [
        { recipe: { ...old, part: 'sung' }, suffix: ' - Vocals', stem: 'Vocals' },
        { recipe: { ...old, part: 'played' }, suffix: ' - Instrumental', stem: 'Instrumental' },
      ];
    case 'all-stems':
      return [0, 1].flatMap((set) =>
        stemNames.map((stem) => ({
          recipe: { ...old, part: stem satisfies Part, polish: set },
          suffix: ` (${stem})`,
          stem,
        })),
      );
  }
}

/** An extension holds only what is new; the whole song is all it goes on from, cut where it goes on, and itself. */
function wholeSong(clip: Clip, recipe: Recipe, clipOf: Making['clipOf']): readonly Stretch[] {
  const parent = clip.continueAt === undefined ? undefined : clipOf(clip.sourceId ?? '');
  const before = parent ? parseRecipe(parent.recipe) : undefined;
  if (!parent || !before) return recipe.stretches;
  const earlier = wholeSong(parent, before, clipOf);
  const lead = secondsOf({ ...before, stretches: earlier }) - secondsOf(before);
  const kept = cutAt(earlier, lead + Math.max(0.5, clip.continueAt ?? 0));
  return [...kept, ...recipe.stretches].slice(-8);
}

function cutAt(stretches: readonly Stretch[], seconds: number): Stretch[] {
  let left = Math.round(seconds * 10) / 10;
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    if (left < 0.5) break;
    const length = Math.min(stretch.seconds, left);
    kept.push({ ...stretch, seconds: Math.round(length * 10) / 10 });
    left -= length;
  }
  return kept;
}
