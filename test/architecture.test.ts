import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../src/providers/index.js';

/** A source file, by its path from `src`. */
type Source = { path: string; text: string };

const rooms = ['core', 'providers', 'bots', 'queue', 'store', 'media', 'sandbox'];

/** Where each foreign library lives; a room name stands for all below it, `` for the files directly in src. */
const homes: Record<string, readonly string[]> = {
  undici: ['providers', 'media'],
  'discord.js': ['bots/discord'],
  grammy: ['bots/telegram'],
  hono: ['bots/web', 'sandbox', ''],
  esbuild: ['bots/web'],
  bullmq: ['queue'],
  '@bull-board/api': ['queue'],
  '@bull-board/hono': ['queue'],
  ioredis: ['store'],
  sharp: ['media'],
  'music-metadata': ['media'],
  'browser-id3-writer': ['media'],
  'mpg123-decoder': ['media'],
  'ipaddr.js': ['media'],
  'wasm-media-encoders': ['media', 'sandbox'],
  '@napi-rs/canvas': ['sandbox'],
  '@hono/node-server': ['', 'sandbox'],
  '@aws-sdk/client-s3': ['media'],
  '@tonejs/midi': ['media'],
  fflate: ['media'],
  pino: [''],
  'prom-client': [''],
  // Whoever reads an answer checks it.
  zod: ['', ...rooms],
};

/** Everything a text imports: static, for side effects, passed on by `export … from`, and dynamic. */
const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  const shapes = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  return shapes.flatMap((shape) => [...code.matchAll(shape)].map((match) => match[1] ?? ''));
};

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** The file a relative import means, by its path from `src`; undefined for a library. */
const target = (from: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts') : undefined;

const libraryOf = (specifier: string): string | undefined => {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
};

/** The room a file is in; undefined for those that put the rooms together. */
const roomOf = (path: string): string | undefined => {
  const first = path.split('/')[0] ?? '';
  return path.includes('/') ? first : undefined;
};

/** The folder inside `bots/` or `providers/` a file is in. */
const siblingOf = (path: string): string | undefined => {
  const [room, folder, file] = path.split('/');
  return (room === 'bots' || room === 'providers') && file !== undefined ? `${room}/${folder}` : undefined;
};

/** A bot is a room of its own; every other room has one door. */
const isDoor = (path: string): boolean => /^(?:[a-z]+|bots\/[a-z]+)\/index\.ts$/.test(path);

const inHome = (path: string, home: string): boolean =>
  home === '' ? roomOf(path) === undefined : path.startsWith(`${home}/`);

/** One broken rule, as `file: what is wrong`. */
type Rule = (source: Source) => string[];

const eachLocal =
  (wrong: (from: string, to: string) => boolean): Rule =>
  ({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const to = target(path, specifier);
      return to !== undefined && wrong(path, to) ? [`${path} imports ${to}`] : [];
    });

const throughTheDoor = eachLocal(
  (from, to) => roomOf(to) !== undefined && roomOf(from) !== roomOf(to) && !isDoor(to),
);

const onlyCore = eachLocal(
  (from, to) => roomOf(from) !== undefined && roomOf(to) !== roomOf(from) && roomOf(to) !== 'core',
);

const strangers = eachLocal((from, to) => {
  const [mine, theirs] = [siblingOf(from), siblingOf(to)];
  return mine !== undefined && theirs !== undefined && mine !== theirs;
});

const librariesAtHome: Rule = ({ path, text }) =>
  importsOf(text).flatMap((specifier) => {
    const library = libraryOf(specifier);
    if (library === undefined) return [];
    const known = homes[library];
    if (known === undefined) return [`${path} imports ${library}, which has no home yet`];
    return known.some((home) => inHome(path, home)) ? [] : [`${path} imports ${library}`];
  });

const coreOpensNothing: Rule = ({ path, text }) => {
  if (roomOf(path) !== 'core') return [];
  const code = withoutComments(text);
  const modules = importsOf(text).filter((specifier) => specifier.startsWith('node:'));
  const globals = code.match(
    /\b(?:fetch|setTimeout|setInterval)(?=\()|\b(?:WebSocket|EventSource)(?=\()|\bDate\.now\b|\bprocess\.\w+/g,
  );
  return [...modules, ...(globals ?? [])].map((used) => `${path} uses ${used}`);
};

const environmentOnlyInMain: Rule = ({ path, text }) =>
  path !== 'main.ts' && /process\s*\.\s*env\b|process\s*\[\s*['"]env/.test(withoutComments(text))
    ? [`${path} reads process.env`]
    : [];

const notTooLong: Rule = ({ path, text }) => {
  // A language is one file, as long as there is something to say.
  if (/^core\/words\/[a-z]{2}\.ts$/.test(path)) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > 300 ? [`${path} has ${lines} lines`] : [];
};

const gatewaysOnlyInRegistry: Rule = ({ path, text }) => [
  ...eachLocal(
    (from, to) => siblingOf(to)?.startsWith('providers/') === true && siblingOf(from) !== siblingOf(to),
  )({
    path,
    text,
  }).filter(() => path !== 'providers/registry.ts'),
  // The sandbox speaks the gateways' dialects, each named for its gateway.
  ...providerRegistry
    .filter(({ id }) => siblingOf(path) !== `providers/${id}` && roomOf(path) !== 'sandbox')
    .filter(({ id }) => new RegExp(`['"\`]${id}['"\`]`).test(withoutComments(text)))
    .map(({ id }) => `${path} knows ${id} by name`),
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

const sources: Source[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: file.slice(root.length + 1), text: readFileSync(file, 'utf8') }));
const code = sources.filter(({ path }) => path.endsWith('.ts'));

const broken = (rule: Rule, among = code): string[] => among.flatMap(rule);

describe('the rooms', () => {
  it('are all there, and no others', () => {
    expect([...new Set(code.flatMap(({ path }) => roomOf(path) ?? []))].sort()).toEqual([...rooms].sort());
  });

  it('are entered only through their index', () => {
    expect(broken(throughTheDoor)).toEqual([]);
  });

  it('know core and themselves, and nobody else', () => {
    expect(broken(onlyCore)).toEqual([]);
  });

  it('hold siblings that are strangers: no bot knows another, no gateway knows another', () => {
    expect(broken(strangers)).toEqual([]);
  });

  it('keep each foreign library at home', () => {
    expect(broken(librariesAtHome)).toEqual([]);
  });
});

describe('the rules', () => {
  it('core opens no socket, no file and no clock of its own', () => {
    expect(broken(coreOpensNothing)).toEqual([]);
  });

  it('only main reads the environment', () => {
    expect(broken(environmentOnlyInMain)).toEqual([]);
  });

  it('no file has more than 300 lines', () => {
    expect(broken(notTooLong, sources)).toEqual([]);
  });

  it('a gateway is one folder, and known by name to the registry alone', () => {
    expect(broken(gatewaysOnlyInRegistry)).toEqual([]);
  });

  it('every folder of a gateway is in the registry, under its own name', () => {
    const folders = new Set(code.flatMap(({ path }) => siblingOf(path) ?? []));
    const gateways = [...folders].filter((folder) => folder.startsWith('providers/'));
    expect(providerRegistry.map(({ id }) => `providers/${id}`).sort()).toEqual(gateways.sort());
  });
});

describe('the scan itself', () => {
  it('sees every way to import', () => {
    const text = [
      "import { a } from 'one';",
      "import type {\n  B,\n  C,\n} from './two.js';",
      "import 'three';",
      "export { d } from 'four';",
      "export * from './five.js';",
      "const late = await import('six');",
      "type Far = import('seven').Far;",
      "// import { no } from 'eight';",
      "/** import 'nine'; */",
    ].join('\n');
    expect(importsOf(text).sort()).toEqual(
      ['one', './two.js', 'three', 'four', './five.js', 'six', 'seven'].sort(),
    );
  });

  it.each<[string, Rule, Source, string]>([
    [
      'a window climbed through',
      throughTheDoor,
      { path: 'queue/a.ts', text: "import { reduce } from '../core/reduce.js';" },
      'queue/a.ts imports core/reduce.ts',
    ],
    [
      'the app that looks into a room',
      throughTheDoor,
      { path: 'app.ts', text: "export * from './bots/web/streams.js';" },
      'app.ts imports bots/web/streams.ts',
    ],
    [
      'a room that knows another',
      onlyCore,
      { path: 'queue/a.ts', text: "import { createStore } from '../store/index.js';" },
      'queue/a.ts imports store/index.ts',
    ],
    [
      'a room that knows the settings',
      onlyCore,
      { path: 'media/a.ts', text: "import { parseConfig } from '../config.js';" },
      'media/a.ts imports config.ts',
    ],
    [
      'a bot that knows another',
      strangers,
      { path: 'bots/web/a.ts', text: "const other = await import('../discord/render.js');" },
      'bots/web/a.ts imports bots/discord/render.ts',
    ],
    [
      'a gateway that knows another',
      strangers,
      { path: 'providers/ccapi/a.ts', text: "export { wire } from '../openai-hk/wire.js';" },
      'providers/ccapi/a.ts imports providers/openai-hk/wire.ts',
    ],
    [
      'a library away from home',
      librariesAtHome,
      { path: 'bots/web/a.ts', text: "import { Api } from 'grammy/types';" },
      'bots/web/a.ts imports grammy',
    ],
    [
      'a library nobody agreed on',
      librariesAtHome,
      { path: 'core/a.ts', text: "import chalk from '@some/chalk';" },
      'core/a.ts imports @some/chalk, which has no home yet',
    ],
    [
      'core with a file in its hand',
      coreOpensNothing,
      { path: 'core/studio/a.ts', text: "import { readFile } from 'node:fs/promises';" },
      'core/studio/a.ts uses node:fs/promises',
    ],
    [
      'core on the telephone',
      coreOpensNothing,
      { path: 'core/a.ts', text: "await fetch('https://example.com')" },
      'core/a.ts uses fetch',
    ],
    [
      'a driver that reads the environment',
      environmentOnlyInMain,
      { path: 'providers/ccapi/a.ts', text: 'const key = process.env.CCAPI_KEY;' },
      'providers/ccapi/a.ts reads process.env',
    ],
    [
      'a file that never ends',
      notTooLong,
      { path: 'core/a.ts', text: 'la\n'.repeat(301) },
      'core/a.ts has 301 lines',
    ],
    [
      'an app that treats one gateway specially',
      gatewaysOnlyInRegistry,
      { path: 'app.ts', text: "if (provider.id === 'ccapi') patience();" },
      'app.ts knows ccapi by name',
    ],
    [
      'an index that goes around the registry',
      gatewaysOnlyInRegistry,
      { path: 'providers/index.ts', text: "export { ccapi } from './ccapi/index.js';" },
      'providers/index.ts imports providers/ccapi/index.ts',
    ],
  ])('catches %s', (_, rule, source, wrong) => {
    expect(rule(source)).toContain(wrong);
  });
});
