import { say } from '../../i18n/index.js';
import { encodeAction } from '../domain/action.js';
import type { Request } from '../domain/generation.js';
import type { RawValues } from '../domain/message.js';
import { type ChatMessage, note } from '../domain/message.js';
import { labelOf, parseRequest } from '../domain/parse-request.js';
import { personKey } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { fieldsOf, type OperationName, operationOf } from '../operations/index.js';
import { refusedWordReason, trackDenyReason } from '../policies/access.js';
import { chooseProvider, type ProviderChoice, type Requirements } from '../policies/choose-provider.js';
import {
  findReferences,
  formChoices,
  makerOf,
  matchingTracks,
  referenceProblems,
} from '../policies/references.js';
import { transferOffer } from '../policies/transfer-offer.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { requestForm } from '../views/request-form.js';
import { dedupeClick } from './dedupe-click.js';
import { startGeneration } from './start-generation.js';
import { fetchUpload } from './upload.js';

/** What someone asks for, before it is checked. */
export type RequestInput = { operation: OperationName; raw: RawValues; track?: Track | undefined };

/** Starts a request if it is sound, opens its form if it wants one, or says what is wrong with it. */
export const request = async (deps: CoreDeps, event: ChatEvent, given: RequestInput): Promise<void> => {
  const { operation, track } = given;
  const { locale } = event.person;
  const references = await findReferences(deps, event.person, given.raw, track);
  const maker = makerOf(references);
  const raw = await preferring(deps, event, given, maker);
  const asked = { ...given, raw };
  const choice = await chooseProvider(deps, { operation, model: wanted(asked), maker });
  if (choice.kind !== 'chosen') return event.reply.tell(await whyNobody(deps, choice, asked, locale));
  if (operation === 'whole' && track?.operation !== 'extend' && track?.operation !== 'replace') {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-whole')));
  }
  const { capability, provider } = choice;
  // What was typed into a form is not thrown away: such a request waits, and is offered the same if it fails.
  if (choice.out && track !== undefined && event.kind !== 'form') {
    const offer = await transferOffer(deps, track, operation, locale);
    if (offer !== undefined) return event.reply.tell(offer);
  }
  if (operation === 'mashup' && event.kind !== 'form' && track !== undefined) {
    const others = await matchingTracks(deps, event.person, track);
    if (others.length === 0) return event.reply.tell(note('bad', say(locale, 'refusal.no-other-track')));
  }
  if (event.kind !== 'form' && (operationOf(operation).form || lacksSomething(operation, raw))) {
    // A form would leave out without a word what it can not offer.
    const strange = referenceProblems(raw, references, capability, locale);
    if (strange.length > 0) return correct(deps, event, asked, strange);
    return event.reply.ask(
      requestForm(operation, {
        capability,
        track,
        given: raw,
        locale,
        ...(await formChoices(deps, event)),
      }),
    );
  }
  const parsed = parseRequest(operation, raw, capability, track?.seconds, locale);
  const problems = parsed.ok ? referenceProblems(raw, references, capability, locale) : parsed.problems;
  if (!parsed.ok || problems.length > 0) return correct(deps, event, asked, problems);
  // Long lyrics are not to be written again for one word.
  const word = await refusedWordReason(deps, event, parsed.values);
  if (word !== undefined) return toMend(deps, event, asked, word);
  if (operation === 'upload') {
    const { audio } = parsed.values;
    const title = typeof parsed.values.title === 'string' ? parsed.values.title : nameIn(String(audio));
    const brought = await fetchUpload(deps, { source: String(audio), name: title }, locale);
    if ('refusal' in brought) {
      const { refusal, another } = brought;
      const kept = another
        ? Object.fromEntries(Object.entries(raw).filter(([name]) => name !== 'audio'))
        : raw;
      return toMend(deps, event, { ...asked, raw: kept }, refusal);
    }
    Object.assign(parsed.values, { audio: brought.address, title: brought.file.title });
  }
  const sources = [references.track, references.other].flatMap((one) =>
    one === undefined ? [] : [{ id: one.id, title: one.title }],
  );
  const request: Request = { operation, model: parsed.model, values: parsed.values, sources };
  // A form is sent once; a bare button can be hit twice, and shall start one song.
  const key =
    event.kind === 'press'
      ? await dedupeClick(deps, event, event.action === undefined ? '' : encodeAction(event.action))
      : event.key;
  await startGeneration(deps, event, request, provider.id, key);
};

/** True when something is not said that cannot be done without: the form asks for it, and for the rest. */
const lacksSomething = (operation: OperationName, raw: RawValues): boolean =>
  fieldsOf(operationOf(operation)).some(
    ([name, field]) => field.required === true && String(raw[name] ?? '').trim() === '',
  );

/** Says again what failed or was liked: the same request, now. */
export const repeat = async (
  deps: CoreDeps,
  event: ChatEvent,
  request: Request,
  key: string,
): Promise<void> => {
  const { operation, values } = request;
  const first = request.sources[0];
  const track = first === undefined ? undefined : await deps.store.tracks.load(first.id);
  const refusal = track === undefined ? undefined : await trackDenyReason(deps, event, track);
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  const references = await findReferences(deps, event.person, values, track);
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
  const choice = await chooseProvider(deps, { operation, model: request.model, maker });
  if (choice.kind !== 'chosen') {
    const asked = { operation, raw: {}, track };
    return event.reply.tell(await whyNobody(deps, choice, asked, event.person.locale));
  }
  await startGeneration(deps, event, request, choice.provider.id, key);
};

/** Tells every problem at once and keeps what was typed, behind a button that opens the form again. */
const correct = async (
  deps: CoreDeps,
  event: ChatEvent,
  asked: RequestInput,
  problems: string[],
): Promise<void> => {
  const intro = say(event.person.locale, 'invalid.intro');
  return toMend(deps, event, asked, [intro, ...problems.map((problem) => `• ${problem}`)].join('\n'));
};

/** Says what is wrong, above a button that opens the form again with what is kept. */
const toMend = async (deps: CoreDeps, event: ChatEvent, asked: RequestInput, body: string): Promise<void> => {
  const { locale } = event.person;
  const draft = deps.store.idFor(`draft:${event.key}`);
  const owner = personKey(event.person);
  const kept = { operation: asked.operation, raw: asked.raw, track: asked.track?.id, owner };
  await deps.store.drafts.save(draft, kept, 24 * 3600);
  const message: ChatMessage = {
    tone: 'bad',
    body,
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'name.mend'),
          action: { do: 'mend', draft },
          style: 'main',
        },
      ],
    ],
  };
  await event.reply.tell(message);
};

const wanted = (asked: RequestInput): string | undefined =>
  typeof asked.raw.model === 'string' && asked.raw.model !== '' ? asked.raw.model : undefined;

const whyNobody = async (
  deps: CoreDeps,
  choice: ProviderChoice,
  asked: RequestInput,
  locale: string | undefined,
): Promise<ChatMessage> => {
  if (choice.kind === 'maker-gone') {
    const offer =
      asked.track === undefined ? undefined : await transferOffer(deps, asked.track, asked.operation, locale);
    return (
      offer ?? note('bad', say(locale, 'fault.maker_gone', { charge: 'none', provider: choice.provider }))
    );
  }
  const able = [...deps.providers.inUse.values()].filter(
    (one) => one.capabilities.operations[asked.operation] !== undefined,
  );
  const operation = say(locale, `name.${asked.operation}`);
  if (able.length === 0) {
    const others = deps.providers.others(asked.operation).join(', ');
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
  deps: CoreDeps,
  { community }: ChatEvent,
  { operation, raw }: RequestInput,
  maker: Requirements['maker'],
): Promise<RawValues> => {
  if (community === undefined || String(raw.model ?? '') !== '') return raw;
  const { model } = await deps.store.settings.community(community.key);
  if (model === undefined) return raw;
  const choice = await chooseProvider(deps, { operation, model, maker });
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
