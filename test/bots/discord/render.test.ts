import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/bots/discord/render/markdown.js';
import { renderMessage } from '../../../src/bots/discord/render/message.js';
import type { ChatMessage, MessageRef } from '../../../src/core/index.js';
import { checkMessage } from '../../kit/discord/message-limits.js';
import { card, finished } from './harness.js';

const expectAccepted = (message: ChatMessage): void => {
  const { body, files } = renderMessage(message);
  const filenames = files.map((file) => file.name);
  checkMessage(JSON.parse(JSON.stringify(body)), {
    filenames,
    contentTypes: files.map(({ file }) => file.type),
    flags: 0,
    webhook: false,
  });
};

/** The text a person sees, after Discord has removed the backslashes. */
const read = (text: string | undefined) => text?.replace(/\\([^0-9A-Za-z\s])/g, '$1');

describe('a message drawn for Discord', () => {
  it('shows a song in the making as a card with a bar and a button', () => {
    expect(renderMessage(card)).toMatchSnapshot();
  });

  it('shows a finished track as a large cover, a playable file and its buttons', () => {
    expect(renderMessage(finished)).toMatchSnapshot();
  });

  it('shows what a person wrote letter by letter', () => {
    const odd = '@everyone <@1> [x](http://y) ~~** __u__ ||s|| `c` <t:0:R> https://a.b';
    expect(read(verbatim(odd, 500))).toBe(odd);
    expect(verbatim(odd, 500)).toBe(
      '\\@everyone \\<\\@1\\> \\[x\\]\\(http\\://y\\) \\~\\~\\*\\* \\_\\_u\\_\\_ \\|\\|s\\|\\| \\`c\\` \\<t:0:R\\> https\\://a.b',
    );
    expect(verbatim('# big\n- one\n1. two\n-# small\nwell-known 3.5', 500)).toBe(
      '\\# big\n\\- one\n1\\. two\n\\-\\# small\nwell-known 3.5',
    );
  });

  it('never cuts inside an escape or a character', () => {
    expect(verbatim('ab***', 5)).toBe('ab\\*…');
    expect(verbatim('ab🎵🎵', 5)).toBe('ab🎵…');
    expect(verbatim(' \n ', 5)).toBeUndefined();
  });

  it('notifies the one person it is for and nobody else', () => {
    const { body } = renderMessage({ ...card, ping: '42' });
    expect(body.content).toBe('<@42>');
    expect(body.allowed_mentions).toEqual({ parse: [], users: ['42'], replied_user: false });
    expect(renderMessage({ ...card, ping: '@everyone' }).body.content).toBe('');
  });

  it('leaves out buttons and links that Discord refuses', () => {
    const { body } = renderMessage({
      ...card,
      controls: [
        [
          { kind: 'button', label: 'One', action: { do: 'cancel', generation: 'a' }, style: 'main' },
          { kind: 'button', label: 'The same', action: { do: 'cancel', generation: 'a' }, style: 'main' },
          { kind: 'link', label: 'Bad', url: 'javascript:alert(1)' },
          { kind: 'link', label: '', url: 'https://songs.example' },
        ],
        [],
      ],
    });
    expect(body.components).toHaveLength(1);
    expect(body.components?.[0]).toMatchObject({ components: [{ label: 'One' }, { label: '…' }] });
  });

  it('names the audio file after the song', () => {
    const { audio } = finished;
    if (audio === undefined) throw new Error('the track has no audio');
    const named = (name: string, title: string) =>
      renderMessage({ ...finished, audio: { ...audio, name, title } }).files.at(-1)?.name;
    expect(named('Rain: "One/Two".mp3', 'x')).toBe('Rain One Two.mp3');
    expect(named('.mp3', 'Żółw')).toBe('Żółw.mp3');
    expect(named('...', '???')).toBe('track.mp3');
  });

  it('keeps the name and the extension of a file', () => {
    const named = (name: string) =>
      renderMessage({ ...card, file: { key: 'k', name, type: 'text/plain', bytes: 1 } }).files.at(-1)?.name;
    expect(named('Rain: "One".lrc')).toBe('Rain One.lrc');
    expect(named('Rain v4.5.mid')).toBe('Rain v4.5.mid');
    expect(named('???')).toBe('file.bin');
  });

  it('links a track to the track it was made from, where that is known', () => {
    const descriptionFor = (ref?: MessageRef) =>
      renderMessage({ ...finished, from: { title: 'Rain [live]', ref } }).body.embeds?.[0]?.description;
    const ref = { platform: 'discord', chat: '22', message: '33' };
    expect(descriptionFor({ ...ref, extra: { guild: '11' } })).toBe(
      '↳ [Rain \\[live\\]](https://discord.com/channels/11/22/33)',
    );
    expect(descriptionFor({ ...ref, extra: { guild: '@me' } })).toContain('/channels/@me/22/33');
    expect(descriptionFor(ref)).toBe('↳ Rain \\[live\\]');
    expect(descriptionFor()).toBe('↳ Rain \\[live\\]');
    expect(descriptionFor({ ...ref, platform: 'telegram', extra: { guild: '11' } })).toBe(
      '↳ Rain \\[live\\]',
    );
  });

  it('is accepted by Discord whatever it contains', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('*', '\\', '@', ' ', '\n', 'a', '🎵', '\ud83c', '\u0000', '<', '['),
        maxLength: 300,
      }),
      fc.constantFrom('', ' ', '*'.repeat(9_000), 'word '.repeat(2_000), '🎵'.repeat(3_000)),
    );
    const control = fc.oneof(
      fc.record({
        kind: fc.constant('button' as const),
        label: text,
        action: fc.record({
          do: fc.constant('more' as const),
          track: fc.oneof(text, fc.string({ maxLength: 64 })),
        }),
        style: fc.constantFrom('main' as const, 'plain' as const, 'danger' as const),
      }),
      fc.record({ kind: fc.constant('link' as const), label: text, url: fc.oneof(text, fc.webUrl()) }),
    );
    const file = { key: fc.constant('k'), name: text, type: text, bytes: fc.nat() };
    const message: fc.Arbitrary<ChatMessage> = fc.record({
      tone: fc.constantFrom('plain' as const, 'busy' as const, 'good' as const, 'bad' as const),
      title: fc.option(text, { nil: undefined }),
      body: fc.option(text, { nil: undefined }),
      facts: fc.option(fc.array(fc.record({ label: text, value: text }), { maxLength: 40 }), {
        nil: undefined,
      }),
      progress: fc.option(fc.double(), { nil: undefined }),
      image: fc.option(fc.record(file), { nil: undefined }),
      file: fc.option(fc.record(file), { nil: undefined }),
      audio: fc.option(fc.record({ ...file, title: text, performer: text, seconds: fc.double() }), {
        nil: undefined,
      }),
      controls: fc.array(fc.array(control, { maxLength: 8 }), { maxLength: 8 }),
      from: fc.option(fc.record({ title: text }), { nil: undefined }),
      ping: fc.option(text, { nil: undefined }),
      footnote: fc.option(text, { nil: undefined }),
    });
    fc.assert(
      fc.property(message, (rendered) => expectAccepted(rendered)),
      { numRuns: 300, seed: 7 },
    );
  });
});
