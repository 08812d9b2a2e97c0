import { randomUUID } from 'node:crypto';
import { formatRecipe, secondsOf } from '../composer/index.js';
import { createSketch, formatSketch } from '../covers/index.js';
import { seedOf } from '../random.js';
import { inventLyrics, inventStyle, inventTitle } from './invent.js';
import { type TakeContext, takesOf } from './takes.js';
import type { Clip, SongFailure, SongOrder } from './types.js';

/** What all clips of one task share. */
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

/** The clips of an order, each with the music, the picture and the words it will have once its time has come. */
export const makeClips = (order: SongOrder, making: ClipContext): Clip[] => {
  const words = textsOf(order, making.seed);
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
    window: standsForWindow(order) ? order.window : undefined,
    failure: making.failure ?? (making.single && index > 0 ? lostTake : undefined),
  }));
};

const standsForWindow = (order: SongOrder): boolean =>
  order.operation === 'vox' || (order.operation === 'replace' && !order.joined);

const textsOf = (order: SongOrder, seed: number) => {
  const { description, operation, source } = order;
  const instrumental =
    order.instrumental ?? (operation === 'vocals' ? false : (source?.instrumental ?? false));
  const kept = { description: description ?? '', excludedStyle: order.excludedStyle ?? '', instrumental };
  if (description !== undefined && (operation === 'generate' || operation === 'sounds')) {
    return {
      ...kept,
      title: order.title || inventTitle(description, seed),
      lyrics: instrumental ? '' : inventLyrics(description, seed),
      style: order.style || inventStyle(description, instrumental),
    };
  }
  const pair = order.other && source ? `${source.title} x ${order.other.title} (Mashup)` : undefined;
  return {
    ...kept,
    title: order.title || pair || source?.title || 'Untitled',
    lyrics: order.lyrics ?? (order.sectionLyrics === undefined ? source?.lyrics : order.sectionLyrics) ?? '',
    style: order.style || source?.style || '',
  };
};
