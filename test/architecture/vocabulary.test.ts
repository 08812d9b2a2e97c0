import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Words of the private language of 0.1.0. The glossary in docs/architecture.md has the ones in their place. */
const retired = new Set(
  (
    'studio studios carrier carriers workshop workshops shelf shelves sweeper sweepers sweep turnstile turnstiles ' +
    'hearing hears desk desks hasten hastens nudge nudges tend tends examine examines insist benched unwanted elsewhere ' +
    'worries parlour ward wards victim victims hasty messenger lanes redraw redraws exchange suggesting'
  ).split(' '),
);
/** Names in which every single word is an ordinary one. */
const retiredNames =
  /\b(?:turnedAway|handsOff|giveBack|goOn|memoryError|inFlight(?=:|\.)|tellEnd|oneWish)\b/gi;

const self = 'test/architecture/vocabulary.test.ts';
const isText = /\.(?:ts|tsx|mjs|cjs|js|json|md|css|lua|html|sh|yml|yaml)$/;
/** Records of 0.1.0 are kept as that version wrote them. */
const isRecord = /^test\/store\/fixtures\//;

const roots = ['src', 'test', 'docs', 'scripts', 'bench'];

const files = [
  'README.md',
  'CONTRIBUTING.md',
  ...roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => posix.join(root, path)),
  ),
].filter((path) => isText.test(path) && !isRecord.test(path) && path !== self);

/** The words of a text, those inside of an identifier too: `fairRank` is two. */
const wordsOf = (text: string): string[] => text.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? [];

const problemsOf = (path: string, text: string): string[] => [
  ...new Set(
    [...wordsOf(`${path}\n${text}`), ...(text.match(retiredNames) ?? [])]
      .filter((word) => retired.has(word.toLowerCase()) || word.match(retiredNames) !== null)
      .map((word) => `${path}: ${word}`),
  ),
];

test('the field’s words stand in code, tests and pages, and none of the retired ones', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((path) => problemsOf(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test.each(['const createStudio = 1;', '// The turnstile lets one in.', 'ledger.giveBack()', 'songsOnShelf'])(
  'a retired word in %j is found',
  (text) => {
    expect(problemsOf('src/a.ts', text)).toHaveLength(1);
  },
);
