import { describe, expect, it } from 'vitest';
import { cutStyled, styleText } from '../../../src/bots/telegram/render/entities.js';
import { renderCaption, renderPlaceholder, renderText } from '../../../src/bots/telegram/render/message.js';
import { progressBar } from '../../../src/bots/telegram/render/text.js';
import type { ChatMessage } from '../../../src/core/index.js';
import { audio, textMessage } from './harness.js';

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

  it('shows the caption of a song without repeating its title', () => {
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

  it('shows a person’s text as written, and mentions nobody', () => {
    const rendered = renderText(textMessage('<b>@everyone</b> *and* [you](http://evil.example)'));
    expect(rendered.text).toBe('<b>@everyone</b> *and* [you](http://evil.example)');
    expect(rendered.entities).toEqual([{ type: 'code', offset: 3, length: 9 }]);
  });

  it('keeps a title bold around a name in it', () => {
    const rendered = renderText(textMessage('', { title: 'Song for @ada_l, with love' }));
    expect(
      rendered.entities.map(({ type, offset, length }) => [
        type,
        rendered.text.slice(offset, offset + length),
      ]),
    ).toEqual([
      ['bold', 'Song for '],
      ['code', '@ada_l'],
      ['bold', ', with love'],
    ]);
  });

  it('links to the original track, where Telegram has links to messages', () => {
    const ref = { platform: 'telegram', chat: '-1001234567', message: '89' };
    const linked = renderCaption({ ...card, audio: audio(), from: { title: 'Old @ada_l', ref } });
    expect(linked.text).toContain('From: Old @ada_l');
    expect(linked.entities[0]).toMatchObject({ type: 'text_link', url: 'https://t.me/c/1234567/89' });
    const plain = renderText({ ...card, from: { title: 'Old', ref: { ...ref, chat: '5' } } });
    expect(plain.entities.map((entity) => entity.type)).toEqual(['bold', 'italic']);
  });

  it('fits the longest texts, and cuts the body first', () => {
    const facts = Array.from({ length: 30 }, (_, index) => ({
      label: `Fact ${index}`,
      value: 'x'.repeat(300),
    }));
    for (const message of [
      { ...card, body: '🌧'.repeat(4000), facts },
      { ...card, body: '🌧'.repeat(4000) },
      { ...card, title: '@a'.repeat(500), body: 'word '.repeat(2000) },
    ]) {
      for (const [rendered, limit] of [
        [renderText(message), 4096],
        [renderCaption({ ...message, audio: audio() }), 1024],
      ] as const) {
        expect(rendered.text.length).toBeLessThanOrEqual(limit);
        expect(rendered.text).not.toMatch(/\p{Surrogate}/u);
        for (const { offset, length } of rendered.entities)
          expect(offset + length).toBeLessThanOrEqual(rendered.text.length);
      }
    }
    expect(renderText({ ...card, body: 'word '.repeat(2000) }).text).toContain('Made by the sandbox.');
    expect(renderCaption({ ...card, body: 'word '.repeat(2000), audio: audio() }).text).toContain(
      'Model: v5',
    );
  });

  it('is never empty', () => {
    expect(renderText(textMessage('')).text).not.toBe('');
    expect(renderText(textMessage(' \u0007 ')).text).not.toBe('');
    expect(renderPlaceholder('Rainy Morning').text).toBe('♪ Rainy Morning …');
  });

  it('leaves out a button Telegram would refuse, and writes a local link into the text', () => {
    const rendered = renderText(
      textMessage('Here.', {
        controls: [
          [
            { kind: 'button', label: 'Long', action: { do: 'more', track: 'x'.repeat(65) }, style: 'plain' },
            { kind: 'link', label: 'Download', url: 'http://localhost:3000/media/a/b.mp3' },
            { kind: 'link', label: 'Web', url: 'https://minstrel.example/a' },
          ],
        ],
      }),
    );
    expect(rendered.text).toBe('Here.\n\nDownload: http://localhost:3000/media/a/b.mp3');
    expect(rendered.keyboard?.inline_keyboard).toEqual([
      [{ text: 'Web', url: 'https://minstrel.example/a' }],
    ]);
  });

  it('shows progress in ten steps, for any number', () => {
    expect(progressBar(0.3)).toBe('▰▰▰▱▱▱▱▱▱▱ 30 %');
    expect([-1, 0, 1, 7, Number.NaN].map(progressBar)).toEqual([
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
      '▰▰▰▰▰▰▰▰▰▰ 100 %',
      '▰▰▰▰▰▰▰▰▰▰ 100 %',
      '▱▱▱▱▱▱▱▱▱▱ 0 %',
    ]);
  });

  it('keeps styles in place where Telegram removes characters', () => {
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
