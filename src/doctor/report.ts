import { operations } from '../core/index.js';
import { type Ability, abilityLines, correctionsInWords } from '../providers/index.js';
import type { Finding, Verdict } from './checks.js';
import type { Diagnosis } from './diagnosis.js';
import type { GatewayFinding } from './providers.js';

/** The widest line, in characters. */
const width = 100;
/** The widest of the labels on the left. */
const labelWidth = 11;

type Paint = (text: string, colour: Colour) => string;
type Colour = 'green' | 'yellow' | 'red' | 'grey' | 'bold';

const codes: Record<Colour, number> = { bold: 1, green: 32, yellow: 33, red: 31, grey: 90 };
const verdictColours: Record<Verdict, Colour> = { ok: 'green', note: 'yellow', wrong: 'red' };
const cells: Record<Ability, { text: string; colour: Colour }> = {
  yes: { text: 'yes', colour: 'green' },
  unconfirmed: { text: 'yes *', colour: 'yellow' },
  no: { text: '—', colour: 'grey' },
};

/** The diagnosis for a terminal, no line wider than 100 characters. */
export const reportOf = (
  { sandbox, findings, gateways }: Diagnosis,
  wrong: readonly string[],
  colours: boolean,
): string => {
  const paint: Paint = (text, colour) => (colours ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
  const names = widest([...findings, ...gateways].map(({ name }) => name));
  const sections = [
    [heading('Settings', paint), ...findingLines(findings, names, paint)],
    [
      heading(sandbox ? 'Gateways, played by the sandbox' : 'Gateways, in order of preference', paint),
      ...findingLines(gateways, names, paint),
    ],
    [heading('What each can do', paint), ...abilityTable(gateways, paint)],
    [heading('What they are bound to', paint), ...gateways.flatMap(boundLines)],
    unconfirmedLines(gateways, paint),
    [wrong.length === 0 ? paint('All is well.', 'green') : paint(`Wrong: ${wrong.join(', ')}.`, 'red')],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
};

const heading = (text: string, paint: Paint): string => paint(text, 'bold');

const findingLines = (findings: readonly Finding[], names: number, paint: Paint): string[] =>
  findings.flatMap(({ name, verdict, text }) => {
    const [first = '', ...rest] = wrapped(text, width - names - 11);
    const margin = ' '.repeat(names + 11);
    const mark = paint(verdict.padEnd(5), verdictColours[verdict]);
    return [`  ${mark}  ${name.padEnd(names)}  ${first}`, ...rest.map((line) => `${margin}${line}`)];
  });

const abilityTable = (gateways: readonly GatewayFinding[], paint: Paint): string[] => {
  const names = widest(operations.map(({ name }) => name));
  const columns = gateways.map(({ name }) => Math.max(name.length, 5));
  const head = gateways.map(({ name }, index) => name.padEnd(columns[index] ?? 0));
  return [
    `  ${' '.repeat(names)}  ${head.join('  ')}`.trimEnd(),
    ...operations.map(({ name }) => {
      const row = gateways.map(({ abilities }, index) => {
        const { text, colour } = cells[abilities.operations[name]];
        return `${paint(text, colour)}${' '.repeat((columns[index] ?? 0) - text.length)}`;
      });
      return `  ${name.padEnd(names)}  ${row.join('  ')}`.trimEnd();
    }),
  ];
};

const boundLines = ({ name, abilities }: GatewayFinding): string[] => {
  const { models, limits, batch, callbacks, prices } = abilityLines(abilities);
  return [
    `  ${name}`,
    ...labelled('models', models),
    ...labelled('characters', limits),
    ...labelled('one request', [`asks about ${batch} ${abilities.batch === 1 ? 'song' : 'songs'}`]),
    ...labelled('calls back', [callbacks]),
    ...labelled('credits', [prices]),
  ];
};

const unconfirmedLines = (gateways: readonly GatewayFinding[], paint: Paint): string[] => {
  const lines = gateways.flatMap(({ name, setting, abilities }) =>
    abilities.unconfirmed.flatMap((entry) => {
      const corrections = correctionsInWords(entry);
      const correcting = `${setting}_OVERRIDES, where these stand: ${corrections.join(', ')}`;
      return [
        `  ${name}`,
        ...labelled('operations', [entry.operations.join(', ')]),
        ...labelled('why', [entry.reason]),
        ...(corrections.length === 0 ? [] : labelled('correct by', [correcting])),
      ];
    }),
  );
  if (lines.length === 0) return [];
  return [heading('* Unconfirmed: no vendor page shows these calls as they are made', paint), ...lines];
};

const labelled = (label: string, lines: readonly string[]): string[] => {
  const margin = 4 + labelWidth + 2;
  const texts = lines.flatMap((line) => wrapped(line, width - margin));
  return texts.map((line, index) => `    ${(index === 0 ? label : '').padEnd(labelWidth)}  ${line}`);
};

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

/** Breaks a text between words into lines of so many characters; a longer word is cut unless it is a link. */
const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  for (const word of text
    .split(' ')
    .flatMap((long) => (isLink(long) ? [long] : (long.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [])))) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length <= columns) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
};

const isLink = (word: string): boolean => word.startsWith('https://');
