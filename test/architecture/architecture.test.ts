import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import * as rules from './rules.js';
import { importsOf, moduleOf, type Source, siblingOf, sources } from './sources.js';

const code = sources.filter(({ path }) => path.endsWith('.ts'));
const paths = code.map(({ path }) => path);
const broken = (rule: rules.Rule, among: readonly Source[] = code): string[] => among.flatMap(rule);
const siblingsIn = (module: string): string[] =>
  [...new Set(paths.flatMap((path) => siblingOf(path) ?? []))].filter((one) => one.startsWith(`${module}/`));

describe('the modules', () => {
  it('are those of the table, and no others', () => {
    expect([...new Set(paths.flatMap((path) => moduleOf(path) ?? []))].sort()).toEqual(
      Object.keys(rules.modules).sort(),
    );
  });

  it('are entered only through their index', () => {
    expect(broken(rules.throughTheIndex)).toEqual([]);
  });

  it('import only what the table allows', () => {
    expect(broken(rules.allowedModules)).toEqual([]);
  });

  it('keep each library at home', () => {
    expect(broken(rules.librariesAtHome)).toEqual([]);
  });

  it('hold siblings that do not know each other: no bot imports another, no driver another', () => {
    expect(broken(rules.strangers)).toEqual([]);
  });
});

describe('core', () => {
  it('imports downwards only, layer by layer', () => {
    expect(broken(rules.layersDownwards)).toEqual([]);
  });

  it('opens no socket, no file and no clock of its own', () => {
    expect(broken(rules.coreOpensNothing)).toEqual([]);
  });
});

describe('the files', () => {
  it('import each other in no circle', () => {
    expect(rules.circlesAmong(code)).toEqual([]);
  });

  it('export every name by itself', () => {
    expect(broken(rules.noStarExports)).toEqual([]);
  });

  it('have at most 300 lines', () => {
    expect(broken(rules.notTooLong, sources)).toEqual([]);
  });

  it('have no function of more than 100 lines', () => {
    expect(broken(rules.functionsNotTooLong)).toEqual([]);
  });

  it('read the environment in main alone', () => {
    expect(broken(rules.environmentOnlyInMain)).toEqual([]);
  });
});

describe('a gateway', () => {
  it('is one folder, and named in the registry alone', () => {
    expect(broken(rules.gatewaysOnlyInRegistry)).toEqual([]);
  });

  it('is in the registry under the name of its folder', () => {
    expect(providerRegistry.map(({ id }) => `providers/${id}`).sort()).toEqual(
      siblingsIn('providers').sort(),
    );
  });

  it('has a driver of the one shape', () => {
    expect(
      siblingsIn('providers').flatMap((folder) => rules.shapeProblems(folder, paths, rules.driverParts)),
    ).toEqual([]);
  });
});

describe('a platform', () => {
  it('has a bot of the one shape', () => {
    expect(
      siblingsIn('bots').flatMap((folder) => rules.shapeProblems(folder, paths, rules.botParts)),
    ).toEqual([]);
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

  it('finds a circle of files', () => {
    const circle = [
      { path: 'core/domain/a.ts', text: "import { b } from './b.js';" },
      { path: 'core/domain/b.ts', text: "import { c } from './c.js';" },
      { path: 'core/domain/c.ts', text: "import { a } from './a.js';" },
    ];
    expect(rules.circlesAmong(circle)).toEqual([
      'core/domain/a.ts -> core/domain/b.ts -> core/domain/c.ts -> core/domain/a.ts',
    ]);
  });

  it('finds a part that a driver lacks and one that it should not have', () => {
    const shape = { required: ['index', 'requests'], optional: [] };
    expect(
      rules.shapeProblems('providers/new', ['providers/new/index.ts', 'providers/new/helpers.ts'], shape),
    ).toEqual(['providers/new lacks requests', 'providers/new has a part called helpers']);
  });

  it.each<[string, rules.Rule, Source, string]>([
    [
      'an import past the index',
      rules.throughTheIndex,
      { path: 'queue/a.ts', text: "import { reduce } from '../core/domain/reduce.js';" },
      'queue/a.ts imports core/domain/reduce.ts',
    ],
    [
      'an app that looks into a bot',
      rules.throughTheIndex,
      { path: 'app/app.ts', text: "const sse = await import('../bots/web/sse.js');" },
      'app/app.ts imports bots/web/sse.ts',
    ],
    [
      'a module that imports its neighbour',
      rules.allowedModules,
      { path: 'queue/a.ts', text: "import { openStore } from '../store/index.js';" },
      'queue/a.ts imports store/index.ts',
    ],
    [
      'a module that reads the settings',
      rules.allowedModules,
      { path: 'media/a.ts', text: "import { parseConfig } from '../config/index.js';" },
      'media/a.ts imports config/index.ts',
    ],
    [
      'a view that calls a command',
      rules.layersDownwards,
      { path: 'core/views/a.ts', text: "import { cancel } from '../commands/queue.js';" },
      'core/views/a.ts imports core/commands/queue.ts',
    ],
    [
      'the domain that imports a port',
      rules.layersDownwards,
      { path: 'core/domain/a.ts', text: "import type { Log } from '../ports/runtime.js';" },
      'core/domain/a.ts imports core/ports/runtime.ts',
    ],
    [
      'a bot that imports another',
      rules.strangers,
      { path: 'bots/web/a.ts', text: "const other = await import('../discord/render/message.js');" },
      'bots/web/a.ts imports bots/discord/render/message.ts',
    ],
    [
      'a driver that imports another',
      rules.strangers,
      { path: 'providers/ccapi/a.ts', text: "export { endpoints } from '../openai-hk/endpoints.js';" },
      'providers/ccapi/a.ts imports providers/openai-hk/endpoints.ts',
    ],
    [
      'a library away from home',
      rules.librariesAtHome,
      { path: 'bots/web/a.ts', text: "import { Api } from 'grammy/types';" },
      'bots/web/a.ts imports grammy',
    ],
    [
      'a library nobody agreed on',
      rules.librariesAtHome,
      { path: 'core/a.ts', text: "import chalk from '@some/chalk';" },
      'core/a.ts imports @some/chalk, which has no home yet',
    ],
    [
      'core that reads a file',
      rules.coreOpensNothing,
      { path: 'core/commands/a.ts', text: "import { readFile } from 'node:fs/promises';" },
      'core/commands/a.ts uses node:fs/promises',
    ],
    [
      'core that calls a server',
      rules.coreOpensNothing,
      { path: 'core/a.ts', text: "await fetch('https://example.com')" },
      'core/a.ts uses fetch',
    ],
    [
      'a driver that reads the environment',
      rules.environmentOnlyInMain,
      { path: 'providers/ccapi/a.ts', text: 'const key = process.env.CCAPI_KEY;' },
      'providers/ccapi/a.ts reads process.env',
    ],
    [
      'a file that is too long',
      rules.notTooLong,
      { path: 'core/a.ts', text: 'la\n'.repeat(301) },
      'core/a.ts has 301 lines',
    ],
    [
      'a function that is too long',
      rules.functionsNotTooLong,
      { path: 'core/a.ts', text: `const long = () => {\n${'  la();\n'.repeat(101)}};\n` },
      'core/a.ts:1 is a function of 101 lines',
    ],
    [
      'an index that exports everything',
      rules.noStarExports,
      { path: 'core/index.ts', text: "export * from './domain/track.js';" },
      'core/index.ts exports *',
    ],
    [
      'an app that treats one gateway specially',
      rules.gatewaysOnlyInRegistry,
      { path: 'app/app.ts', text: "if (provider.id === 'ccapi') wait();" },
      'app/app.ts names ccapi',
    ],
    [
      'an index that passes the registry by',
      rules.gatewaysOnlyInRegistry,
      { path: 'providers/index.ts', text: "export { ccapi } from './ccapi/index.js';" },
      'providers/index.ts imports providers/ccapi/index.ts',
    ],
  ])('catches %s', (_, rule, source, wrong) => {
    expect(rule(source)).toContain(wrong);
  });
});
