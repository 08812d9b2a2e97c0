import { say } from '../../i18n/index.js';
import { type ChatMessage, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';

/** The person's personas, each with a button that deletes it. */
export const personasMessage = async (
  deps: Deps<'store' | 'providers'>,
  { person }: Pick<ChatEvent, 'person'>,
): Promise<ChatMessage> => {
  const { locale } = person;
  const personas = await deps.store.personas.of(person);
  if (personas.length === 0) return note('plain', noneYet(deps, locale));
  return {
    tone: 'plain',
    title: say(locale, 'persona.title'),
    body: personas
      .slice(0, 20)
      .map(({ name, provider }) => `• ${name} · ${provider}`)
      .join('\n'),
    controls: personas.slice(0, 5).map(({ id, name }) => [
      {
        kind: 'button',
        label: say(locale, 'persona.delete', { name }),
        action: { do: 'delete-persona', persona: id },
        style: 'danger',
      },
    ]),
    footnote: say(locale, 'persona.how'),
  };
};

/** How to create a first persona: not every gateway offers it. */
const noneYet = (deps: Deps<'providers'>, locale: string | undefined): string => {
  const all = [...deps.providers.inUse.values()];
  const able = all.filter((one) => one.capabilities.operations.persona !== undefined).map((one) => one.id);
  if (able.length === all.length) return say(locale, 'persona.none');
  if (able.length > 0) return say(locale, 'persona.none-but', { others: able.join(', ') });
  const others = deps.providers.others('persona').join(', ');
  return say(locale, 'refusal.nobody-can', { operation: say(locale, 'name.persona'), others });
};

/** Deletes a persona of this person. At its gateway it stays. */
export const deletePersona = async (
  deps: Deps<'store'>,
  event: EventInContext,
  id: string,
): Promise<void> => {
  const { person, reply } = event;
  const persona = await deps.store.personas.load(id);
  if (persona === undefined || personKey(persona.person) !== personKey(person)) {
    return reply.tell(note('bad', say(person.locale, 'persona.gone')));
  }
  await deps.store.personas.remove(persona);
  return reply.tell(note('good', say(person.locale, 'persona.deleted', { name: persona.name })));
};
