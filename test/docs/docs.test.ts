import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { pages, tablesIn, withTables } from '../../scripts/readme-tables.js';
import { inviteLink } from '../../src/bots/discord/index.js';
import { parseConfig } from '../../src/config/index.js';
import { commandsIn } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { sources } from '../architecture/sources.js';

const readme = readFileSync('README.md', 'utf8');
const page = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8');
const settingsPage = page('settings');
const config = ['index', 'files', 'operators']
  .map((name) => readFileSync(`src/config/${name}.ts`, 'utf8'))
  .join('');

/** Every name that the settings read: the fixed ones, and a key, an address and corrections for each gateway. */
const settings = [
  ...[...config.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name ?? ''),
  ...providerRegistry.flatMap(({ id }) => {
    const name = id.toUpperCase().replaceAll('-', '_');
    return [`${name}_KEY`, `${name}_URL`, `${name}_OVERRIDES`];
  }),
];

test.each(pages)('the tables in %s are what the drivers declare (npm run readme writes them)', (name) => {
  const text = readFileSync(name, 'utf8');
  expect(tablesIn(text).length).toBeGreaterThan(0);
  expect(withTables(text)).toBe(text);
});

test('each generated table is on one page', () => {
  const all = pages.flatMap((name) => tablesIn(readFileSync(name, 'utf8')));
  expect(all.toSorted()).toEqual(['bounds', 'gateway-settings', 'gateways', 'unconfirmed']);
});

test('there are settings to look for', () => {
  expect(settings).toContain('DATA_DIR');
  expect(settings).toContain('S3_BUCKET');
  expect(settings).toContain('CCAPI_KEY');
});

test.each(settings)('%s is explained on the page of settings and is in .env.example', (name) => {
  expect(settingsPage).toContain(`\`${name}\``);
  expect(readFileSync('.env.example', 'utf8')).toMatch(new RegExp(`^# ${name}=`, 'm'));
});

test.each(commandsIn().map(({ name }) => name))('/%s is in the README', (name) => {
  expect(readme).toContain(`\`/${name}\``);
});

const linked = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(linked)('every picture and page that %s links to is there', (name) => {
  const text = readFileSync(name, 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)|\bsrc="([^"]+)"/g)].map(
    ([, target, source]) => target ?? source,
  );
  for (const target of targets) {
    if (target === undefined || target.startsWith('http')) continue;
    expect(existsSync(join(dirname(name), target)), target).toBe(true);
  }
});

test('the README shows the bot before it explains anything', () => {
  const firstScreen = readme.split('\n').slice(0, 20).join('\n');
  expect(firstScreen).toContain('docs/pictures/web.png');
  expect(firstScreen).toContain('npm start');
});

test('every script that the docs name is there, and every script is named', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const text = linked.map((name) => readFileSync(name, 'utf8')).join('\n');
  const named = [...text.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map(([, name]) => name ?? '');
  const own = new Set(['ci', 'install']);
  expect(named.filter((name) => !(name in scripts) && !own.has(name))).toEqual([]);
  for (const name of Object.keys(scripts)) expect(text, name).toMatch(new RegExp(`npm (run )?${name}\\b`));
});

/** The events of log lines that raise an alarm, as the code has them. */
const alarms = sources.flatMap(({ text }) =>
  [...text.matchAll(/\{[^{}]*event: '([^']+)'[^{}]*alarm: true[^{}]*\}/g)].map(([, event]) => event ?? ''),
);

test('every alarm has an event, and the page of operations says what to do about it', () => {
  // The table of faults says which of them alarm; the lines that do it are in `generation`.
  const lines = sources.filter(({ path }) => path !== 'core/domain/faults.ts');
  const raised = lines.flatMap(({ text }) => [...text.matchAll(/alarm: true/g)]).length;
  expect(alarms).toHaveLength(raised);
  const listed = [...page('operations').matchAll(/^\| `([a-z.-]+)` \|/gm)].map(([, event]) => event ?? '');
  expect(listed.toSorted()).toEqual([...new Set(alarms)].toSorted());
});

test('no picture weighs more than 300 kB, and each is shown', () => {
  const pictures = readdirSync('docs/pictures');
  expect(pictures.length).toBeGreaterThan(0);
  for (const name of pictures) {
    expect(statSync(`docs/pictures/${name}`).size, name).toBeLessThan(300_000);
    expect(readme).toContain(`docs/pictures/${name}`);
  }
});

test('the defaults that the page of settings names are the real ones', () => {
  const parsed = parseConfig({ DISCORD_TOKEN: 'one', TELEGRAM_TOKEN: 'two' }, providerRegistry);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  const { discord, telegram, dataDir, host, role, logLevel } = parsed.config;
  const gateways = providerRegistry.map(({ defaultUrl }) => defaultUrl);
  for (const value of [discord?.apiUrl, telegram?.apiUrl, ...gateways, dataDir, host, role, logLevel])
    if (value !== undefined) expect(settingsPage).toContain(`\`${value}\``);
});

test('the link that invites the bot to Discord asks for what the text says, and no more', () => {
  const link = new URL(inviteLink('42'));
  expect(readme).toContain(
    'View Channels, Send Messages, Send Messages in Threads, Embed Links, Attach Files and\n  Read Message History.',
  );
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  const asked = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? 0)).toArray();
  expect(asked.toSorted()).toEqual([
    'AttachFiles',
    'EmbedLinks',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
});
