import {
  continueSection,
  createSection,
  fitSection,
  type Part,
  parseRecipe,
  type Recipe,
  type Section,
  type SongRequest,
  secondsOf,
  stemNames,
} from '../composer/index.js';
import type { Clip, SongOperation, SongOrder, TimeRange } from '../types.js';
import { cutSections, lastSections } from './cut-sections.js';

/** What all takes of one order have in common. */
export type TakeContext = {
  readonly seed: number;
  readonly quick: boolean;
  readonly clipOf: (id: string) => Clip | undefined;
};

/** The music of one clip. */
export type Take = {
  readonly recipe: Recipe;
  /** Appended to the title. */
  readonly suffix: string;
  readonly stem?: Clip['stem'];
};

/** What the makers of takes share: the request for a take's number, and a recipe around sections. */
type Tools = {
  readonly request: (take: number) => SongRequest;
  readonly mix: (sections: readonly Section[], polish?: number, suffix?: string) => Take;
};

/** The source of an order, with its recipe. */
type Source = { readonly clip: Clip; readonly recipe: Recipe };

/** The takes of an order: usually two; one for a whole song, a voice or an upload; two, twelve or 24 for stems. */
export const takesOf = (order: SongOrder, context: TakeContext): Take[] => {
  const { source } = order;
  const recipe = source ? parseRecipe(source.recipe) : undefined;
  const voice = order.voice ?? recipe?.voice ?? (context.seed % 3 === 0 ? 'm' : 'f');
  const tools: Tools = {
    request: (take) => requestOf(order, context, take),
    mix: (sections, polish = 0, suffix = '') => ({
      recipe: { part: 'mix', voice, polish, sections },
      suffix,
    }),
  };
  const { request, mix } = tools;
  if (order.operation === 'upload') return [mix([createSection(request(0))])];
  if (order.operation === 'sounds') return two((take) => soundOf(order, context, request(take)));
  if (!source || !recipe || order.operation === 'generate')
    return two((take) => mix([createSection(request(take))]));
  return takesFromSource(order.operation, order, { clip: source, recipe }, context, tools);
};

const two = (make: (take: number) => Take): Take[] => [0, 1].map(make);

const requestOf = (order: SongOrder, context: TakeContext, take: number): SongRequest => ({
  description: order.description ?? '',
  style: order.style || order.source?.style || '',
  title: order.title ?? '',
  lyrics: `${order.lyrics ?? ''}${order.sectionLyrics ?? ''}`,
  sung: !(order.instrumental ?? order.source?.instrumental ?? false),
  take,
  seed: context.seed,
  quick: context.quick,
});

/** The takes of an order that is based on another clip. */
const takesFromSource = (
  operation: Exclude<SongOperation, 'generate' | 'upload' | 'sounds'>,
  order: SongOrder,
  { clip, recipe }: Source,
  context: TakeContext,
  { request, mix }: Tools,
): Take[] => {
  const { sections } = recipe;
  const continued = (section: Section | undefined, take: number) =>
    section ? continueSection(section, request(take)) : createSection(request(take));
  const window = fitWindow(order.window, clip.seconds);
  switch (operation) {
    case 'extend':
      return two((take) => mix([continued(sections.at(-1), take)]));
    case 'cover':
      return two((take) => mix(sections.map((section) => createSection(request(take), section))));
    case 'remaster': {
      const strength = { subtle: 0, normal: 1, high: 2 }[order.variation ?? 'normal'] ?? 1;
      return two((take) => mix(sections, 2 + strength * 2 + take, order.title ? '' : ' (Remastered)'));
    }
    case 'concat':
      return [mix(wholeSong(clip, recipe, context.clipOf))];
    case 'stems':
      return twoStems(recipe);
    case 'all-stems':
      return twelveStems(recipe, order.sets ?? 2);
    case 'replace':
      return two((take) => {
        const [before] = cutSections(sections, window.from, window.from + 0.5);
        const section = fitSection(continued(before, take), window.to - window.from);
        return mix(order.joined ? replaceSection(sections, section, window) : [section]);
      });
    case 'sample':
      return two((take) => {
        const sample = cutSections(sections, window.from, window.to);
        return mix(lastSections([...sample, continued(sample.at(-1), take)]));
      });
    case 'mashup': {
      const other = order.other ? parseRecipe(order.other.recipe) : undefined;
      const pair = other ? [sections, other.sections] : [sections, sections];
      return two((take) => mix(mashUp(pair[take] ?? [], pair[1 - take] ?? [])));
    }
    case 'vocals':
      return two((take) => {
        const sung = sections.map((section) => ({ ...section, sung: true }));
        return mix(sung, take);
      });
    case 'instrumental':
      return two((take) => {
        const played = sections.map((section) => createSection(request(take), section));
        return mix(played, take);
      });
    case 'vox': {
      const sung = cutSections(sections, window.from, window.to);
      return [{ recipe: { ...recipe, part: 'sung', sections: sung }, suffix: ' (Vox)', stem: 'Vocals' }];
    }
  }
};

const twoStems = (recipe: Recipe): Take[] => [
  { recipe: { ...recipe, part: 'sung' }, suffix: ' - Vocals', stem: 'Vocals' },
  { recipe: { ...recipe, part: 'played' }, suffix: ' - Instrumental', stem: 'Instrumental' },
];

const twelveStems = (recipe: Recipe, sets: number): Take[] =>
  Array.from({ length: sets }, (_, set) => set).flatMap((set) =>
    stemNames.map((stem) => ({
      recipe: { ...recipe, part: stem satisfies Part, polish: set },
      suffix: ` (${stem})`,
      stem,
    })),
  );

/** A few bars without a voice; a single sound is shorter than a loop. */
const soundOf = (order: SongOrder, context: TakeContext, request: SongRequest): Take => {
  const seconds = context.quick ? 1 : order.loop ? 8 : 4;
  const section = fitSection(createSection({ ...request, sung: false }), seconds);
  return { recipe: { part: 'mix', voice: 'f', polish: request.take, sections: [section] }, suffix: '' };
};

/** Moves a time range into the song: the short songs for tests are shorter than the ranges people ask for. */
const fitWindow = (wanted: TimeRange | undefined, seconds: number): TimeRange => {
  const to = Math.min(seconds, Math.max(0.5, wanted?.to ?? seconds));
  return { from: Math.max(0, Math.min(wanted?.from ?? 0, to - 0.5)), to };
};

/** The first half of one song and the second half of the other. */
const mashUp = (first: readonly Section[], second: readonly Section[]): Section[] => {
  const length = (sections: readonly Section[]) =>
    sections.reduce((sum, section) => sum + section.seconds, 0);
  return lastSections([
    ...cutSections(first, 0, length(first) / 2),
    ...cutSections(second, length(second) / 2, length(second)),
  ]);
};

const replaceSection = (sections: readonly Section[], section: Section, { from, to }: TimeRange): Section[] =>
  lastSections([
    ...cutSections(sections, 0, from),
    section,
    ...cutSections(sections, to, Number.POSITIVE_INFINITY),
  ]);

/** An extension has only the new part; the whole song is its source up to the extension, followed by the extension. */
const wholeSong = (clip: Clip, recipe: Recipe, clipOf: TakeContext['clipOf']): readonly Section[] => {
  const parent =
    clip.continueAt === undefined && clip.window === undefined ? undefined : clipOf(clip.sourceId ?? '');
  const parentRecipe = parent ? parseRecipe(parent.recipe) : undefined;
  if (!parent || !parentRecipe) return recipe.sections;
  const earlier = wholeSong(parent, parentRecipe, clipOf);
  const offset = secondsOf({ ...parentRecipe, sections: earlier }) - secondsOf(parentRecipe);
  const [section] = recipe.sections;
  if (clip.window && section) {
    const { from, to } = fitWindow(clip.window, parent.seconds);
    return replaceSection(earlier, section, { from: offset + from, to: offset + to });
  }
  const continueAt = Math.max(0.5, clip.continueAt ?? 0);
  return lastSections([...cutSections(earlier, 0, offset + continueAt), ...recipe.sections]);
};
