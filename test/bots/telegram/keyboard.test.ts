import { describe, expect, it } from 'vitest';
import { telegramLimits } from '../../../src/bots/telegram/render/limits.js';
import { renderText } from '../../../src/bots/telegram/render/message.js';
import { fitMessage } from '../../../src/core/index.js';
import { moreMessage, trackMessage } from '../../../src/core/views/track.js';
import { extended, plenty } from '../plenty.js';
import { textMessage } from './harness.js';

const rowsOf = (message: Parameters<typeof renderText>[0]) =>
  renderText(fitMessage(message, telegramLimits)).keyboard?.inline_keyboard.map((row) =>
    row.map(({ text }) => text),
  );

describe('buttons on a phone', () => {
  it('are in readable rows, for a track with every action', () => {
    expect(rowsOf(trackMessage(extended, plenty))).toEqual([
      ['Extend', 'Cover', 'Stems'],
      ['Remaster', 'More'],
    ]);
    expect(rowsOf(moreMessage(extended, plenty))).toEqual([
      ['Lyrics', 'Make another'],
      ['Timed lyrics', 'Tempo', 'Persona'],
      ['Whole song', 'Replace a section'],
      ['Sample', 'Mashup'],
      ['Add vocals', 'Add instruments'],
      ['Voice only'],
      ['WAV', 'Video', 'MIDI'],
    ]);
  });

  it('are alone in a row where a title makes them long', () => {
    const sing = (title: string) =>
      ({
        kind: 'button',
        label: `Sing it: ${title}`,
        action: { do: 'correct', draft: title },
        style: 'main',
      }) as const;
    expect(rowsOf(textMessage('Here.', { controls: [[sing('Rain on the Roof'), sing('Snow')]] }))).toEqual([
      ['Sing it: Rain on the Roof'],
      ['Sing it: Snow'],
    ]);
  });

  it('are five in a row where they are the numbers of a list', () => {
    const number = (label: string) =>
      ({
        kind: 'button',
        label,
        action: { do: 'track', act: 'open', track: label },
        style: 'plain',
      }) as const;
    const numbers = ['6', '7', '8', '9', '10'];
    expect(rowsOf(textMessage('Your tracks', { controls: [numbers.map(number)] }))).toEqual([numbers]);
  });

  it('are never more than Telegram allows', () => {
    const many = Array.from({ length: 8 }, (_, row) =>
      Array.from({ length: 8 }, (_, place) => ({
        kind: 'button' as const,
        label: `a button with a long label ${row} ${place}`,
        action: { do: 'operation' as const, operation: 'extend' as const, track: `${row}${place}` },
        style: 'plain' as const,
      })),
    );
    const rows = rowsOf(textMessage('Here.', { controls: many })) ?? [];
    expect(rows.length).toBeLessThanOrEqual(24);
    expect(rows[0]).toEqual(['a button with a long label 0 0']);
  });
});
