import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/index.js';
import { providerRegistry } from '../../src/providers/index.js';

/** A gateway whose driver has two overrides and refuses a key that contains a blank. */
const first = {
  id: 'first',
  defaultUrl: 'https://first.example',
  create: ({
    key,
    overrides = {},
  }: {
    key: string;
    overrides?: Readonly<Record<string, string>> | undefined;
  }) => {
    if (key.includes(' ')) throw new Error('its key holds a blank.');
    const unknown = Object.keys(overrides).filter((name) => name !== 'song' && name !== 'cover');
    if (unknown.length > 0) throw new Error(`first has no ${unknown.join(', ')} to override.`);
  },
};

const read = (environment: Record<string, string>) => parseConfig(environment, [first]);

const overridesOf = (value: string) => {
  const parsed = read({ FIRST_KEY: 'k', FIRST_OVERRIDES: value });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config.gateways[0]?.overrides;
};

const problemsOf = (environment: Record<string, string>): string[] => {
  const parsed = read(environment);
  return parsed.ok ? [] : parsed.problems;
};

describe('the overrides of a driver', () => {
  it('are a list of names with their values', () => {
    expect(overridesOf('song=MUSIC,cover=COVER_SONG')).toEqual({ song: 'MUSIC', cover: 'COVER_SONG' });
  });

  it('can contain blanks and a comma at the end', () => {
    expect(overridesOf(' song = MUSIC , cover=COVER, ')).toEqual({ song: 'MUSIC', cover: 'COVER' });
  });

  it('can be a path with a query', () => {
    expect(overridesOf('song=/suno/generate?kind=song')).toEqual({ song: '/suno/generate?kind=song' });
  });

  it('are undefined when empty, and empty with a comma alone', () => {
    expect(overridesOf(' ')).toBeUndefined();
    expect(overridesOf(',')).toEqual({});
  });

  it.each<[string, Record<string, string>, string]>([
    ['there is no key', { FIRST_OVERRIDES: 'song=MUSIC' }, 'FIRST_OVERRIDES is set, but FIRST_KEY is not.'],
    [
      'a name has no value',
      { FIRST_KEY: 'k', FIRST_OVERRIDES: 'song' },
      'FIRST_OVERRIDES is a list of name=value with commas between them.',
    ],
    [
      'a value has no name',
      { FIRST_KEY: 'k', FIRST_OVERRIDES: '=MUSIC' },
      'FIRST_OVERRIDES is a list of name=value with commas between them.',
    ],
    [
      'a name is there twice',
      { FIRST_KEY: 'k', FIRST_OVERRIDES: 'song=ONE,song=TWO' },
      'FIRST_OVERRIDES names the same thing twice.',
    ],
    [
      'a name is unknown to the driver',
      { FIRST_KEY: 'k', FIRST_OVERRIDES: 'sonng=MUSIC' },
      'FIRST_OVERRIDES cannot be right: first has no sonng to override.',
    ],
  ])('are refused when %s', (_, environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });
});

describe('the prices of a gateway', () => {
  const pricesOf = (value: string) => {
    const parsed = read({ FIRST_KEY: 'k', FIRST_PRICES: value });
    return parsed.ok ? parsed.config.gateways[0]?.prices : parsed.problems;
  };

  it('are a list of commands with their credits', () => {
    expect(pricesOf('song=0.5, allStems=2.5,style=0')).toEqual({ song: 0.5, allStems: 2.5, style: 0 });
    expect(pricesOf(' ')).toBeUndefined();
  });

  it.each([
    [
      'an unknown command',
      'sing=1',
      'FIRST_PRICES names sing; it takes the names of commands, and allStems.',
    ],
    ['a word instead of a number', 'song=cheap', 'FIRST_PRICES holds prices in credits, such as song=0.5.'],
    ['a negative number', 'song=-1', 'FIRST_PRICES holds prices in credits, such as song=0.5.'],
    ['a number without a command', '0.5', 'FIRST_PRICES is a list of name=value with commas between them.'],
  ])('are refused with %s', (_, value, problem) => {
    expect(pricesOf(value)).toEqual([problem]);
  });

  it('are refused without a key', () => {
    expect(problemsOf({ FIRST_PRICES: 'song=1' })).toEqual(['FIRST_PRICES is set, but FIRST_KEY is not.']);
  });
});

describe('a key that its driver refuses', () => {
  it('is one problem at start, which does not contain the key', () => {
    expect(problemsOf({ FIRST_KEY: 'hush hush', FIRST_OVERRIDES: 'song=MUSIC' })).toEqual([
      'FIRST_KEY or FIRST_URL cannot be right: its key holds a blank.',
    ]);
  });
});

describe.each(providerRegistry.map((definition) => [definition.id, definition] as const))(
  '%s',
  (id, definition) => {
    const name = id.toUpperCase().replaceAll('-', '_');
    const environment = { [`${name}_KEY`]: 'k', [`${name}_URL`]: 'https://gateway.example' };

    it('refuses an unknown override with the names that it has', () => {
      const parsed = parseConfig({ ...environment, [`${name}_OVERRIDES`]: 'no-such-thing=1' }, [definition]);
      const problems = parsed.ok ? [] : parsed.problems;
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(
        new RegExp(
          `^${name}_OVERRIDES cannot be right: ${id} has no no-such-thing to override; it knows \\w+, `,
        ),
      );
    });

    it('accepts an override of the first name that it has', () => {
      const refused = parseConfig({ ...environment, [`${name}_OVERRIDES`]: 'no-such-thing=1' }, [definition]);
      const known = /it knows (\w+)/.exec(refused.ok ? '' : refused.problems.join())?.[1] ?? '';
      const parsed = parseConfig({ ...environment, [`${name}_OVERRIDES`]: `${known}=else` }, [definition]);
      expect(parsed.ok && parsed.config.gateways[0]?.overrides).toEqual({ [known]: 'else' });
    });
  },
);
