import { describe, expect, it } from 'vitest';
import { cutStyled, styleText } from '../../../src/bots/telegram/render/entities.js';
import {
  progressBar,
  renderCaption,
  renderPlaceholder,
  renderText,
} from '../../../src/bots/telegram/render/message.js';
import type { ChatMessage } from '../../../src/core/index.js';
import { audio, saying } from './stage.js';

const card: ChatMessage = {
  tone: 'busy',
  title: 'Rainy Morning',
  body: 'Composing …\nReady in about a minute.',
  progress: 0.34,
  facts: [
    { label: 'Model', value: 'v5' },
    { label: 'Style', value: 'warm folk' },
  ],
  controls: [
    [
      {
        kind: 'button',
        label: 'Cancel',
        action: { do: 'cancel', generation: 'generation' },
        style: 'danger',
      },
    ],
  ],
  footnote: 'Made by the sandbox.',
};

describe('a message on Telegram', () => {
  it('shows a running song with a bar, its facts and a small line', () => {
    expect(renderText(card)).toMatchInlineSnapshot(`
      {
        "entities": [
          {
            "length": 13,
            "offset": 0,
            "type": "bold",
          },
          {
            "length": 20,
            "offset": 97,
            "type": "italic",
          },
        ],
        "keyboard": {
          "inline_keyboard": [
            [
              {
                "callback_data": "1xgeneration",
                "style": "danger",
                "text": "Cancel",
              },
            ],
          ],
        },
        "text": "Rainy Morning
      Composing …
      Ready in about a minute.

      ▰▰▰▱▱▱▱▱▱▱ 34 %

      Model: v5
      Style: warm folk

      Made by the sandbox.",
      }
    `);
  });

  it('shows what stands under a song without saying its title twice', () => {
    const message = { ...card, tone: 'good' as const, audio: audio(), progress: undefined };
    expect(renderCaption(message)).toMatchInlineSnapshot(`
      {
        "entities": [
          {
            "length": 20,
            "offset": 66,
            "type": "italic",
          },
        ],
        "keyboard": {
          "inline_keyboard": [
            [
              {
                "callback_data": "1xgeneration",
                "style": "danger",
                "text": "Cancel",
              },
            ],
          ],
        },
        "text": "Composing …
      Ready in about a minute.

      Model: v5
      Style: warm folk

      Made by the sandbox.",
      }
    `);
  });

  it('takes nothing a person wrote as markup, and mentions nobody', () => {
    const drawn = renderText(saying('<b>@everyone</b> *and* [you](http://evil.example)'));
    expect(drawn.text).toBe('<b>@everyone</b> *and* [you](http://evil.example)');
    expect(drawn.entities).toEqual([{ type: 'code', offset: 3, length: 9 }]);
  });

  it('keeps a title bold around a name in it', () => {
    const drawn = renderText(saying('', { title: 'Song for @ada_l, with love' }));
    expect(
      drawn.entities.map(({ type, offset, length }) => [type, drawn.text.slice(offset, offset + length)]),
    ).toEqual([
      ['bold', 'Song for '],
      ['code', '@ada_l'],
      ['bold', ', with love'],
    ]);
  });

  it('leads to the track another one comes from, where Telegram has links to messages', () => {
    const ref = { platform: 'telegram', chat: '-1001234567', message: '89' };
    const linked = renderCaption({ ...card, audio: audio(), from: { title: 'Old @ada_l', ref } });
    expect(linked.text).toContain('From: Old @ada_l');
    expect(linked.entities[0]).toMatchObject({ type: 'text_link', url: 'https://t.me/c/1234567/89' });
    const plain = renderText({ ...card, from: { title: 'Old', ref: { ...ref, chat: '5' } } });
    expect(plain.entities.map((entity) => entity.type)).toEqual(['bold', 'italic']);
  });

  it('fits the longest texts there are, and cuts the body first', () => {
    const facts = Array.from({ length: 30 }, (_, index) => ({
      label: `Fact ${index}`,
      value: 'x'.repeat(300),
    }));
    for (const message of [
      { ...card, body: '🌧'.repeat(4000), facts },
      { ...card, body: '🌧'.repeat(4000) },
      { ...card, title: '@a'.repeat(500), body: 'word '.repeat(2000) },
    ]) {
      for (const [drawn, limit] of [
        [renderText(message), 4096],
        [renderCaption({ ...message, audio: audio() }), 1024],
      ] as const) {
        expect(drawn.text.length).toBeLessThanOrEqual(limit);
        expect(drawn.text).not.toMatch(/\p{Surrogate}/u);
        for (const { offset, length } of drawn.entities)
          expect(offset + length).toBeLessThanOrEqual(drawn.text.length);
      }
    }
    expect(renderText({ ...card, body: 'word '.repeat(2000) }).text).toContain('Made by the sandbox.');
    expect(renderCaption({ ...card, body: 'word '.repeat(2000), audio: audio() }).text).toContain(
      'Model: v5',
    );
  });

  it('always says something', () => {
    expect(renderText(saying('')).text).not.toBe('');
    expect(renderText(saying(' \u0007 ')).text).not.toBe('');
    expect(renderPlaceholder('Rainy Morning').text).toBe('♪ Rainy Morning …');
  });

  it('leaves out a button Telegram would refuse, and writes a link nobody else can open into the text', () => {
    const drawn = renderText(
      saying('Here.', {
        controls: [
          [
            { kind: 'button', label: 'Long', action: { do: 'more', track: 'x'.repeat(65) }, style: 'plain' },
            { kind: 'link', label: 'Download', url: 'http://localhost:3000/media/a/b.mp3' },
            { kind: 'link', label: 'Web', url: 'https://minstrel.example/a' },
          ],
        ],
      }),
    );
    expect(drawn.text).toBe('Here.\n\nDownload: http://localhost:3000/media/a/b.mp3');
    expect(drawn.keyboard?.inline_keyboard).toEqual([[{ text: 'Web', url: 'https://minstrel.example/a' }]]);
  });

  it('draws progress in ten steps, whatever it is told', () => {
    expect(progressBar(0.3)).toBe('▰▰▰▱▱▱▱▱▱▱ 30 %');
    expect([-1, 0, 1, 7, Number.NaN].map(progressBar)).toEqual([
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
      '▰▰▰▰▰▰▰▰▰▰ 100 %',
      '▰▰▰▰▰▰▰▰▰▰ 100 %',
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
    ]);
  });

  it('keeps styles in place where Telegram leaves characters out', () => {
    const styled = styleText([
      [
        [
          { text: 'a\r\u202Eb\uD800', style: 'bold' },
          { text: 'c', style: 'italic' },
        ],
      ],
    ]);
    expect(styled.text).toBe('ab\uFFFDc');
    expect(styled.entities.at(-1)).toEqual({ type: 'italic', offset: 3, length: 1 });
    expect(cutStyled(styled, 2)).toEqual({ text: 'a…', entities: [{ type: 'bold', offset: 0, length: 1 }] });
  });
});
