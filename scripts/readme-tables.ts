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

/** What each gateway can do, one operation a row; a star marks what no vendor page confirms. */
const capabilities = (): string =>
  table(
    ['', ...gateways.map(({ id }) => code(id))],
    operations.map(({ name }) => [
      `${code(`/${name}`)} ${say('en', `name.${name}`)}`,
      ...gateways.map((gateway) => cells[gateway.operations[name]]),
    ]),
  );

/** What the stars mean, and what settings can correct. */
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

/** Models, limits and the ways to hear of a song. */
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

/** A page with its generated tables written from the drivers' own declarations. */
export const withTables = (readme: string): string =>
  Object.entries({ gateways: capabilities, unconfirmed, bounds, 'gateway-settings': settings }).reduce(
    (text, [name, write]) => withTable(text, name, write()),
    readme,
  );

/** A text with what stands between two markers replaced. */
const withTable = (text: string, name: string, content: string): string => {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const start = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (start < 0 || stop < 0) throw new Error(`the markers of ${name} are missing`);
  return `${text.slice(0, start + begin.length)}\n${content}\n${text.slice(stop)}`;
};
