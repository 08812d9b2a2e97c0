import type { Capabilities, Capability, Model, OperationName, TextLimits } from '../../core/index.js';
import type { Endpoints } from './endpoints.js';
import { coverModels, models, noChoice, songModels } from './models.js';

/** The page names no limits: these are another reseller's (rixapi), and the title's is that of Suno's own form. */
export const limits = (model: Model): TextLimits => {
  const early = model === 'v3.5' || model === 'v4';
  return { prompt: 200, lyrics: early ? 3000 : 5000, style: early ? 200 : 1000, title: 80 };
};

const texts = ['lyrics', 'style', 'title'];
/** Voice and sliders are sent in Suno's `metadata`, which stock builds leave out. */
const settings = ['instrumental', 'voice', 'excludedStyle', 'persona', 'model', 'styleWeight', 'weirdness'];

const offer = (offered: readonly Model[], fields: readonly string[]): Capability => ({
  models: offered,
  limits,
  fields,
});

const because = (unconfirmed: string) => (offered: readonly Model[], fields: readonly string[]) => ({
  ...offer(offered, fields),
  unconfirmed,
});
const inMenu = because(
  "the page only lists it in its menu; path and body are those of other resellers' new-api",
);
const act = because('path and body are those of other resellers; stock builds of new-api do not have it');
const task = because(
  'the body is inferred from a sister gateway; stock builds of new-api leave its `task` out and make another song',
);

/** What the page and its menu list, and what other builds of new-api have besides. */
const published: Capabilities = {
  operations: {
    song: offer(songModels, ['prompt', 'instrumental', 'model']),
    custom: offer(songModels, [...texts, ...settings]),
    // In the menu, and the same everywhere (QuantumNous/new-api, relay/channel/task/suno).
    lyrics: offer(noChoice, ['prompt']),
    style: act(noChoice, ['prompt']),
    upload: inMenu(noChoice, ['audio', 'title']),
    extend: offer(models, ['continueAt', 'lyrics', 'style', 'title', 'model']),
    cover: task(coverModels, ['style', 'audioWeight', 'title', 'lyrics', 'model']),
    stems: task(['v4.5'], ['parts']),
    remaster: because('path and body are those of a sister gateway')(
      ['v5', 'v5.5', 'v4.5+'],
      ['variation', 'model'],
    ),
    whole: inMenu(noChoice, []),
    replace: task(coverModels, ['from', 'to', 'section', 'style', 'title', 'model']),
    sample: task(['v5', 'v4.5+', 'v4.5', 'v4'], ['from', 'to', 'lyrics', 'style', 'title', 'model']),
    mashup: task(['v5', 'v4.5+', 'v4.5', 'v4'], ['other', 'lyrics', 'style', 'title', 'model']),
    vocals: task(['v4.5+', 'v5'], ['lyrics', 'style', 'title', 'from', 'to', 'model']),
    instrumental: task(['v4.5+', 'v5'], ['style', 'title', 'from', 'to', 'model']),
    acapella: act(noChoice, ['from', 'to']),
    persona: act(noChoice, ['personaName', 'description', 'from', 'to']),
    karaoke: act(noChoice, []),
    wav: act(noChoice, []),
    video: act(noChoice, []),
    midi: act(noChoice, []),
  },
  callbacks: true,
  // Not published; fifty task ids are a small request.
  batch: 50,
  // The gateway itself polls its upstream every 15 s (QuantumNous/new-api, controller/task.go).
  pollInterval: { firstMs: 20_000, everyMs: 10_000 },
  // "Refunded automatically on FAILURE" (QuantumNous/new-api, controller/task.go).
  chargeOfFailure: 'none',
  usualSeconds: 120,
};

/** What is offered with these endpoints; `twoStems` decides about both kinds of stems. */
export const capabilitiesFor = (endpoints: Endpoints): Capabilities => {
  const isOff = (operation: string) => {
    const name = operation === 'stems' ? 'twoStems' : operation;
    return Object.hasOwn(endpoints, name) && endpoints[name as keyof Endpoints] === 'off';
  };
  const operations = Object.fromEntries(
    Object.entries(published.operations).filter(([operation]) => !isOff(operation)),
  ) as Partial<Record<OperationName, Capability>>;
  return { ...published, operations };
};
