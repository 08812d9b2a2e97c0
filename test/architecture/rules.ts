import { providerRegistry } from '../../src/providers/index.js';
import {
  importsOf,
  libraryOf,
  moduleOf,
  type Source,
  siblingOf,
  targetOf,
  withoutComments,
} from './sources.js';

/** What is wrong with a file, each as `file: what is wrong`. */
export type Rule = (source: Source) => string[];

/** The modules, and which others each may import. Only `app` and `doctor` put modules together. */
export const modules: Record<string, readonly string[]> = {
  i18n: [],
  core: ['i18n'],
  providers: ['core', 'i18n'],
  bots: ['core', 'i18n'],
  queue: ['core'],
  store: ['core'],
  media: ['core'],
  sandbox: ['core'],
  config: ['core', 'media'],
  http: ['core', 'queue'],
  app: ['bots', 'config', 'core', 'http', 'media', 'providers', 'queue', 'sandbox', 'store'],
  doctor: ['app', 'bots', 'config', 'core', 'providers', 'sandbox', 'store'],
};

/** The layers of core, highest first. A file imports its own layer and those below. */
export const layers = [
  'commands',
  'delivery',
  'generation',
  'policies',
  'views',
  'ports',
  'domain',
  'intents',
  'operations',
] as const;

/** Where each library may be imported: a module or a folder. */
export const homes: Record<string, readonly string[]> = {
  undici: ['providers', 'media'],
  aws4fetch: ['media/storage'],
  'discord.js': ['bots/discord'],
  grammy: ['bots/telegram'],
  hono: ['bots/web', 'sandbox', 'http', 'app'],
  bullmq: ['queue'],
  '@bull-board/api': ['queue'],
  '@bull-board/hono': ['queue'],
  ioredis: ['store'],
  sharp: ['media', 'sandbox'],
  'music-metadata': ['media'],
  'browser-id3-writer': ['media'],
  'mpg123-decoder': ['media'],
  'ipaddr.js': ['media'],
  'wasm-media-encoders': ['media', 'sandbox'],
  '@hono/node-server': ['http', 'app', 'sandbox'],
  '@tonejs/midi': ['media'],
  fflate: ['media'],
  pino: ['app'],
  'prom-client': ['http'],
  // Whoever reads an answer checks it.
  zod: ['core', 'providers', 'bots', 'store', 'media', 'sandbox', 'config', 'http', 'doctor'],
};

/** The parts a driver is made of, and the parts a bot is made of: a file, or a folder of that name. */
export const driverParts = {
  required: ['index', 'capabilities', 'models', 'endpoints', 'submit', 'poll', 'requests', 'responses'],
  // A gateway whose task id is the whole ticket needs no more.
  optional: ['tickets'],
};
export const botParts = {
  required: ['index', 'listener', 'surface', 'incoming', 'outgoing', 'render'],
  optional: [
    'api',
    'commands',
    'command-options',
    'errors',
    'forms',
    'invite-link',
    'localization',
    'http',
    'language',
    'page',
    'page-bundle',
  ],
};

const longestFile = 300;
const longestFunction = 100;

const eachLocal =
  (wrong: (from: string, to: string) => boolean): Rule =>
  ({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const to = targetOf(path, specifier);
      return to !== undefined && wrong(path, to) ? [`${path} imports ${to}`] : [];
    });

/** A module is entered through its `index.ts`, a bot through its own. The app's parts are used by the doctor. */
const isEntry = (path: string): boolean => /^(?:[a-z0-9]+|bots\/[a-z]+)\/index\.ts$/.test(path);

/** What the assembling modules share without an entry of their own. */
const isOpen = (from: string, to: string): boolean =>
  ['app', 'doctor', undefined].includes(moduleOf(from)) &&
  ['app', 'http', 'config'].includes(moduleOf(to) ?? '');

export const throughTheIndex = eachLocal(
  (from, to) =>
    moduleOf(from) !== moduleOf(to) && moduleOf(to) !== undefined && !isEntry(to) && !isOpen(from, to),
);

export const allowedModules = eachLocal((from, to) => {
  const [mine, theirs] = [moduleOf(from), moduleOf(to)];
  if (mine === undefined || theirs === undefined || mine === theirs) return false;
  return !(modules[mine] ?? []).includes(theirs);
});

export const layersDownwards = eachLocal((from, to) => {
  const [mine, theirs] = [layerOf(from), layerOf(to)];
  return mine >= 0 && theirs >= 0 && theirs < mine;
});

const layerOf = (path: string): number => {
  const [module, layer = '', file] = path.split('/');
  return module === 'core' && file !== undefined ? (layers as readonly string[]).indexOf(layer) : -1;
};

export const strangers = eachLocal((from, to) => {
  const [mine, theirs] = [siblingOf(from), siblingOf(to)];
  return mine !== undefined && theirs !== undefined && mine !== theirs;
});

export const librariesAtHome: Rule = ({ path, text }) =>
  importsOf(text).flatMap((specifier) => {
    const library = libraryOf(specifier);
    if (library === undefined) return [];
    const known = homes[library];
    if (known === undefined) return [`${path} imports ${library}, which has no home yet`];
    return known.some((home) => path.startsWith(`${home}/`)) ? [] : [`${path} imports ${library}`];
  });

export const coreOpensNothing: Rule = ({ path, text }) => {
  if (moduleOf(path) !== 'core') return [];
  const nodeModules = importsOf(text).filter((specifier) => specifier.startsWith('node:'));
  const globals = withoutComments(text).match(
    /\b(?:fetch|setTimeout|setInterval)(?=\()|\b(?:WebSocket|EventSource)(?=\()|\bDate\.now\b|\bprocess\.\w+/g,
  );
  return [...nodeModules, ...(globals ?? [])].map((used) => `${path} uses ${used}`);
};

export const environmentOnlyInMain: Rule = ({ path, text }) =>
  path !== 'main.ts' && /process\s*\.\s*env\b|process\s*\[\s*['"]env/.test(withoutComments(text))
    ? [`${path} reads process.env`]
    : [];

export const notTooLong: Rule = ({ path, text }) => {
  // A language is one file, as long as there is something to say.
  if (/^i18n\/[a-z]{2}\.ts$/.test(path)) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > longestFile ? [`${path} has ${lines} lines`] : [];
};

/** Relies on the formatter: a function ends at the first line that is indented like its start. */
export const functionsNotTooLong: Rule = ({ path, text }) => {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    if (!/=> \{$/.test(line)) return [];
    const indent = line.length - line.trimStart().length;
    const end = lines.findIndex(
      (other, index) =>
        index > start && other.trim() !== '' && other.length - other.trimStart().length <= indent,
    );
    const length = end - start - 1;
    return length > longestFunction ? [`${path}:${start + 1} is a function of ${length} lines`] : [];
  });
};

export const noStarExports: Rule = ({ path, text }) =>
  /export\s*\*/.test(withoutComments(text)) ? [`${path} exports *`] : [];

export const gatewaysOnlyInRegistry: Rule = ({ path, text }) => [
  ...eachLocal(
    (from, to) => siblingOf(to)?.startsWith('providers/') === true && siblingOf(from) !== siblingOf(to),
  )({
    path,
    text,
  }).filter(() => path !== 'providers/registry.ts'),
  // The sandbox speaks the gateways' dialects, each named for its gateway.
  ...providerRegistry
    .filter(({ id }) => siblingOf(path) !== `providers/${id}` && moduleOf(path) !== 'sandbox')
    .filter(({ id }) => new RegExp(`['"\`]${id}['"\`]`).test(withoutComments(text)))
    .map(({ id }) => `${path} names ${id}`),
];

/** Every circle of files that import each other, shortest path first. */
export const circlesAmong = (sources: readonly Source[]): string[] => {
  const known = new Set(sources.map(({ path }) => path));
  const graph = new Map(
    sources.map(({ path, text }) => [
      path,
      importsOf(text).flatMap((specifier) => {
        const to = targetOf(path, specifier);
        return to !== undefined && known.has(to) ? [to] : [];
      }),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) circles.push([...trail.slice(seen), path].join(' -> '));
    if (seen >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return circles;
};

/** What a folder lacks or has too many of, measured by the parts it may have. */
export const shapeProblems = (
  folder: string,
  paths: readonly string[],
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): string[] => {
  const parts = new Set(
    paths
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => (path.slice(folder.length + 1).split('/')[0] ?? '').replace(/\.ts$/, '')),
  );
  return [
    ...required.filter((part) => !parts.has(part)).map((part) => `${folder} lacks ${part}`),
    ...[...parts]
      .filter((part) => ![...required, ...optional].includes(part))
      .map((part) => `${folder} has a part called ${part}`),
  ];
};
