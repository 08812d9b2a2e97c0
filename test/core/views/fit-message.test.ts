import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatMessage, type Control, fitMessage, shorten } from '../../../src/core/index.js';

const limits = {
  titleCharacters: 10,
  bodyCharacters: 20,
  labelCharacters: 8,
  rowButtons: 2,
  rows: 3,
  fileBytes: 1000,
  messageBytes: 1000,
  answersPrivately: true,
  audiosPerMessage: 1,
  cardBecomesTrack: true,
};

const button = (label: string): Control => ({
  kind: 'button',
  label,
  action: { do: 'more', track: label },
  style: 'plain',
});
const labels = (message: ChatMessage) => message.controls.map((row) => row.map(({ label }) => label));
const say = (more: Partial<ChatMessage>): ChatMessage => ({ tone: 'plain', controls: [], ...more });

describe('a text', () => {
  it('that is short enough stays as it is', () => {
    expect(shorten('rain', 4)).toBe('rain');
  });

  it('that is too long ends in an ellipsis', () => {
    expect(shorten('rain on the roof', 5)).toBe('rain…');
  });

  it('is never cut in the middle of a character', () => {
    expect(shorten('ab🌧rain', 4)).toBe('ab…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        // Half a character cannot be encoded.
        expect(() => encodeURIComponent(short)).not.toThrow();
      }),
    );
  });
});

describe('a message', () => {
  it('is cut to what a platform shows', () => {
    const fitted = fitMessage(
      say({
        title: 'A very long title',
        body: 'A body that goes on and on',
        facts: [{ label: 'Style', value: 'x'.repeat(300) }],
        footnote: 'y'.repeat(400),
      }),
      limits,
    );
    expect(fitted.title).toBe('A very lo…');
    expect(fitted.body).toBe('A body that goes on…');
    expect(fitted.facts?.[0]?.value).toHaveLength(200);
    expect(fitted.footnote).toHaveLength(300);
  });

  it('folds a long row of buttons, in order', () => {
    const message = say({ controls: [['a', 'b', 'c'].map(button), ['d'].map(button)] });
    expect(labels(fitMessage(message, limits))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('drops the last buttons when there is no room, for the first weigh most', () => {
    const message = say({ controls: [['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(button)] });
    expect(labels(fitMessage(message, limits))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('shortens what stands on a button, not what it does', () => {
    const [[fitted] = []] = fitMessage(say({ controls: [[button('Vocals and more')]] }), limits).controls;
    expect(fitted).toEqual({
      kind: 'button',
      label: 'Vocals …',
      action: { do: 'more', track: 'Vocals and more' },
      style: 'plain',
    });
  });

  it('that fits already stays as it is', () => {
    const message = say({ title: 'Rain', body: 'la', controls: [[button('More')]], progress: 0.4 });
    expect(fitMessage(message, limits)).toEqual(message);
  });
});
