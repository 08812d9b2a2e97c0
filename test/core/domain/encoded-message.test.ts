import { expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../../src/core/domain/encoded-message.js';
import type { ChatMessage, EncodedMessage } from '../../../src/core/index.js';

const message: ChatMessage = {
  tone: 'good',
  body: 'Two lyrics',
  controls: [
    [
      { kind: 'button', label: 'Sing it', action: { do: 'correct', draft: 'abc' }, style: 'main' },
      { kind: 'link', label: 'Listen', url: 'https://cdn.example/listen' },
    ],
  ],
};

/** What 0.1.0 stored of that message. */
const stored: EncodedMessage = {
  tone: 'good',
  body: 'Two lyrics',
  controls: [
    [
      { kind: 'button', label: 'Sing it', action: '1fabc', style: 'main' },
      { kind: 'link', label: 'Listen', url: 'https://cdn.example/listen' },
    ],
  ],
};

it('a message is stored as 0.1.0 stored it, and read as it was', () => {
  expect(encodeMessage(message)).toEqual(stored);
  expect(decodeMessage(stored)).toEqual(message);
});

it('a stored button that nobody knows any more is left out', () => {
  const [row = []] = stored.controls;
  const unknown = { kind: 'button', label: 'Old', action: '9zabc', style: 'plain' } as const;
  expect(decodeMessage({ ...stored, controls: [[unknown, ...row]] })).toEqual(message);
});
