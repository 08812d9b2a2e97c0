import type { Capabilities, Capability, Model, OperationName, TextLimits } from '../../core/index.js';
import type { Places } from './endpoints.js';

/** Suno's versions as `mv` spells them: v4 and v3.5 by the page, the later ones by other resellers (rixapi). */
export const spellings: Partial<Record<Model, string>> = {
  v4: 'chirp-v4',
  'v3.5': 'chirp-v3-5',
  'v4.5': 'chirp-auk',
  'v4.5+': 'chirp-bluejay',
  v5: 'chirp-crow',
};

/** Suno's versions as a remaster spells them in `model_name` (OpenAI-HK suno-scene page, use case 20). */
export const remasterSpellings: Partial<Record<Model, string>> = { v5: 'chirp-carp', 'v4.5+': 'chirp-bass' };

/** The models of covers, replaced sections and personas (OpenAI-HK suno-scene page). */
export const coverModels: readonly Model[] = ['v4', 'v4.5+', 'v4.5'];

/** The page names no limits: these are another reseller's (rixapi), and the title is what Suno's own form takes. */
export const limits = (model: Model): TextLimits => {
  const early = model === 'v3.5' || model === 'v4';
  return { prompt: 200, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

/** Only v4 and v3.5 are on the page, so v4 is used when nobody chose: every reseller has it. */
const every: readonly Model[] = ['v4', 'v5', 'v4.5+', 'v4.5', 'v3.5'];
/** Of calls that have no choice of model, for their limits alone. */
const any: readonly Model[] = ['v5'];

const texts = ['lyrics', 'style', 'title'];
/** Voice and sliders go into Suno's `metadata`, which stock builds leave out. */
const settings = ['instrumental', 'voice', 'excludedStyle', 'persona', 'model', 'styleWeight', 'weirdness'];

const offer = (some: readonly Model[], fields: readonly string[]): Capability => ({
  models: some,
  limits,
  fields,
});

const because = (unconfirmed: string) => (models: readonly Model[], fields: readonly string[]) => ({
  ...offer(models, fields),
  unconfirmed,
});
const inMenu = because(
  "the page has it in its menu alone; path and body are those of other resellers' new-api",
);
const act = because('path and body are those of other resellers; stock builds of new-api do not have it');
const task = because(
  'the body is inferred from a sister gateway; stock builds of new-api leave its `task` out and make another song',
);

/** What the page and its menu list, and what other builds of new-api do beside. */
const published: Capabilities = {
  operations: {
    song: offer(every, ['prompt', 'instrumental', 'model']),
    custom: offer(every, [...texts, ...settings]),
    // In the menu, and the same everywhere (QuantumNous/new-api, relay/channel/task/suno).
    lyrics: offer(any, ['prompt']),
    style: act(any, ['prompt']),
    upload: inMenu(any, ['audio', 'title']),
    extend: offer(every, ['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: task(coverModels, ['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: task(['v4.5'], ['parts']),
    remaster: because('path and body are those of a sister gateway')(['v5', 'v4.5+'], ['variation', 'model']),
    whole: inMenu(any, []),
    replace: task(coverModels, ['from', 'to', 'section', 'style', 'title', 'model']),
    sample: task(['v5', 'v4.5+', 'v4.5', 'v4'], ['from', 'to', 'lyrics', 'style', 'title', 'model']),
    mashup: task(['v5', 'v4.5+', 'v4.5', 'v4'], ['other', 'lyrics', 'style', 'title', 'model']),
    vocals: task(['v4.5+', 'v5'], ['lyrics', 'style', 'title', 'from', 'to', 'model']),
    instrumental: task(['v4.5+', 'v5'], ['style', 'title', 'from', 'to', 'model']),
    acapella: act(any, ['from', 'to']),
    persona: act(any, ['personaName', 'description', 'from', 'to']),
    karaoke: act(any, []),
    wav: act(any, []),
    video: act(any, []),
    midi: act(any, []),
  },
  callbacks: true,
  // Not published; fifty task ids stay a small request.
  batch: 50,
  // The gateway itself looks at its upstream every 15 s (QuantumNous/new-api, controller/task.go).
  pollInterval: { firstMs: 20_000, everyMs: 10_000 },
  // "Refunded automatically on FAILURE" (QuantumNous/new-api, controller/task.go).
  chargeOfFailure: 'none',
  usualSeconds: 120,
};

/** What is offered with this table; two stems stand for both kinds. */
export const capabilitiesBy = (
  table: Places,
  interval: Capabilities['pollInterval'] | undefined,
): Capabilities => {
  const isOff = (name: string) => {
    const entry = name === 'stems' ? 'twoStems' : name;
    return Object.hasOwn(table, entry) && table[entry as keyof Places] === 'off';
  };
  const operations = Object.fromEntries(
    Object.entries(published.operations).filter(([name]) => !isOff(name)),
  ) as Partial<Record<OperationName, Capability>>;
  return { ...published, operations, pollInterval: interval ?? published.pollInterval };
};
