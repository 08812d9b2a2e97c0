import { actionId } from '../../action.js';
import { generationId, type Request } from '../../generation.js';
import { type ChatMessage, note } from '../../message.js';
import { fieldsOf, type OperationName, operationOf } from '../../operations/index.js';
import { personKey } from '../../people.js';
import { labelOf, parseRequest } from '../../request.js';
import type { ChatEvent, RawValues } from '../../surface.js';
import type { Track } from '../../track.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';
import { carryOffer } from './carry.js';
import { type Choice, choose, type Wish } from './choose.js';
import { makeForm } from './forms.js';
import { handsOff, unwanted } from './gate.js';
import { oneWish } from './one-wish.js';
import { belongings, findReferences, makerOf, othersOf, referenceProblems } from './references.js';
import { start } from './start.js';
import { bring } from './upload.js';

/** What someone asks for, before it is checked. */
export type Asked = { operation: OperationName; raw: RawValues; track?: Track | undefined };

/** Starts a request if it is sound, opens its form if it wants one, or says what is wrong with it. */
export const begin = async (ports: StudioPorts, event: ChatEvent, given: Asked): Promise<void> => {
  const { operation, track } = given;
  const { locale } = event.person;
  const references = await findReferences(ports, event.person, given.raw, track);
  const maker = makerOf(references);
  const raw = await preferring(ports, event, given, maker);
  const asked = { ...given, raw };
  const choice = await choose(ports, { operation, model: wanted(asked), maker });
  if (choice.kind !== 'chosen') return event.reply.tell(await whyNobody(ports, choice, asked, locale));
  if (operation === 'whole' && track?.operation !== 'extend' && track?.operation !== 'replace') {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-whole')));
  }
  const { capability, provider } = choice;
  // What was typed into a form is not thrown away: such a request waits, and is offered the same if it fails.
  if (choice.out && track !== undefined && event.kind !== 'form') {
    const offer = await carryOffer(ports, track, operation, locale);
    if (offer !== undefined) return event.reply.tell(offer);
  }
  if (operation === 'mashup' && event.kind !== 'form' && track !== undefined) {
    const others = await othersOf(ports, event.person, track);
    if (others.length === 0) return event.reply.tell(note('bad', say(locale, 'refusal.no-other-track')));
  }
  if (event.kind !== 'form' && (operationOf(operation).form || lacksSomething(operation, raw))) {
    // A form would leave out without a word what it can not offer.
    const strange = referenceProblems(raw, references, capability, locale);
    if (strange.length > 0) return correct(ports, event, asked, strange);
    return event.reply.ask(
      makeForm(operation, {
        capability,
        track,
        given: raw,
        locale,
        ...(await belongings(ports, event)),
      }),
    );
  }
  const parsed = parseRequest(operation, raw, capability, track?.seconds, locale);
  const problems = parsed.ok ? referenceProblems(raw, references, capability, locale) : parsed.problems;
  if (!parsed.ok || problems.length > 0) return correct(ports, event, asked, problems);
  // Long lyrics are not to be written again for one word.
  const word = await unwanted(ports, event, parsed.values);
  if (word !== undefined) return toMend(ports, event, asked, word);
  if (operation === 'upload') {
    const { audio } = parsed.values;
    const title = typeof parsed.values.title === 'string' ? parsed.values.title : nameIn(String(audio));
    const brought = await bring(ports, { source: String(audio), name: title }, locale);
    if ('refusal' in brought) {
      const { refusal, another } = brought;
      const kept = another
        ? Object.fromEntries(Object.entries(raw).filter(([name]) => name !== 'audio'))
        : raw;
      return toMend(ports, event, { ...asked, raw: kept }, refusal);
    }
    Object.assign(parsed.values, { audio: brought.address, title: brought.file.title });
  }
  const sources = [references.track, references.other].flatMap((one) =>
    one === undefined ? [] : [{ id: one.id, title: one.title }],
  );
  const request: Request = { operation, model: parsed.model, values: parsed.values, sources };
  // A form is sent once; a bare button can be hit twice, and shall start one song.
  const key = event.kind === 'press' ? await oneWish(ports, event, event.action) : event.key;
  await start(ports, event, request, provider.id, key);
};

/** True when something is not said that cannot be done without: the form asks for it, and for the rest. */
const lacksSomething = (operation: OperationName, raw: RawValues): boolean =>
  fieldsOf(operationOf(operation)).some(
    ([name, field]) => field.required === true && String(raw[name] ?? '').trim() === '',
  );

/** Says again what failed or was liked: the same request, now. */
export const repeat = async (
  ports: StudioPorts,
  event: ChatEvent,
  request: Request,
  key: string,
): Promise<void> => {
  const { operation, values } = request;
  const first = request.sources[0];
  const track = first === undefined ? undefined : await ports.tracks.load(first.id);
  const refusal = track === undefined ? undefined : await handsOff(ports, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  const references = await findReferences(ports, event.person, values, track);
  const { locale } = event.person;
  if (values.persona !== undefined && references.persona === undefined) {
    return event.reply.tell(
      note('bad', say(locale, 'invalid.persona', { field: labelOf('persona', locale) })),
    );
  }
  if (values.other !== undefined && references.other === undefined) {
    return event.reply.tell(note('bad', say(locale, 'refusal.no-track')));
  }
  // What is brought from elsewhere goes to whoever takes it, not back to its maker.
  const maker = operation === 'upload' ? undefined : makerOf(references);
  const choice = await choose(ports, { operation, model: request.model, maker });
  if (choice.kind !== 'chosen') {
    const asked = { operation, raw: {}, track };
    return event.reply.tell(await whyNobody(ports, choice, asked, event.person.locale));
  }
  await start(ports, event, request, choice.provider.id, key);
};

/** Tells every problem at once and keeps what was typed, behind a button that opens the form again. */
const correct = async (
  ports: StudioPorts,
  event: ChatEvent,
  asked: Asked,
  problems: string[],
): Promise<void> => {
  const intro = say(event.person.locale, 'invalid.intro');
  return toMend(ports, event, asked, [intro, ...problems.map((problem) => `• ${problem}`)].join('\n'));
};

/** Says what is wrong, above a button that opens the form again with what is kept. */
const toMend = async (ports: StudioPorts, event: ChatEvent, asked: Asked, body: string): Promise<void> => {
  const { locale } = event.person;
  const draft = generationId(ports.hash(`draft:${event.key}`));
  const owner = personKey(event.person);
  const kept = { operation: asked.operation, raw: asked.raw, track: asked.track?.id, owner };
  await ports.drafts.save(draft, kept, 24 * 3600);
  const message: ChatMessage = {
    tone: 'bad',
    body,
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'name.mend'),
          action: actionId({ do: 'mend', draft }),
          style: 'main',
        },
      ],
    ],
  };
  await event.reply.tell(message);
};

const wanted = (asked: Asked): string | undefined =>
  typeof asked.raw.model === 'string' && asked.raw.model !== '' ? asked.raw.model : undefined;

const whyNobody = async (
  ports: StudioPorts,
  choice: Choice,
  asked: Asked,
  locale: string | undefined,
): Promise<ChatMessage> => {
  if (choice.kind === 'maker-gone') {
    const offer =
      asked.track === undefined ? undefined : await carryOffer(ports, asked.track, asked.operation, locale);
    return (
      offer ?? note('bad', say(locale, 'fault.maker_gone', { charge: 'none', provider: choice.provider }))
    );
  }
  const able = [...ports.providers.values()].filter(
    (one) => one.capabilities.operations[asked.operation] !== undefined,
  );
  const operation = say(locale, `name.${asked.operation}`);
  if (able.length === 0) {
    const others = ports.elsewhere(asked.operation).join(', ');
    return note('bad', say(locale, 'refusal.nobody-can', { operation, others }));
  }
  const others = able.map((one) => one.id).join(', ');
  const provider = asked.track?.provider ?? '';
  return provider === ''
    ? note('bad', say(locale, 'refusal.no-such-model', { operation, others }))
    : note('bad', say(locale, 'refusal.maker-cannot', { operation, provider, others }));
};

/** Where nobody asked for a model, the one the community prefers, if it can be had. */
const preferring = async (
  ports: StudioPorts,
  { community }: ChatEvent,
  { operation, raw }: Asked,
  maker: Wish['maker'],
): Promise<RawValues> => {
  if (community === undefined || String(raw.model ?? '') !== '') return raw;
  const { model } = await ports.rules.community(community.key);
  if (model === undefined) return raw;
  const choice = await choose(ports, { operation, model, maker });
  const can = choice.kind === 'chosen' && !choice.out && choice.capability.fields.includes('model');
  return can ? { ...raw, model } : raw;
};

/** The name of the file an address leads to. */
const nameIn = (address: string): string => {
  const last = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/\.[a-z0-9]{2,4}$/i, '');
  } catch {
    return last;
  }
};
