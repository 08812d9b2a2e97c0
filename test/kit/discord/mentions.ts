import { asTexts, asWire } from './wire.js';

/** Whom a message notifies, and whom it mentions. */
export type Mentions = {
  readonly pings: string[];
  readonly people: string[];
};

/**
 * Applies the allowed mentions of a message (Discord docs, resources/message, allowed mentions). By default a plain
 * message notifies everybody it mentions, a message of an interaction or a webhook notifies people only.
 */
export const mentionsOf = (
  text: string,
  allowed: unknown,
  kind: 'channel' | 'webhook',
  repliesTo?: string,
): Mentions => {
  const hasRules = allowed !== undefined && allowed !== null;
  const rules = asWire(allowed);
  const parse = hasRules
    ? asTexts(rules.parse)
    : kind === 'channel'
      ? ['everyone', 'users', 'roles']
      : ['users'];
  const allowedUsers = asTexts(rules.users);
  const allowedRoles = asTexts(rules.roles);
  const people = new Set<string>();
  const pings = new Set<string>();
  for (const [, id = ''] of text.matchAll(/<@!?(\d+)>/g)) {
    if (parse.includes('users') || allowedUsers.includes(id)) people.add(id);
  }
  for (const [, id = ''] of text.matchAll(/<@&(\d+)>/g)) {
    if (parse.includes('roles') || allowedRoles.includes(id)) pings.add(`&${id}`);
  }
  for (const [, word = ''] of text.matchAll(/@(everyone|here)\b/g)) {
    if (parse.includes('everyone')) pings.add(word);
  }
  if (repliesTo && (hasRules ? rules.replied_user === true : true)) people.add(repliesTo);
  return { pings: [...people, ...pings], people: [...people] };
};
