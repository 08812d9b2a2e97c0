import type { Redis } from 'ioredis';

/** How Redis must be set to keep a record that guards money, and the danger of every other setting. */
const required = [
  {
    name: 'maxmemory-policy',
    value: 'noeviction',
    danger: 'It may throw songs away when its memory is full.',
  },
  { name: 'appendonly', value: 'yes', danger: 'Everything is lost when it stops.' },
  {
    name: 'appendfsync',
    value: 'always',
    danger: 'A power cut may forget a second, and with it that a song was paid.',
  },
];

/** The settings of this Redis that could lose data, in a sentence each. A hosted Redis that hides a setting gets no warning. */
export const durabilityWarnings = async (redis: Redis): Promise<string[]> => {
  const warnings = await Promise.all(
    required.map(async ({ name, value, danger }) => {
      const answer = await redis.config('GET', name).catch(() => undefined);
      const current = Array.isArray(answer) ? String(answer[1] ?? '') : '';
      return current === '' || current === value
        ? undefined
        : `Redis has ${name} ${current}, not ${value}. ${danger}`;
    }),
  );
  return warnings.filter((warning) => warning !== undefined);
};
