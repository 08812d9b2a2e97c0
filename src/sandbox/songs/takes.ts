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
import { cutSections, joinSections } from './sections.js';
import type { Clip, SongOrder, TimeRange } from './types.js';

/** What all takes of one order share. */
export type TakeContext = {
  readonly seed: number;
  readonly quick: boolean;
  readonly clipOf: (id: string) => Clip | undefined;
};

/** One piece of music an order brings. */
export type Take = {
  readonly recipe: Recipe;
  /** What stands behind the title. */
  readonly suffix: string;
  readonly stem?: Clip['stem'];
};

/** The music of an order: two takes as a rule, one whole song, one voice or one upload, twelve or 24 stems. */
export const takesOf = (order: SongOrder, parts: TakeContext): Take[] => {
  const { source } = order;
  const old = source ? parseRecipe(source.recipe) : undefined;
  const voice = order.voice ?? old?.voice ?? (parts.seed % 3 === 0 ? 'm' : 'f');
  const wish = (take: number): SongRequest => ({
    description: order.description ?? '',
    style: order.style || source?.style || '',
    title: order.title ?? '',
    lyrics: `${order.lyrics ?? ''}${order.sectionLyrics ?? ''}`,
    sung: !(order.instrumental ?? source?.instrumental ?? false),
    take,
    seed: parts.seed,
    quick: parts.quick,
  });
  const mix = (sections: readonly Section[], polish = 0, suffix = ''): Take => ({
    recipe: { part: 'mix', voice, polish, sections: sections },
    suffix,
  });
  const two = (make: (take: number) => Take) => [0, 1].map(make);
  if (order.operation === 'upload') return [mix([createSection(wish(0))])];
  if (order.operation === 'sounds') return two((take) => soundOf(order, parts, wish(take)));
  if (!source || !old || order.operation === 'generate')
    return two((take) => mix([createSection(wish(take))]));

  const goOn = (section: Section | undefined, take: number) =>
    section ? continueSection(section, wish(take)) : createSection(wish(take));
  const window = windowOf(order.window, source.seconds);
  switch (order.operation) {
    case 'extend':
      return two((take) => mix([goOn(old.sections.at(-1), take)]));
    case 'cover':
      return two((take) => mix(old.sections.map((section) => createSection(wish(take), section))));
    case 'remaster': {
      const strength = { subtle: 0, normal: 1, high: 2 }[order.variation ?? 'normal'] ?? 1;
      return two((take) => mix(old.sections, 2 + strength * 2 + take, order.title ? '' : ' (Remastered)'));
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
        const [before] = cutSections(old.sections, window.from, window.from + 0.5);
        const section = fitSection(goOn(before, take), window.to - window.from);
        return mix(order.joined ? replaced(old.sections, section, window) : [section]);
      });
    case 'sample':
      return two((take) => {
        const snippet = cutSections(old.sections, window.from, window.to);
        return mix(joinSections([...snippet, goOn(snippet.at(-1), take)]));
      });
    case 'mashup': {
      const other = order.other ? parseRecipe(order.other.recipe) : undefined;
      const pair = other ? [old.sections, other.sections] : [old.sections, old.sections];
      return two((take) => mix(mixed(pair[take] ?? [], pair[1 - take] ?? [])));
    }
    case 'vocals':
      return two((take) =>
        mix(
          old.sections.map((section) => ({ ...section, sung: true })),
          take,
        ),
      );
    case 'instrumental':
      return two((take) =>
        mix(
          old.sections.map((section) => createSection(wish(take), section)),
          take,
        ),
      );
    case 'vox': {
      const heard = cutSections(old.sections, window.from, window.to);
      return [{ recipe: { ...old, part: 'sung', sections: heard }, suffix: ' (Vox)', stem: 'Vocals' }];
    }
  }
};

/** A few bars nobody sings; a single effect is shorter than a loop. */
const soundOf = (order: SongOrder, parts: TakeContext, wish: SongRequest): Take => {
  const section = fitSection(createSection({ ...wish, sung: false }), parts.quick ? 1 : order.loop ? 8 : 4);
  return {
    recipe: { part: 'mix', voice: 'f', polish: wish.take, sections: [section] },
    suffix: '',
  };
};

/** The short pieces for tests are shorter than what people ask for, so the window is brought into the song. */
const windowOf = (wished: TimeRange | undefined, seconds: number): TimeRange => {
  const to = Math.min(seconds, Math.max(0.5, wished?.to ?? seconds));
  return { from: Math.max(0, Math.min(wished?.from ?? 0, to - 0.5)), to };
};

/** The first half of one song and the second half of the other. */
const mixed = (one: readonly Section[], other: readonly Section[]): Section[] => {
  const length = (sections: readonly Section[]) =>
    sections.reduce((sum, section) => sum + section.seconds, 0);
  return joinSections([
    ...cutSections(one, 0, length(one) / 2),
    ...cutSections(other, length(other) / 2, length(other)),
  ]);
};

const replaced = (sections: readonly Section[], section: Section, { from, to }: TimeRange): Section[] =>
  joinSections([
    ...cutSections(sections, 0, from),
    section,
    ...cutSections(sections, to, Number.POSITIVE_INFINITY),
  ]);

/** An extension holds only what is new; the whole song is all it goes on from, cut where it goes on, and itself. */
const wholeSong = (clip: Clip, recipe: Recipe, clipOf: TakeContext['clipOf']): readonly Section[] => {
  const parent =
    clip.continueAt === undefined && clip.window === undefined ? undefined : clipOf(clip.sourceId ?? '');
  const before = parent ? parseRecipe(parent.recipe) : undefined;
  if (!parent || !before) return recipe.sections;
  const earlier = wholeSong(parent, before, clipOf);
  const lead = secondsOf({ ...before, sections: earlier }) - secondsOf(before);
  const [section] = recipe.sections;
  if (clip.window && section) {
    const { from, to } = windowOf(clip.window, parent.seconds);
    return replaced(earlier, section, { from: lead + from, to: lead + to });
  }
  return joinSections([
    ...cutSections(earlier, 0, lead + Math.max(0.5, clip.continueAt ?? 0)),
    ...recipe.sections,
  ]);
};
