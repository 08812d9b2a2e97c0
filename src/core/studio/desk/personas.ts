import { actionId } from '../../action.js';
import { type ChatMessage, note } from '../../message.js';
import { personKey } from '../../people.js';
import type { ChatEvent } from '../../surface.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';

/** Someone's personas, each with a button that deletes it. */
export const personasMessage = async (
  ports: StudioPorts,
  { person }: Pick<ChatEvent, 'person'>,
): Promise<ChatMessage> => {
  const { locale } = person;
  const personas = await ports.personas.of(person);
  if (personas.length === 0) return note('plain', noneYet(ports, locale));
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
        action: actionId({ do: 'forget', persona: id }),
        style: 'danger',
      },
    ]),
    footnote: say(locale, 'persona.how'),
  };
};

/** How to come to a first persona: not every gateway's tracks have that button. */
const noneYet = (ports: StudioPorts, locale: string | undefined): string => {
  const all = [...ports.providers.values()];
  const able = all.filter((one) => one.capabilities.operations.persona !== undefined).map((one) => one.id);
  if (able.length === all.length) return say(locale, 'persona.none');
  if (able.length > 0) return say(locale, 'persona.none-but', { others: able.join(', ') });
  const others = ports.elsewhere('persona').join(', ');
  return say(locale, 'refusal.nobody-can', { operation: say(locale, 'name.persona'), others });
};

/** Forgets a persona of this person's; at its gateway it stays. */
export const forgetPersona = async (ports: StudioPorts, event: ChatEvent, id: string): Promise<void> => {
  const { person, reply } = event;
  const persona = await ports.personas.load(id);
  if (persona === undefined || personKey(persona.person) !== personKey(person)) {
    return reply.tell(note('bad', say(person.locale, 'persona.gone')));
  }
  await ports.personas.remove(persona);
  return reply.tell(note('good', say(person.locale, 'persona.deleted', { name: persona.name })));
};
