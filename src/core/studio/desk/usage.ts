import { periodsOf } from '../../ledger.js';
import type { ChatMessage } from '../../message.js';
import { isOperationName } from '../../operations/index.js';
import type { ChatEvent } from '../../surface.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';
import { accountsOf, communityName } from '../work/books.js';

/** What someone has used of their allowances; for who manages a community or the bot, also who used what. */
export const usageMessage = async (ports: StudioPorts, event: ChatEvent): Promise<ChatMessage> => {
  const { person, community } = event;
  const { locale } = person;
  const accounts = await accountsOf(ports, event);
  const lines = await Promise.all(
    accounts.map(async ({ name, allowance }) => {
      const { day, month } = await ports.ledger.used(name);
      return [
        say(locale, labelOf(name, community?.key)),
        say(locale, 'usage.used', { day, month, dayLimit: allowance.day, monthLimit: allowance.month }),
      ] as const;
    }),
  );
  // In direct messages there is one line, which speaks for itself.
  const facts = lines.map(([label, value]) => ({ label, value }));
  const manages = community !== undefined && (await community.manages());
  const report = manages ? await reportOf(ports, community.key, locale) : undefined;
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
  name === communityName(community ?? '')
    ? 'usage.together'
    : name.includes('/')
      ? 'usage.here'
      : 'usage.everywhere';

const reportOf = async (ports: StudioPorts, community: string, locale: string | undefined) => {
  const { month } = periodsOf(ports.clock());
  const report = await ports.ledger.report(communityName(community), month);
  if (report.operation.size === 0) return say(locale, 'usage.nobody');
  const most = (counts: ReadonlyMap<string, number>, called: (name: string) => string | Promise<string>) =>
    Promise.all(
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 10)
        .map(async ([name, count]) =>
          say(locale, 'line', { label: await called(name), value: String(count) }),
        ),
    );
  const nameOf = async (key: string) => (await ports.rules.preferences(key)).name ?? key;
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
