import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { withTables } from '../scripts/readme-tables.js';
import { inviteLink } from '../src/bots/discord/index.js';
import { parseConfig } from '../src/config/index.js';
import { commandsIn } from '../src/core/index.js';
import { providerRegistry } from '../src/providers/index.js';

const readme = readFileSync('README.md', 'utf8');
const config = ['index', 'storage', 'people']
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

test('the tables of gateways are what the drivers declare (npm run readme writes them)', () => {
  expect(withTables(readme)).toBe(readme);
});

test('there are settings to look for', () => {
  expect(settings).toContain('DATA_DIR');
  expect(settings).toContain('S3_BUCKET');
  expect(settings).toContain('CCAPI_KEY');
});

test.each(settings)('%s is explained in the README and stands in .env.example', (name) => {
  expect(readme).toContain(`\`${name}\``);
  expect(readFileSync('.env.example', 'utf8')).toMatch(new RegExp(`^# ${name}=`, 'm'));
});

test.each(commandsIn().map(({ name }) => name))('/%s stands in the README', (name) => {
  expect(readme).toContain(`\`/${name}\``);
});

test('every picture and page the README links to is there', () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)|\bsrc="([^"]+)"/g)].map(
    ([, page, picture]) => page ?? picture,
  );
  expect(targets).toContain('docs/pictures/web.png');
  for (const target of targets) {
    if (target !== undefined && !target.startsWith('http')) expect(existsSync(target), target).toBe(true);
  }
});

test('no picture weighs more than 300 kB, and each is shown', () => {
  const pictures = readdirSync('docs/pictures');
  expect(pictures.length).toBeGreaterThan(0);
  for (const name of pictures) {
    expect(statSync(`docs/pictures/${name}`).size, name).toBeLessThan(300_000);
    expect(readme).toContain(`docs/pictures/${name}`);
  }
});

test('the addresses it names are the ones the settings fall back to', () => {
  const parsed = parseConfig({ DISCORD_TOKEN: 'one', TELEGRAM_TOKEN: 'two' }, providerRegistry);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  const { discord, telegram, dataDir, host, role, logLevel } = parsed.config;
  const gateways = providerRegistry.map(({ defaultUrl }) => defaultUrl);
  for (const value of [discord?.apiUrl, telegram?.apiUrl, ...gateways, dataDir, host, role, logLevel])
    if (value !== undefined) expect(readme).toContain(`\`${value}\``);
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
