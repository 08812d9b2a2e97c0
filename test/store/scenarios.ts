import { type Fact, type Generation, type Product, reduce } from '../../src/core/index.js';

/** One call of the store: the method by its path in `Store`, and its arguments. */
export type Call = [method: string, args: unknown[]];

/** What a test does with a store: calls that write, then calls that read the same things back. */
export type Scenario = { calls: Call[]; reads: Call[] };

/** The clock of every scenario. Redis ends some keys by the real time, so this lies far ahead of it. */
export const scenarioNow = Date.UTC(2126, 10, 21, 12);

const now = scenarioNow;
const ada = { platform: 'telegram', id: '4711', name: 'Ada 🌧', locale: 'de', handle: 'ada' };
const bo = { platform: 'discord', id: '99', name: 'Bo' };
const address = {
  platform: 'telegram',
  chat: '-100400',
  thread: '7',
  replyTo: '12',
  extra: { asked: 12, guild: '@me' },
};
const message = { platform: 'telegram', chat: '-100400', message: '13', extra: { asked: 12 } };
const picture = { key: 'a1b2', name: 'Rain.jpg', type: 'image/jpeg', bytes: 40_000 };
const audio = {
  key: 'c3d4',
  name: 'Rain.mp3',
  type: 'audio/mpeg',
  bytes: 3_000_000,
  title: 'Rain',
  performer: 'Minstrel',
  seconds: 83.4,
  thumbnail: picture,
};

const queued: Generation = {
  id: 'rainrainrainrain',
  revision: 1,
  createdAt: now - 60_000,
  person: ada,
  address,
  request: { operation: 'song', model: 'v5', values: { prompt: 'rain on the roof' }, sources: [] },
  provider: 'first',
  refusedBy: [],
  posted: {},
  state: { step: 'queued', since: now - 60_000, attempts: 0 },
};

const inCommunity: Generation = {
  ...queued,
  community: 'telegram:-100400',
  request: {
    operation: 'cover',
    model: 'v4.5+',
    values: { style: 'folk', styleWeight: 0.5, instrumental: true, persona: 'p1', model: 'v4.5+' },
    sources: [{ id: 'snowsnowsnowsnow.0', title: 'Snow' }],
  },
};

/** The records a generation goes through: itself, and one more for each fact, a second apart. */
const historyOf = (first: Generation, facts: readonly DistributiveOmit<Fact, 'at'>[]): Generation[] => {
  const history = [first];
  for (const [index, fact] of facts.entries()) {
    const before = history.at(-1) ?? first;
    const after = reduce(before, { ...fact, at: now + index * 1000 } as Fact);
    if (after === before) throw new Error(`fact ${index} (${fact.kind}) changes nothing`);
    history.push({ ...after, revision: before.revision + 1 });
  }
  return history;
};

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Creates a generation, saves every later record of it, and asks for it in every way there is. */
const generation = (facts: readonly DistributiveOmit<Fact, 'at'>[], first = queued): Scenario => {
  const [created, ...saved] = historyOf(first, facts);
  return {
    calls: [
      ['core.generations.create', [created, 10]],
      ...saved.map((record): Call => ['core.generations.save', [record]]),
    ],
    reads: [
      ['core.generations.load', [first.id]],
      ['core.generations.loadMany', [[first.id, 'nothing']]],
      ['core.generations.openOf', [first.person]],
      ['core.generations.openIn', ['telegram:-100400', 5]],
      ['core.generations.inDoubt', [5]],
      ['core.generations.idleSince', [now, now, 5]],
    ],
  };
};

const submitting = { kind: 'submitting', attempts: 0, lease: now + 75_000 } as const;
const accepted = [submitting, { kind: 'accepted', account: 'f00d', ticket: 'task-1' }] as const;
const carded = { kind: 'carded', ref: message } as const;
const takes = [
  { clipId: 'clip-1', audioUrl: 'https://cdn.example/1.mp3' },
  {
    clipId: 'clip-2',
    audioUrl: 'https://cdn.example/2.mp3',
    imageUrl: 'https://cdn.example/2.jpg',
    title: 'Rain',
    style: 'folk',
    lyrics: '[Verse]\nRain “on” the roof',
    seconds: 83.4,
    model: 'chirp-crow',
  },
];
const finished = { kind: 'finished', takes, missing: 1, credits: 0.56 } as const;
const timedOut = { kind: 'failed', fault: 'timed_out', detail: 'no answer', charge: 'made' } as const;
const delivered = (since: number) => ({ kind: 'delivered', since, card: undefined }) as const;
const made = (product: Product) => ({ kind: 'made', product, credits: 1 }) as const;

const products: Record<string, Product> = {
  text: { kind: 'text', texts: [{ title: 'Rain', text: 'Rain\non the roof' }, { text: 'folk' }] },
  words: { kind: 'words', words: [{ text: 'Rain', from: 0.5, to: 1 }] },
  file: { kind: 'file', format: 'wav', url: 'https://cdn.example/1.wav' },
  notes: {
    kind: 'notes',
    instruments: [{ name: 'Piano', notes: [{ pitch: 60, from: 0, to: 0.5, velocity: 0.8 }] }],
  },
  tempo: { kind: 'tempo', bpm: 92.5, least: 90, most: 95, musicalKey: 'A minor' },
  persona: { kind: 'persona', personaId: 'persona-1' },
};

const generations: Record<string, Scenario> = {
  queued: generation([]),
  'queued-in-community': generation([carded], inCommunity),
  'queued-at-second-gateway': generation([
    carded,
    submitting,
    { kind: 'refused', attempts: 1, next: 'second', model: 'v4' },
  ]),
  submitting: generation([carded, submitting], inCommunity),
  running: generation([...accepted]),
  'running-with-progress': generation([
    carded,
    ...accepted,
    { kind: 'progressed', progress: 0.25, unknown: true },
    {
      kind: 'progressed',
      progress: 0.5,
      title: 'Rain',
      lyrics: 'Rain\non the roof',
      listenUrl: 'https://cdn.example/listen',
      imageUrl: 'https://cdn.example/1.jpg',
      unknown: true,
    },
    { kind: 'pictured', image: picture },
  ]),
  'delivering-tracks': generation([
    carded,
    ...accepted,
    finished,
    { kind: 'posted', part: '0', ref: message },
  ]),
  'delivering-failed': generation([
    carded,
    submitting,
    { kind: 'failed', attempts: 1, fault: 'moderated', detail: 'refused words', charge: 'none' },
  ]),
  'delivering-in-doubt': generation([submitting, { kind: 'doubted', attempts: 1, detail: 'gone' }]),
  'delivering-cancelled': generation([carded, { kind: 'cancelled' }], inCommunity),
  'delivering-late-card': generation([{ kind: 'cancelled' }, carded]),
  'done-tracks': generation([
    ...accepted,
    finished,
    { kind: 'posted', part: '0', ref: message },
    { kind: 'posted', part: '1', ref: message },
    { kind: 'posted', part: 'end', ref: message },
    delivered(now + 2000),
  ]),
  'done-product': generation([...accepted, made(products.text as Product), delivered(now + 2000)]),
  'done-failed': generation(
    [
      submitting,
      { kind: 'failed', attempts: 1, fault: 'bad_input', detail: 'too long', charge: 'none' },
      delivered(now + 1000),
    ],
    inCommunity,
  ),
  'done-in-doubt': generation([submitting, { kind: 'doubted', detail: 'gone' }, delivered(now + 1000)]),
  'done-cancelled-in-doubt': generation([submitting, { kind: 'cancelled' }, delivered(now + 1000)]),
  'done-timed-out': generation([...accepted, timedOut, delivered(now + 2000)]),
  'done-forgotten': generation([...accepted, timedOut, delivered(now + 2000), { kind: 'forgotten' }]),
  late: generation([...accepted, timedOut, delivered(now + 2000), finished], inCommunity),
  'late-done': generation([...accepted, timedOut, delivered(now + 2000), finished, delivered(now + 4000)]),
};
for (const [kind, product] of Object.entries(products))
  generations[`delivering-${kind}`] = generation([...accepted, made(product)]);

const track = {
  id: 'rainrainrainrain.0',
  generation: 'rainrainrainrain',
  index: 0,
  person: ada,
  createdAt: now,
  title: 'Rain',
  style: 'folk',
  lyrics: '',
  seconds: 83.4,
  operation: 'song',
  values: { prompt: 'rain on the roof' },
  parents: [],
  provider: 'first',
  account: 'f00d',
  ticket: 'task-1',
  clipId: 'clip-1',
  model: 'v5',
  audio,
};
const changedTrack = {
  ...track,
  id: 'rainrainrainrain.1',
  index: 1,
  createdAt: now + 1,
  operation: 'extend',
  values: { continueAt: 30, instrumental: false },
  parents: [{ id: 'snowsnowsnowsnow.0', title: 'Snow' }],
  modelUsed: 'chirp-crow',
  favourite: true,
  hidden: true,
  image: picture,
};
const persona = {
  id: 'persona-1',
  person: ada,
  createdAt: now,
  name: 'Night voice',
  provider: 'first',
  account: 'f00d',
  personaId: 'gateway-persona',
  clipId: 'clip-1',
  vox: true,
};

const card = {
  tone: 'good',
  title: 'Rain',
  body: 'A song',
  facts: [{ label: 'Style', value: 'folk' }],
  progress: 0.5,
  from: { title: 'Snow', ref: message },
  image: picture,
  audio,
  audios: [audio],
  perhaps: 'Perhaps it was posted.',
  file: picture,
  controls: [
    [
      { kind: 'button', label: 'More', action: '1mrainrainrainrain.0', style: 'main' },
      { kind: 'link', label: 'Listen', url: 'https://cdn.example/listen' },
    ],
  ],
  ping: '4711',
  footnote: 'v5',
  quiet: true,
};
const plain = { tone: 'plain', body: '{"revision":0,"version":9}', controls: [] };

const communitySettings = {
  locale: 'de',
  model: 'v4.5-all',
  quiet: true,
  buttons: 'asker',
  refusedWords: ['rust'],
  places: ['7'],
  roles: ['minstrels'],
  members: ['4711', '@ada'],
  feed: '8',
  personDay: 5,
  personMonth: 50,
  communityDay: 20,
  communityMonth: 200,
  byRole: [{ role: 'minstrels', day: 10 }],
};

const accounts = [
  { name: 'bot', allowance: {} },
  { name: 'telegram:4711', allowance: { day: 3, month: 4 } },
];
const spent = { person: 'telegram:4711', operation: 'song', provider: 'first', credits: 0.56 };

const others: Record<string, Scenario> = {
  tracks: {
    calls: [
      ['core.tracks.save', [track]],
      ['core.tracks.save', [{ ...changedTrack, favourite: undefined }]],
      ['core.tracks.save', [changedTrack]],
      ['core.tracks.save', [{ ...track, id: 'gone', createdAt: now + 2 }]],
      ['core.tracks.remove', [{ ...track, id: 'gone' }]],
    ],
    reads: [
      ['core.tracks.load', [track.id]],
      ['core.tracks.load', [changedTrack.id]],
      ['core.tracks.load', ['gone']],
      ['core.tracks.newest', [ada, 5]],
      ['core.tracks.newest', [bo, 5]],
    ],
  },
  personas: {
    calls: [
      ['core.personas.save', [persona]],
      ['core.personas.save', [{ ...persona, id: 'persona-2', createdAt: now + 1, vox: false }]],
      ['core.personas.save', [{ ...persona, id: 'gone' }]],
      ['core.personas.remove', [{ ...persona, id: 'gone' }]],
    ],
    reads: [
      ['core.personas.load', ['persona-1']],
      ['core.personas.load', ['gone']],
      ['core.personas.of', [ada]],
    ],
  },
  settings: {
    calls: [
      ['core.settings.setCommunity', ['telegram:-100400', { locale: 'en' }]],
      ['core.settings.setCommunity', ['telegram:-100400', communitySettings]],
      ['core.settings.startCommunity', ['telegram:-100400', { locale: 'ja' }]],
      ['core.settings.startCommunity', ['discord:1', { quiet: true }]],
      ['core.settings.setPreferences', ['telegram:4711', { locale: 'de', seen: 'en', name: 'Ada 🌧' }]],
      ['core.settings.setPreferences', ['discord:99', {}]],
      ['core.settings.block', ['discord:98']],
      ['core.settings.block', ['discord:99']],
      ['core.settings.unblock', ['discord:99']],
    ],
    reads: [
      ['core.settings.community', ['telegram:-100400']],
      ['core.settings.community', ['discord:1']],
      ['core.settings.community', ['discord:2']],
      ['core.settings.preferences', ['telegram:4711']],
      ['core.settings.preferences', ['discord:99']],
      ['core.settings.preferences', ['discord:100']],
      ['core.settings.blocked', []],
    ],
  },
  expiring: {
    calls: [
      [
        'core.expiring.save',
        ['form', { operation: 'custom', raw: { lyrics: 'la', styleWeight: 30, instrumental: true } }, 86_400],
      ],
      ['core.expiring.save', ['click', 'event-1', 15]],
      ['core.expiring.save', ['asked', true, 86_400]],
      ['core.expiring.save', ['product', card, 90 * 86_400]],
      ['core.expiring.save', ['taken', { address: 'https://cdn.example/1.mp3' }, 60]],
      ['core.expiring.take', ['taken']],
    ],
    reads: [
      ['core.expiring.load', ['form']],
      ['core.expiring.load', ['click']],
      ['core.expiring.load', ['asked']],
      ['core.expiring.load', ['product']],
      ['core.expiring.load', ['taken']],
      ['core.expiring.take', ['form']],
    ],
  },
  health: {
    calls: [
      ['core.health.coolDown', ['first', 'overloaded', 20_000]],
      ['core.health.coolDown', ['second', 'unauthorized', 600_000]],
      ['core.health.coolDown', ['third', 'out_of_credits', 600_000]],
      ['core.health.recovered', ['third', ['out_of_credits']]],
      ['core.health.pause', ['fourth']],
      ['core.health.pause', ['fifth']],
      ['core.health.resume', ['fifth']],
      ['core.timings.record', ['first', 'song', 61.25]],
      ['core.timings.record', ['first', 'song', 80]],
      ['fairRanks.next', ['first', 'telegram:4711', 0]],
      ['fairRanks.next', ['first', 'telegram:4711', 1]],
      ['fairRanks.next', ['first', 'discord:99', 1]],
    ],
    reads: [
      ['core.health.coolingDown', []],
      ['core.timings.median', ['first', 'song']],
      ['fairRanks.next', ['first', 'telegram:4711', 1]],
    ],
  },
  'poll-schedule': {
    calls: [
      ['core.pollSchedule.put', ['first', 'a', now]],
      ['core.pollSchedule.put', ['first', 'b', now + 5000]],
      ['core.pollSchedule.putIfMissing', ['first', 'b', now]],
      ['core.pollSchedule.putIfMissing', ['first', 'c', now + 6000]],
      ['core.pollSchedule.put', ['first', 'gone', now]],
      ['core.pollSchedule.drop', ['first', ['gone']]],
      ['core.pollSchedule.take', ['first', now, 30_000, 10]],
      ['core.pollSchedule.pollNow', ['first', 'c', now + 1]],
    ],
    reads: [['core.pollSchedule.take', ['first', now + 10_000, 30_000, 10]]],
  },
  ledger: {
    calls: [
      ['core.ledger.reserve', ['reserved', accounts]],
      ['core.ledger.reserve', ['spent', accounts]],
      ['core.ledger.commit', ['spent', spent]],
      ['core.ledger.reserve', ['returned', accounts]],
      ['core.ledger.release', ['returned']],
      ['core.ledger.reserve', ['refunded', accounts]],
      ['core.ledger.commit', ['refunded', { ...spent, credits: undefined }]],
      ['core.ledger.release', ['refunded']],
      ['core.ledger.reserve', ['moved', [{ name: 'community:old', allowance: {} }]]],
      ['core.ledger.commit', ['moved', spent]],
      ['core.ledger.renameAccount', ['community:old', 'community:new']],
    ],
    reads: [
      ['core.ledger.used', ['telegram:4711']],
      ['core.ledger.used', ['community:new']],
      ['core.ledger.used', ['community:old']],
      ['core.ledger.reserved', [now, 10]],
      ['core.ledger.report', ['bot', '2126-11']],
      ['core.ledger.report', ['community:new', '2126-11']],
      ['core.ledger.reserve', ['one more', accounts]],
      ['core.ledger.reserve', ['too many', accounts]],
    ],
  },
  receipts: {
    calls: [
      ['receipts.keep', ['rain.0', { platform: 'web', chat: 'chat', message: '1' }]],
      ['receipts.keep', ['rain.0', { ...message, extra: { file: 'file-id', page: 2 } }]],
    ],
    reads: [
      ['receipts.find', ['rain.0']],
      ['receipts.find', ['rain.1']],
    ],
  },
  conversations: {
    calls: [
      ['conversations.put', ['chat', { id: 'a', at: now, from: 'person', message: plain }]],
      ['conversations.put', ['chat', { id: 'b', at: now + 1, from: 'bot', message: plain }]],
      ['conversations.put', ['chat', { id: 'b', at: now + 1, from: 'bot', message: card }]],
    ],
    reads: [
      ['conversations.read', ['chat', 10]],
      ['conversations.load', ['chat', 'b']],
      ['conversations.load', ['chat', 'c']],
    ],
  },
  locks: {
    calls: [
      ['core.locks.claim', ['card', 3_600_000]],
      ['core.locks.claim', ['gone', 3_600_000]],
      ['core.locks.release', ['gone']],
      ['core.rateLimiter.count', ['ada', 3_600_000]],
      ['core.rateLimiter.count', ['ada', 3_600_000]],
    ],
    reads: [
      ['core.locks.held', ['card']],
      ['core.locks.held', ['gone']],
      ['core.locks.claim', ['card', 1000]],
      ['core.rateLimiter.count', ['ada', 3_600_000]],
    ],
  },
};

/** Every kind of record in every state, by the name of its fixture file. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(
    Object.entries(generations).map(([name, scenario]) => [`generation-${name}`, scenario]),
  ),
  ...others,
};
