import { randomUUID } from 'node:crypto';
import { formatRecipe, secondsOf } from '../composer/index.js';
import { createSketch, formatSketch } from '../covers/index.js';
import { seedOf } from '../random.js';
import type { Clip, SongFailure, SongOrder } from '../types.js';
import { inventLyrics, inventStyle, inventTitle } from './invent.js';
import { type TakeContext, takesOf } from './takes.js';

/** What all clips of one task have in common. */
export type ClipContext = TakeContext & {
  readonly taskId: string;
  readonly gateway: string;
  readonly account: string;
  /** Milliseconds until the first take is done. */
  readonly pace: number;
  readonly failure?: SongFailure | undefined;
  /** Only the first take succeeds. */
  readonly single: boolean;
};

const lostTake: SongFailure = {
  kind: 'failed',
  message: 'The second take could not be made (sandbox:one-track).',
};

/** The clips of an order, complete with music, cover and texts; they are visible only when they are due. */
export const makeClips = (order: SongOrder, context: ClipContext): Clip[] => {
  const words = textsOf(order, context.seed);
  const takes = takesOf(order, context);
  return takes.map(({ recipe, suffix, stem }, index) => ({
    id: randomUUID(),
    taskId: context.taskId,
    gateway: context.gateway,
    account: context.account,
    ...words,
    title: `${words.title}${suffix}`,
    model: order.model,
    seconds: secondsOf(recipe),
    recipe: formatRecipe(recipe),
    sketch: formatSketch(
      createSketch(
        `${words.style} ${words.description} ${words.title}`,
        seedOf(context.seed, words.title, index),
      ),
    ),
    // Later takes finish a little later, the last one by a twelfth of the time.
    doneAfter: Math.round(context.pace * (1 + (takes.length > 1 ? index / (takes.length - 1) / 12 : 0))),
    stem,
    sourceId: order.source?.id,
    continueAt: order.operation === 'extend' ? order.continueAt : undefined,
    window: hasWindow(order) ? order.window : undefined,
    failure: context.failure ?? (context.single && index > 0 ? lostTake : undefined),
  }));
};

const hasWindow = (order: SongOrder): boolean =>
  order.operation === 'vox' || (order.operation === 'replace' && !order.joined);

const textsOf = (order: SongOrder, seed: number) => {
  const { description, operation, source } = order;
  const instrumental =
    order.instrumental ?? (operation === 'vocals' ? false : (source?.instrumental ?? false));
  const common = { description: description ?? '', excludedStyle: order.excludedStyle ?? '', instrumental };
  if (description !== undefined && (operation === 'generate' || operation === 'sounds')) {
    return {
      ...common,
      title: order.title || inventTitle(description, seed),
      lyrics: instrumental ? '' : inventLyrics(description, seed),
      style: order.style || inventStyle(description, instrumental),
    };
  }
  const pair = order.other && source ? `${source.title} x ${order.other.title} (Mashup)` : undefined;
  return {
    ...common,
    title: order.title || pair || source?.title || 'Untitled',
    lyrics: order.lyrics ?? (order.sectionLyrics === undefined ? source?.lyrics : order.sectionLyrics) ?? '',
    style: order.style || source?.style || '',
  };
};
