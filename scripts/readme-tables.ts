import { settingsNameOf } from '../src/config/providers.js';
import { operations } from '../src/core/index.js';
import { say } from '../src/i18n/index.js';
import {
  type Ability,
  abilityLines,
  correctionsInWords,
  providerRegistry,
  publishedAbilities,
} from '../src/providers/index.js';

const gateways = publishedAbilities(providerRegistry);

const cells: Record<Ability, string> = { yes: 'yes', unconfirmed: 'yes \\*', no: '—' };

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const code = (text: string): string => `\`${text}\``;

const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** What each gateway can do, one operation per row; a star marks what no vendor page confirms. */
const capabilities = (): string =>
  table(
    ['', ...gateways.map(({ id }) => code(id))],
    operations.map(({ name }) => [
      `${code(`/${name}`)} ${say('en', `name.${name}`)}`,
      ...gateways.map((gateway) => cells[gateway.operations[name]]),
    ]),
  );

/** What the stars mean, and which settings correct it. */
const unconfirmed = (): string =>
  gateways
    .flatMap(({ id, unconfirmed: entries }) =>
      entries.map((entry) => {
        const corrections = correctionsInWords(entry);
        const correct = `${code(`${settingsNameOf(id)}_OVERRIDES`)} can correct ${codes(corrections)}.`;
        return `- ${code(id)}, ${codes(entry.operations)}: ${entry.reason}.${corrections.length > 0 ? ` ${correct}` : ''}`;
      }),
    )
    .join('\n');

/** Models, limits, callbacks and prices. */
const bounds = (): string =>
  table(
    ['', 'models', 'characters at most', 'songs asked for in one request', 'calls back', 'credits a request'],
    gateways.map((gateway) => {
      const { models, limits, batch, callbacks, prices } = abilityLines(gateway);
      return [code(gateway.id), models.join('<br>'), limits.join('<br>'), batch, callbacks, prices];
    }),
  );

/** The settings of each gateway. */
const settings = (): string =>
  table(
    ['gateway', 'key', 'address', 'default address', 'corrections', 'prices'],
    providerRegistry.map(({ id, defaultUrl }) => {
      const name = settingsNameOf(id);
      const address = defaultUrl === undefined ? 'none: it has to be set' : code(defaultUrl);
      const settings = ['KEY', 'URL', 'OVERRIDES', 'PRICES'].map((setting) => code(`${name}_${setting}`));
      const [key = '', url = '', ...others] = settings;
      return [code(id), key, url, address, ...others];
    }),
  );

/** The pages with generated tables. */
export const pages = ['docs/settings.md', 'docs/gateways.md'] as const;

const tables = { gateways: capabilities, unconfirmed, bounds, 'gateway-settings': settings };

/** A page with the tables between its markers written from the drivers' own declarations. */
export const withTables = (page: string): string =>
  Object.entries(tables).reduce((text, [name, write]) => withTable(text, name, write()), page);

/** A text with what is between two markers replaced; unchanged where it has no such markers. */
const withTable = (text: string, name: string, content: string): string => {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 && stop < 0) return text;
  if (start < 0 || stop < start) throw new Error(`a marker of ${name} is missing`);
  return `${text.slice(0, start + begin.length)}\n${content}\n${text.slice(stop)}`;
};

/** The names of the tables that a page has. */
export const tablesIn = (page: string): string[] =>
  Object.keys(tables).filter((name) => page.includes(`<!-- ${name}:begin -->`));
