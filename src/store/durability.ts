import type { Redis } from 'ioredis';

/** How Redis has to be set so that it keeps a record that guards money, and what it means when it is not. */
const needed = [
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

/** What could make this Redis forget; a hosted one that does not tell its settings is not doubted. */
export const durabilityWarnings = async (redis: Redis): Promise<string[]> => {
  const found = await Promise.all(
    needed.map(async ({ name, value, danger }) => {
      const told = await redis.config('GET', name).catch(() => undefined);
      const is = Array.isArray(told) ? String(told[1] ?? '') : '';
      return is === '' || is === value ? undefined : `Redis has ${name} ${is}, not ${value}. ${danger}`;
    }),
  );
  return found.filter((worry) => worry !== undefined);
};
