import type { ChatMessage, MessageRef } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { cleanText, type Line, type StyledText, styleText } from './entities.js';
import { columnsOf } from './keyboard.js';

const toneSigns: Record<ChatMessage['tone'], string> = { plain: '', busy: '', good: '', bad: '⚠️ ' };

/** Renders all of a message but its controls, with `links` as lines of their own. */
export const renderBody = (message: ChatMessage, links: readonly string[]): StyledText => {
  const title = trimmed(message.title);
  const body = trimmed(message.body);
  const sign = toneSigns[message.tone];
  const lead: Line[] = [];
  if (title !== '') lead.push([{ text: sign }, { text: title, style: 'bold' }]);
  if (body !== '') lead.push([{ text: title === '' ? sign : '' }, { text: body }]);
  const bar: Line[] = message.progress === undefined ? [] : [[{ text: progressBar(message.progress) }]];
  const facts = (message.facts ?? []).map((fact): Line => [{ text: factLine(fact) }]);
  if (message.from !== undefined) facts.push(originLine(message.from));
  const footnote = trimmed(message.footnote);
  const small: Line[] = footnote === '' ? [] : [[{ text: footnote, style: 'italic' }]];
  const styled = styleText([lead, bar, facts, links.map((link): Line => [{ text: link }]), small]);
  // Telegram refuses an empty text.
  return styled.text.trim() === '' ? { text: '♪', entities: [] } : styled;
};

/** A bar of ten steps and the percentage: ▰▰▰▱▱▱▱▱▱▱ 30 %. */
export const progressBar = (progress: number): string => {
  const share = Math.min(1, Math.max(0, Number.isNaN(progress) ? 0 : progress));
  const full = Math.floor(share * 10);
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${Math.round(share * 100)} %`;
};

/** A fact as "label: value". */
export const factLine = (fact: { label: string; value: string }): string =>
  `${trimmed(fact.label)}${isWide(fact.label) ? '：' : ': '}${trimmed(fact.value)}`;

// Chinese and Japanese use a full-width colon, which needs no space.
const isWide = (text: string): boolean => columnsOf(text) > text.length;

// Only messages in supergroups have a link (t.me/c/…).
const originLine = ({ title, ref }: { title: string; ref?: MessageRef | undefined }): Line => {
  const [, group] = /^-100(\d+)$/.exec(ref?.platform === 'telegram' ? ref.chat : '') ?? [];
  const link = group === undefined ? undefined : `https://t.me/c/${group}/${ref?.message}`;
  return [{ text: `${say(undefined, 'track.from')}: ` }, { text: trimmed(title), link }];
};

const trimmed = (text: string | undefined): string => cleanText(text ?? '').trim();
