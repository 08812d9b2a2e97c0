import { say } from '../../i18n/index.js';
import { wasRefused } from '../domain/faults.js';
import type { Charge, Generation, Outcome } from '../domain/generation.js';
import type { ChatMessage, Control } from '../domain/message.js';
import { shorten } from './fit-message.js';

/** What a card shows besides the record. */
export type CardContext = {
  now: number;
  /** How many requests are ahead of it; undefined when it does not wait. */
  ahead?: number | undefined;
  usualSeconds: number;
  sandbox: boolean;
};

/** The title of a request until its tracks have titles. */
export const requestTitle = (generation: Generation): string => {
  const { values, sources, operation } = generation.request;
  const { locale } = generation.person;
  const own = values.title ?? values.prompt ?? values.style ?? firstLine(values.lyrics);
  const source = sources[0]?.title;
  if (source !== undefined && operation !== 'song' && operation !== 'custom') {
    const value = typeof values.title === 'string' ? values.title : source;
    return say(locale, 'line', { label: say(locale, `name.${operation}`), value });
  }
  return shorten(typeof own === 'string' ? own : say(locale, `name.${operation}`), 120);
};

/** The status card of a generation in any state. Pure: the same record makes the same card. */
export const statusCard = (generation: Generation, context: CardContext): ChatMessage => {
  const { state, id } = generation;
  const { locale } = generation.person;
  const title =
    state.step === 'running' && state.title !== undefined ? state.title : requestTitle(generation);
  const footnote = context.sandbox ? say(locale, 'card.sandbox') : undefined;
  const cancel: Control = {
    kind: 'button',
    label: say(locale, 'name.cancel'),
    action: { do: 'cancel', generation: id },
    style: 'danger',
  };
  const busy = { tone: 'busy', title, footnote, controls: [[cancel]] } as const;
  switch (state.step) {
    case 'queued':
      if ((generation.graceUntil ?? 0) > context.now) {
        const seconds = Math.ceil(((generation.graceUntil ?? 0) - context.now) / 1000);
        return { ...busy, body: say(locale, 'card.grace', { seconds }), progress: 0 };
      }
      // It was tried or rerouted, and waits for the next attempt.
      if (state.attempts > 0) return { ...busy, body: say(locale, 'card.patience'), progress: 0 };
      return { ...busy, body: say(locale, 'card.queued', { ahead: context.ahead ?? 0 }), progress: 0 };
    case 'submitting':
      return { ...busy, body: say(locale, 'card.submitting'), progress: 0 };
    case 'running':
      return {
        ...busy,
        body: [runningBody(generation, context), ...firstWords(state.lyrics)].join('\n\n'),
        progress: state.progress ?? 0.02,
        image: state.image,
        controls: [[...listenLink(state.listenUrl, locale), cancel]],
      };
    case 'delivering':
      if (state.outcome.kind === 'tracks') {
        return { ...busy, body: say(locale, 'card.delivering'), progress: 0.97, controls: [] };
      }
      return outcomeCard(generation, state.outcome, context);
    case 'done':
      return outcomeCard(generation, state.outcome, context);
  }
};

/** The first lines of the lyrics, as soon as they are known. */
const firstWords = (lyrics: string | undefined): string[] => {
  const lines = (lyrics ?? '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('['));
  if (lines.length === 0) return [];
  return [lines.slice(0, 4).join('\n') + (lines.length > 4 ? '\n…' : '')];
};

const listenLink = (url: string | undefined, locale: string | undefined): Control[] =>
  url === undefined ? [] : [{ kind: 'link', label: say(locale, 'name.listen'), url }];

const runningBody = (generation: Generation, context: CardContext): string => {
  const { locale } = generation.person;
  const elapsed = (context.now - (generation.ticket?.at ?? context.now)) / 1000;
  const left = context.usualSeconds - elapsed;
  const estimate = left > 0 ? say(locale, 'card.estimate', { seconds: left }) : say(locale, 'card.longer');
  return `${say(locale, 'card.running')} ${estimate}`;
};

/** The last state of a card: how the generation ended. */
export const outcomeCard = (
  generation: Generation,
  outcome: Outcome,
  context: Pick<CardContext, 'sandbox'>,
): ChatMessage => {
  const { locale } = generation.person;
  const title = requestTitle(generation);
  const footnote = context.sandbox ? say(locale, 'card.sandbox') : undefined;
  if (outcome.kind === 'cancelled') {
    const body = cancelledText(outcome.charge, context.sandbox, locale);
    return { tone: 'plain', title, body, footnote, controls: [[retryButton(generation)]] };
  }
  if (outcome.kind === 'product') {
    const lines = [say(locale, 'card.made')];
    if (outcome.late) lines.push(say(locale, 'card.late'));
    return { tone: 'good', title, body: lines.join('\n'), controls: [] };
  }
  if (outcome.kind === 'tracks') {
    const lines = [say(locale, 'card.done', { count: outcome.takes.length })];
    if (outcome.missing > 0) lines.push(say(locale, 'card.missing', { missing: outcome.missing }));
    if (outcome.late) lines.push(say(locale, 'card.late'));
    // The tracks themselves name the person.
    return { tone: 'good', title, body: lines.join('\n'), controls: [] };
  }
  return {
    tone: 'bad',
    title,
    body: faultBody(generation, context.sandbox ? { ...outcome, charge: 'none' } : outcome),
    footnote,
    controls: [[retryButton(generation)]],
  };
};

/** Says that a generation was cancelled and whether it was paid. The sandbox costs nothing. */
export const cancelledText = (charge: Charge, sandbox: boolean, locale: string | undefined): string =>
  sandbox && charge !== 'none'
    ? say(locale, 'card.cancelled-sandbox')
    : say(locale, 'card.cancelled', { charge });

/** True for a request that was refused for its content and can be reworded; an upload cannot. */
export const isCorrectable = (
  { request }: Generation,
  { fault }: Extract<Outcome, { kind: 'failed' }>,
): boolean => wasRefused(fault) && request.operation !== 'upload';

const faultBody = (generation: Generation, outcome: Extract<Outcome, { kind: 'failed' }>): string => {
  const { locale } = generation.person;
  // A sentence of ours follows, so the gateway's own full stop is removed.
  const detail = shorten(outcome.detail.replace(/[\s.]+$/, ''), 160);
  const facts = { detail, charge: outcome.charge, provider: generation.provider };
  switch (outcome.fault) {
    case 'bad_input':
    case 'moderated':
    case 'failed':
      return say(locale, `fault.${outcome.fault}`, facts);
    case 'maker_gone':
      return say(locale, 'fault.maker_gone', facts);
    default:
      return say(locale, `fault.${outcome.fault}`, { charge: outcome.charge });
  }
};

const retryButton = (generation: Generation): Control => ({
  kind: 'button',
  label: say(generation.person.locale, 'name.retry'),
  action: { do: 'retry', generation: generation.id },
  style: 'main',
});

const firstLine = (text: unknown): string | undefined =>
  typeof text === 'string'
    ? text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('['))
    : undefined;
