import { say, sayIfKnown } from '../../i18n/index.js';
import { type Action, encodeAction } from '../domain/action.js';
import type { Generation } from '../domain/generation.js';
import type { RawValues } from '../domain/message.js';
import { type ChatForm, type ChatMessage, type Control, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import { applyOutcome } from '../generation/apply-fact.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { requestTitle } from '../views/status-card.js';

/** True for the people who run the bot. */
export const isOperator = (deps: Deps<'settings'>, event: Pick<ChatEvent, 'person'>): boolean =>
  deps.settings.operators.has(personKey(event.person));

/** What the operator sees: gateways, blocked people and communities, and requests in doubt, with buttons for each. */
export const operatorMessage = async (
  deps: Deps<'store' | 'providers' | 'settings'>,
  event: EventInContext,
): Promise<ChatMessage> => {
  const { locale } = event.person;
  if (!isOperator(deps, event))
    return note('bad', say(locale, 'operator.only', { name: personKey(event.person) }));
  const [coolingDown, blocked, doubts] = await Promise.all([
    deps.store.health.coolingDown(),
    deps.store.settings.blocked(),
    generationsInDoubt(deps),
  ]);
  const line = (label: string, value: string) => say(locale, 'line', { label, value });
  const gateways = [...deps.providers.inUse.keys()].map((id) => {
    const cooling = coolingDown.get(id);
    if (cooling === undefined) return line(id, say(locale, 'operator.available'));
    if (cooling.reason === 'paused') return line(id, say(locale, 'operator.paused'));
    const reason = sayIfKnown(locale, `operator.reason.${cooling.reason}`) ?? cooling.reason;
    const facts = { reason, seconds: Math.round(cooling.forMs / 1000) };
    return line(id, say(locale, 'operator.cooling-down', facts));
  });
  const pauses = [...deps.providers.inUse.keys()].map((id): Control => {
    const paused = coolingDown.get(id)?.reason === 'paused';
    return button(say(locale, paused ? 'operator.resume' : 'operator.pause', { provider: id }), {
      do: paused ? 'resume' : 'pause',
      provider: id,
    });
  });
  const settling = doubts.slice(0, 3).map((generation, index): Control[] =>
    (['made', 'none'] as const).map((charge) =>
      button(say(locale, `operator.was-${charge}`, { number: index + 1 }), {
        do: 'settle',
        generation: generation.id,
        charge,
      }),
    ),
  );
  const inDoubt = doubts.map(
    (generation, index) =>
      `${index + 1}. ${requestTitle(generation)} · ${generation.provider} · ${personKey(generation.person)} · ${new Date(generation.createdAt).toISOString().slice(0, 16).replace('T', ' ')}`,
  );
  const section = (title: string, lines: readonly string[]) => [title, ...lines].join('\n');
  return {
    tone: 'plain',
    title: say(locale, 'operator.title'),
    body: [
      section(say(locale, 'operator.gateways'), gateways),
      section(say(locale, 'operator.blocked'), blocked.size === 0 ? ['–'] : [...blocked]),
      section(say(locale, 'operator.in-doubt'), inDoubt.length === 0 ? ['–'] : inDoubt),
    ].join('\n\n'),
    controls: [pauses, [button(say(locale, 'operator.block'), { do: 'block', key: '?' })], ...settling],
  };
};

type OperatorAction = Extract<Action, { do: 'pause' | 'resume' | 'block' | 'settle' }>;

/** Does what an operator's button stands for, and shows the new state. */
export const operatorAction = async (
  deps: CoreDeps,
  event: EventInContext,
  action: OperatorAction,
): Promise<void> => {
  const { person, reply } = event;
  if (!isOperator(deps, event))
    return reply.tell(note('bad', say(person.locale, 'operator.only', { name: personKey(person) })));
  switch (action.do) {
    case 'pause':
      await deps.store.health.pause(action.provider);
      break;
    case 'resume':
      await deps.store.health.resume(action.provider);
      break;
    case 'settle':
      await settleInDoubt(deps, action);
      break;
    case 'block':
      return reply.ask(blockForm(person.locale));
  }
  deps.log.info({ event: 'operator.action', ...action, by: personKey(person) }, 'Operator action');
  return reply.tell(await operatorMessage(deps, event));
};

/** Blocks the person or community that the form names, or unblocks it. */
export const blockByName = async (
  deps: Deps<'log' | 'store' | 'providers' | 'settings'>,
  event: EventInContext,
  raw: RawValues,
): Promise<void> => {
  const { person, reply } = event;
  const { locale } = person;
  if (!isOperator(deps, event))
    return reply.tell(note('bad', say(locale, 'operator.only', { name: personKey(event.person) })));
  const key = String(raw.who ?? '').trim();
  if (!/^[a-z]+:[^\s/]{1,64}$/.test(key)) return reply.tell(note('bad', say(locale, 'operator.no-such')));
  const blocked = await deps.store.settings.blocked();
  await (blocked.has(key) ? deps.store.settings.unblock(key) : deps.store.settings.block(key));
  const facts = { event: 'operator.action', key, by: personKey(person), blocked: !blocked.has(key) };
  deps.log.info(facts, 'Operator action');
  return reply.tell(await operatorMessage(deps, event));
};

/** The newest requests of which nobody knows whether they were paid. */
const generationsInDoubt = async (deps: Deps<'store'>): Promise<Generation[]> => {
  const ids = await deps.store.generations.inDoubt(20);
  return (await deps.store.generations.loadMany(ids)).filter((one) => one !== undefined);
};

/** Records what the operator found at the gateway; the card follows. */
const settleInDoubt = async (
  deps: CoreDeps,
  { generation, charge }: Extract<OperatorAction, { do: 'settle' }>,
): Promise<void> => {
  await applyOutcome(deps, generation, { kind: 'settled', at: deps.clock.now(), charge });
};

const blockForm = (locale: string | undefined): ChatForm => ({
  id: encodeAction({ do: 'block', key: '?' }),
  title: say(locale, 'operator.block'),
  submit: say(locale, 'settings.save'),
  fields: [
    {
      name: 'who',
      kind: 'text',
      label: say(locale, 'operator.who'),
      placeholder: 'discord:1234567890',
      required: true,
      advanced: false,
      maxLength: 80,
    },
  ],
});

const button = (label: string, action: Action): Control => ({
  kind: 'button',
  label,
  action,
  style: 'plain',
});
