import { asTexts, asWire } from './wire.js';

/** Who a text rings and names. */
export type Mentions = {
  readonly pings: string[];
  readonly people: string[];
};

/**
 * Who a message rings, as its allowed mentions let it (Discord docs, resources/message, allowed mentions):
 * a plain message rings everyone it names, an interaction or webhook only people.
 */
export const mentionsOf = (
  text: string,
  allowed: unknown,
  kind: 'channel' | 'webhook',
  repliesTo?: string,
): Mentions => {
  const given = allowed !== undefined && allowed !== null;
  const rules = asWire(allowed);
  const parse = given
    ? asTexts(rules.parse)
    : kind === 'channel'
      ? ['everyone', 'users', 'roles']
      : ['users'];
  const named = asTexts(rules.users);
  const roles = asTexts(rules.roles);
  const people = new Set<string>();
  const pings = new Set<string>();
  for (const [, id = ''] of text.matchAll(/<@!?(\d+)>/g)) {
    if (parse.includes('users') || named.includes(id)) people.add(id);
  }
  for (const [, id = ''] of text.matchAll(/<@&(\d+)>/g)) {
    if (parse.includes('roles') || roles.includes(id)) pings.add(`&${id}`);
  }
  for (const [, word = ''] of text.matchAll(/@(everyone|here)\b/g)) {
    if (parse.includes('everyone')) pings.add(word);
  }
  if (repliesTo && (given ? rules.replied_user === true : true)) people.add(repliesTo);
  return { pings: [...people, ...pings], people: [...people] };
};
