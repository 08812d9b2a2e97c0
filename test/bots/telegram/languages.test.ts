import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/bots/telegram/render/keyboard.js';
import { telegramLimits } from '../../../src/bots/telegram/render/limits.js';
import { renderText } from '../../../src/bots/telegram/render/message.js';
import { type ChatMessage, fitMessage, note } from '../../../src/core/index.js';
import { moreMessage, trackMessage } from '../../../src/core/views/track.js';
import { languages } from '../../../src/i18n/index.js';
import { catalogues, sayingsOf } from '../../i18n/samples.js';
import { extended, plenty } from '../plenty.js';

/** How many columns of a label a phone shows, by how many buttons share the row. */
const columns: Record<number, number> = { 1: 40, 2: 20, 3: 13 };

/** The keys of texts on buttons: names, choices, and sentences used only there. */
const onButtons =
  /^(?:name|choice|settings\.page|settings\.buttons)\.|^library\.(?:favourites?|unfavourite|all|newer|older|send|family|rename|hide|unhide|share|delete)$|^wizard\.(?:skip|keep|clear|more-settings)$|^form\.(?:submit|open)$|^upload\.bring$|^persona\.delete$|^operator\.(?:pause|resume|block|was-made|was-none)$|^language$/;

const rowsOf = (message: ChatMessage): string[][] =>
  (renderText(fitMessage(message, telegramLimits)).keyboard?.inline_keyboard ?? []).map((row) =>
    row.map(({ text }) => text),
  );

const tooLong = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((row) => row.filter((label) => columnsOf(label) > (columns[row.length] ?? 0)));

const labelsIn = (language: string): string[] =>
  sayingsOf(catalogues[language] ?? {}).flatMap(([key, text]) => (onButtons.test(key) ? [text] : []));

describe('on a phone', () => {
  it.each(languages)('every button under a track is readable in %s', (language) => {
    const context = { ...plenty, locale: language };
    const rows = [trackMessage(extended, context), moreMessage(extended, context)].flatMap(rowsOf);
    expect(rows.flat().length).toBeGreaterThan(15);
    expect(tooLong(rows)).toEqual([]);
  });

  it.each(languages)('every other button is readable in %s, in any row', (language) => {
    const labels = labelsIn(language);
    expect(labels.length).toBeGreaterThan(60);
    for (const label of labels) {
      const neighbours = labels.slice(0, 2);
      for (const row of [[label], [label, ...neighbours]]) {
        const controls = row.map(button);
        expect(tooLong(rowsOf({ ...note('plain', 'Here.'), controls: [controls] }))).toEqual([]);
      }
    }
  });

  it('a Chinese character is as wide as two letters, so fewer buttons share a row', () => {
    const controls = ['添加人声', '所有乐器逐一拆开', '仅人声'].map(button);
    expect(rowsOf({ ...note('plain', 'Here.'), controls: [controls] })).toEqual([
      ['添加人声', '所有乐器逐一拆开'],
      ['仅人声'],
    ]);
  });
});

const button = (label: string, index: number) =>
  ({
    kind: 'button',
    label,
    action: { do: 'operation', operation: 'extend', track: `${index}` },
    style: 'plain',
  }) as const;
