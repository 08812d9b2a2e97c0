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
const messageWith = (more: Partial<ChatMessage>): ChatMessage => ({ tone: 'plain', controls: [], ...more });

describe('a text', () => {
  it('within the limit stays as it is', () => {
    expect(shorten('rain', 4)).toBe('rain');
  });

  it('beyond the limit ends in an ellipsis', () => {
    expect(shorten('rain on the roof', 5)).toBe('rain…');
  });

  it('is never cut inside a character', () => {
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
  it('is cut to the limits of a platform', () => {
    const fitted = fitMessage(
      messageWith({
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

  it('wraps a long row of buttons, in order', () => {
    const message = messageWith({ controls: [['a', 'b', 'c'].map(button), ['d'].map(button)] });
    expect(labels(fitMessage(message, limits))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('loses its last buttons when there are too many, because the first matter most', () => {
    const message = messageWith({ controls: [['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(button)] });
    expect(labels(fitMessage(message, limits))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('shortens the label of a button, but not its action', () => {
    const [[fitted] = []] = fitMessage(
      messageWith({ controls: [[button('Vocals and more')]] }),
      limits,
    ).controls;
    expect(fitted).toEqual({
      kind: 'button',
      label: 'Vocals …',
      action: { do: 'more', track: 'Vocals and more' },
      style: 'plain',
    });
  });

  it('within the limits stays as it is', () => {
    const message = messageWith({ title: 'Rain', body: 'la', controls: [[button('More')]], progress: 0.4 });
    expect(fitMessage(message, limits)).toEqual(message);
  });
});
