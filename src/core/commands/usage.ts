import { say } from '../../i18n/index.js';
import { periodsOf, type Spent } from '../domain/ledger.js';
import type { ChatMessage } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import { accountsOf, botAccount, communityAccount } from '../generation/billing.js';
import { isOperationName } from '../operations/index.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/**
 * What the person has used of their allowances. Those who manage the community, and the operator, also see who used
 * what.
 */
export const usageMessage = async (
  deps: Deps<'clock' | 'store' | 'settings'>,
  event: EventInContext,
): Promise<ChatMessage> => {
  const { person, community } = event;
  const { locale } = person;
  const accounts = accountsOf(deps, event).filter(({ name }) => name !== botAccount);
  const lines = await Promise.all(
    accounts.map(async ({ name, allowance }) => {
      const { day, month } = await deps.store.ledger.used(name);
      return [
        say(locale, labelOf(name, community?.key)),
        say(locale, 'usage.used', { day, month, dayLimit: allowance.day, monthLimit: allowance.month }),
      ] as const;
    }),
  );
  // In a direct message there is a single line, which needs no label.
  const facts = lines.map(([label, value]) => ({ label, value }));
  const account = await reportAccount(deps, event);
  const report = account === undefined ? undefined : await reportOf(deps, account, locale);
  return {
    tone: 'plain',
    title: say(locale, 'usage.title'),
    facts,
    body: report,
    footnote: say(locale, 'usage.counts'),
    controls: [],
  };
};

const labelOf = (name: string, community: string | undefined) =>
  name === communityAccount(community ?? '')
    ? 'usage.together'
    : name.includes('/')
      ? 'usage.here'
      : 'usage.everywhere';

/**
 * The account whose usage report this person may see: the community's for those who manage it, the bot's for the
 * operator in a direct message.
 */
const reportAccount = async (
  deps: Deps<'settings'>,
  { person, community }: EventInContext,
): Promise<string | undefined> => {
  if (community === undefined) return deps.settings.operators.has(personKey(person)) ? botAccount : undefined;
  return (await community.manages()) ? communityAccount(community.key) : undefined;
};

const reportOf = async (deps: Deps<'clock' | 'store'>, account: string, locale: string | undefined) => {
  const { month } = periodsOf(deps.clock.now());
  const report = await deps.store.ledger.report(account, month);
  if (report.operation.size === 0) return say(locale, 'usage.nobody');
  const most = (spent: ReadonlyMap<string, Spent>, called: (name: string) => string | Promise<string>) =>
    Promise.all(
      [...spent]
        .sort(([, a], [, b]) => b.count - a.count)
        .slice(0, 10)
        .map(async ([name, { count, credits }]) =>
          say(locale, 'line', { label: await called(name), value: `${count}${cost(credits)}` }),
        ),
    );
  const cost = (credits: Spent['credits']) =>
    [...credits]
      .map(([provider, amount]) => ` · ${say(locale, 'usage.credits', { credits: amount, provider })}`)
      .join('');
  const nameOf = async (key: string) => (await deps.store.settings.preferences(key)).name ?? key;
  const sections = [
    [say(locale, 'usage.by-person'), await most(report.person, nameOf)],
    [
      say(locale, 'usage.by-operation'),
      await most(report.operation, (name) => (isOperationName(name) ? say(locale, `name.${name}`) : name)),
    ],
    [say(locale, 'usage.by-gateway'), await most(report.provider, (name) => name)],
  ] as const;
  return sections.map(([title, rows]) => `${title}\n${rows.join('\n')}`).join('\n\n');
};
