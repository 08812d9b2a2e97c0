import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/index.js';

const read = (environment: Record<string, string>) => parseConfig(environment, []);

describe('the operators', () => {
  it('are empty by default', () => {
    expect(read({})).toMatchObject({
      ok: true,
      config: { people: { operators: new Set(), allowances: { person: {}, community: {} } } },
    });
  });

  it('are a list of platforms and ids', () => {
    const parsed = read({ OPERATORS: ' discord:123, telegram:456 ' });
    expect(parsed).toMatchObject({
      config: { people: { operators: new Set(['discord:123', 'telegram:456']) } },
    });
  });

  it('are refused without a platform', () => {
    expect(read({ OPERATORS: 'Olga' })).toEqual({
      ok: false,
      problems: ['OPERATORS names people as platform:id, separated by commas, such as discord:1234567890.'],
    });
  });
});

describe('the allowances', () => {
  it('are set for a person and a community, for a day and a month', () => {
    const given = { PERSON_DAY: '5', PERSON_MONTH: '50', COMMUNITY_DAY: '0', COMMUNITY_MONTH: '500' };
    expect(read(given)).toMatchObject({
      config: {
        people: { allowances: { person: { day: 5, month: 50 }, community: { day: 0, month: 500 } } },
      },
    });
  });

  it.each(['many', '-1', '2.5'])('are refused when one is %s', (PERSON_DAY) => {
    expect(read({ PERSON_DAY })).toEqual({
      ok: false,
      problems: ['PERSON_DAY is a whole number, 0 or more.'],
    });
  });
});
