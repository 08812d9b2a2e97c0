import { say } from '../../i18n/index.js';
import { encodeAction } from '../domain/action.js';
import type { Capability } from '../domain/capability.js';
import type { Request } from '../domain/generation.js';
import type { RawValues } from '../domain/message.js';
import { type ChatMessage, note } from '../domain/message.js';
import { parseValues } from '../domain/parse-values.js';
import type { Track } from '../domain/track.js';
import { isVisible } from '../intents/normalize.js';
import { fieldsOf, type OperationName, operationOf } from '../operations/index.js';
import { refusedWordReason } from '../policies/access.js';
import { chooseProvider, type Requirements } from '../policies/choose-provider.js';
import type { EventInContext } from '../policies/context.js';
import { noProviderMessage } from '../policies/no-provider.js';
import {
  findReferences,
  formChoices,
  makerOf,
  matchingTracks,
  type References,
  referenceProblems,
} from '../policies/references.js';
import { transferOffer } from '../policies/transfer-offer.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { requestForm } from '../views/request-form.js';
import { offerCorrection } from './correct-request.js';
import { dedupeClick } from './dedupe-click.js';
import { startGeneration } from './start-generation.js';
import { fetchRequestedAudio } from './upload.js';

/** What a person asks for, before it is checked. */
export type RequestInput = { operation: OperationName; raw: RawValues; track?: Track | undefined };

/** A request with everything it refers to and the limits it must keep. */
type Resolved = RequestInput & { references: References; capability: Capability };

/**
 * Resolves what a request refers to, chooses its provider, validates it and starts it. Opens its form instead where
 * something is missing, and says what is wrong where something is.
 */
export const request = async (deps: CoreDeps, event: EventInContext, input: RequestInput): Promise<void> => {
  const { operation, track } = input;
  const { coolingDown } = event.context;
  const references = await findReferences(deps, event.person, input.raw, track);
  const maker = makerOf(references);
  const raw = withPreferredModel(deps, event, input, maker);
  const choice = chooseProvider(deps, coolingDown, { operation, model: modelIn(raw), maker });
  if (choice.kind !== 'chosen') return event.reply.tell(noProviderMessage(deps, event, choice, input));
  const refusal = await trackRefusal(deps, event, input, choice.out);
  if (refusal !== undefined) return event.reply.tell(refusal);
  const resolved = { operation, track, raw, references, capability: choice.capability };
  if (wantsForm(event, resolved)) return openRequestForm(deps, event, resolved);
  const parsed = await validate(deps, event, resolved);
  if (parsed === undefined) return;
  // A form is submitted once; a button can be clicked twice and shall start one song.
  const key =
    event.kind === 'press' && event.action !== undefined
      ? await dedupeClick(deps, event, encodeAction(event.action))
      : event.key;
  await startGeneration(deps, event, { request: parsed, provider: choice.provider.id, key });
};

/** Why the operation is not possible with this track now, or the offer to continue from it at another gateway. */
const trackRefusal = async (
  deps: Deps<'store' | 'media' | 'providers'>,
  event: EventInContext,
  { operation, track }: RequestInput,
  isOut: boolean,
): Promise<ChatMessage | undefined> => {
  const { locale } = event.person;
  if (operation === 'whole' && track?.operation !== 'extend' && track?.operation !== 'replace') {
    return note('bad', say(locale, 'refusal.not-whole'));
  }
  // Values typed into a form are not thrown away: that request waits, and is offered a transfer if it fails.
  if (track === undefined || event.kind === 'form') return undefined;
  const offer = isOut && transferOffer(deps, event.context.coolingDown, { track, operation, locale });
  if (offer) return offer;
  if (operation !== 'mashup') return undefined;
  const others = await matchingTracks(deps, event.person, track);
  return others.length === 0 ? note('bad', say(locale, 'refusal.no-other-track')) : undefined;
};

/** True when the operation always opens its form, or a required value is missing. */
const wantsForm = (event: EventInContext, { operation, raw }: Resolved): boolean => {
  if (event.kind === 'form') return false;
  const declaration = operationOf(operation);
  const isMissing = fieldsOf(declaration).some(
    ([name, field]) => field.required === true && !isVisible(String(raw[name] ?? '')),
  );
  return declaration.form === true || isMissing;
};

const openRequestForm = async (
  deps: Deps<'store' | 'platforms'>,
  event: EventInContext,
  { operation, track, raw, references, capability }: Resolved,
): Promise<void> => {
  const { locale } = event.person;
  // The form would silently leave out a reference that it cannot offer.
  const problems = referenceProblems(raw, references, capability, locale);
  if (problems.length > 0) return correct(deps, event, { operation, raw, track }, problems);
  const choices = await formChoices(deps, event);
  return event.reply.ask(requestForm(operation, { capability, track, given: raw, locale, ...choices }));
};

/** The checked request; undefined when something is wrong, which the person has been shown. */
const validate = async (
  deps: Deps<'log' | 'store' | 'media' | 'settings'>,
  event: EventInContext,
  { operation, track, raw, references, capability }: Resolved,
): Promise<Request | undefined> => {
  const { locale } = event.person;
  const input = { operation, raw, track };
  const parsed = parseValues(operation, raw, capability, track?.seconds, locale);
  const problems = parsed.ok ? referenceProblems(raw, references, capability, locale) : parsed.problems;
  if (!parsed.ok || problems.length > 0) {
    await correct(deps, event, input, problems);
    return undefined;
  }
  // Nobody should have to write long lyrics again because of one word.
  const word = refusedWordReason(event, parsed.values);
  if (word !== undefined) {
    await offerCorrection(deps, event, { ...input, track: track?.id }, word);
    return undefined;
  }
  const values =
    operation === 'upload' ? await fetchRequestedAudio(deps, event, parsed.values, raw) : parsed.values;
  if (values === undefined) return undefined;
  const sources = [references.track, references.other].flatMap((source) =>
    source === undefined ? [] : [{ id: source.id, title: source.title }],
  );
  return { operation, model: parsed.model, values, sources };
};

/** Lists every problem at once and keeps what was typed. */
const correct = async (
  deps: Deps<'store'>,
  event: EventInContext,
  { operation, raw, track }: RequestInput,
  problems: readonly string[],
): Promise<void> => {
  const intro = say(event.person.locale, 'invalid.intro');
  const body = [intro, ...problems.map((problem) => `• ${problem}`)].join('\n');
  return offerCorrection(deps, event, { operation, raw, track: track?.id }, body);
};

const modelIn = ({ model }: RawValues): string | undefined =>
  typeof model === 'string' && model !== '' ? model : undefined;

/** The values with the model that the community prefers, where the person named none and it can be had. */
const withPreferredModel = (
  deps: Deps<'providers'>,
  { context }: EventInContext,
  { operation, raw }: RequestInput,
  maker: Requirements['maker'],
): RawValues => {
  const { model } = context.community;
  if (model === undefined || String(raw.model ?? '') !== '') return raw;
  const choice = chooseProvider(deps, context.coolingDown, { operation, model, maker });
  const isAvailable = choice.kind === 'chosen' && !choice.out && choice.capability.fields.includes('model');
  return isAvailable ? { ...raw, model } : raw;
};
