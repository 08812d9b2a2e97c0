import { describe, expect, it } from 'vitest';
import { type ChatAddress, SurfaceError } from '../../../src/core/index.js';
import { card, finished, type Harness, useHarness } from './harness.js';

const open = useHarness({ listen: false });

const at = (chat: string, more: Partial<ChatAddress> = {}): ChatAddress => ({
  platform: 'discord',
  chat,
  ...more,
});

const failure = async (promise: Promise<unknown>): Promise<SurfaceError> => {
  const error = await promise.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  );
  if (error instanceof SurfaceError) return error;
  throw error;
};

/** Ana's command in a channel, and the address core has for it. */
const commandIn = async ({ discord, listener, handler }: Harness, channel: string) => {
  await listener.start(handler);
  const ana = discord.person('Ana');
  const interaction = await ana.slash('help', {}, { channel });
  await interaction.acknowledged;
  await discord.until(() => handler.events.length > 0, 'an event');
  const address = handler.events[0]?.address;
  if (address === undefined) throw new Error('no event');
  return { ana, interaction, address };
};

describe('posting', () => {
  it('shows a finished track with a player, a cover and buttons, as a reply to the request', async () => {
    const { discord, surface } = await open();
    const request = await discord.person('Ana').say('rain please');
    const { ref } = await surface.post(at(discord.channelId, { replyTo: request.id }), finished, 'song-1');
    const track = discord.messages(discord.channelId).at(-1);
    expect(track).toMatchObject({ id: ref.message, reference: request.id, pings: [] });
    expect(track?.attachments.map((file) => [file.filename, file.contentType, file.inEmbed])).toEqual([
      ['cover.jpg', 'image/jpeg', true],
      ['Rainy_Morning.mp3', 'audio/mpeg', false],
    ]);
  });

  it('posts once per key: by nonce within minutes, by receipt after days', async () => {
    const { discord, surface, receipts } = await open();
    const first = await surface.post(at(discord.channelId), card, 'song-1');
    receipts.clear();
    const soon = await surface.post(at(discord.channelId), card, 'song-1');
    const requests = discord.requests.length;
    const late = await surface.post(at(discord.channelId), card, 'song-1');
    expect([soon.ref, late.ref]).toEqual([first.ref, first.ref]);
    expect(discord.requests).toHaveLength(requests);
    expect(discord.messages(discord.channelId)).toHaveLength(1);
    await surface.post(at(discord.channelId), card, 'song-2');
    expect(discord.messages(discord.channelId)).toHaveLength(2);
  });

  it('posts once when the connection breaks after the request', async () => {
    const { discord, surface } = await open();
    discord.fail({ method: 'POST', route: '/channels/:channel/messages', with: 'reset-after' });
    await surface.post(at(discord.channelId), card, 'song-1').catch(() => {});
    await surface.post(at(discord.channelId), card, 'song-1');
    expect(discord.messages(discord.channelId)).toHaveLength(1);
  });

  it('shows odd texts letter by letter and notifies only the person it is for', async () => {
    const { discord, surface } = await open();
    const odd = '@everyone <@1> [x](http://y) ~~**';
    await surface.post(at(discord.channelId), { ...card, title: odd, body: odd }, 'odd');
    const ana = discord.person('Ana');
    await surface.post(at(discord.channelId), { ...card, title: odd, ping: ana.id }, 'ping');
    const [silent, pinging] = discord.messages(discord.channelId);
    expect(silent?.pings).toEqual([]);
    expect(pinging?.pings).toEqual([ana.id]);
    expect(silent?.embeds[0]?.title?.replaceAll('\\', '')).toBe(odd);
  });

  it('posts by the interaction token where the bot is not a member', async () => {
    const harness = await open();
    const foreign = harness.discord.channel('party', { foreign: true });
    const { address } = await commandIn(harness, foreign.id);
    const { ref } = await harness.surface.post(address, finished, 'song-1');
    expect(harness.discord.messages(foreign.id).some(({ id }) => id === ref.message)).toBe(true);
    await harness.surface.edit(ref, { ...finished, title: 'Rainy Evening' });
    expect(harness.latest(foreign.id)?.embeds[0]?.title).toBe('Rainy Evening');
    expect(harness.latest(foreign.id)?.attachments).toHaveLength(2);
  });

  it('posts a direct message when the channel is closed and the token has expired', async () => {
    const harness = await open();
    const foreign = harness.discord.channel('party', { foreign: true });
    const { ana, interaction, address } = await commandIn(harness, foreign.id);
    interaction.expire();
    const { ref } = await harness.surface.post(address, finished, 'song-1');
    expect(ref.chat).toBe(ana.dm);
    ana.closeDirectMessages();
    const error = await failure(harness.surface.post(address, finished, 'song-2'));
    expect(error.code).toBe('forbidden');
    expect(error.message).not.toContain(interaction.token);
  });

  it('reports why Discord refused', async () => {
    const { discord, surface } = await open({ settings: { maxFileBytes: 1_000 } });
    const to = at(discord.channelId);
    expect((await failure(surface.post(to, finished, 'large'))).code).toBe('too_large');
    const codeOf = async (status: number, code: number, headers: Record<string, string> = {}) => {
      const route = '/channels/:channel/messages';
      const restore = discord.fail({
        route,
        with: { status, body: { code, message: 'no' }, headers },
        times: 9,
      });
      const error = await failure(surface.post(to, card, `fails-${status}-${code}`));
      restore();
      return error;
    };
    expect((await codeOf(413, 0)).code).toBe('too_large');
    expect((await codeOf(400, 50083)).code).toBe('refused');
    expect((await codeOf(403, 50013)).code).toBe('forbidden');
    expect((await codeOf(404, 10003)).code).toBe('forbidden');
    expect((await codeOf(502, 0)).code).toBe('unreachable');
    expect((await codeOf(401, 0)).code).toBe('refused');
    await surface.post(to, card, 'the token is not forgotten after a 401');
    const slow = await codeOf(429, 0, { 'retry-after': '30' });
    expect(slow.code).toBe('slow_down');
    expect(slow.retryAfterMs).toBeGreaterThanOrEqual(30_000);
  });

  it('times out on a connection that hangs', async () => {
    const { discord, surface } = await open({ timeoutMs: 100 });
    discord.fail({ route: /messages/, with: 'hang', times: 9 });
    expect((await failure(surface.post(at(discord.channelId), card, 'song-1'))).code).toBe('unreachable');
  });
});

describe('editing', () => {
  it('works with the bot token after the interaction token has expired', async () => {
    const harness = await open();
    const { interaction, address } = await commandIn(harness, harness.discord.channelId);
    const { application, token } = address.extra ?? {};
    const { ref } = await harness.surface.post(at(harness.discord.channelId), card, 'song-1');
    interaction.expire();
    const old = { ...ref, extra: { ...address.extra } };
    expect([typeof application, typeof token]).toEqual(['string', 'string']);
    await harness.surface.edit(old, finished);
    await harness.surface.edit(old, finished);
    expect(harness.latest()?.attachments).toHaveLength(2);
    await harness.surface.edit(old, card);
    expect(harness.latest()?.attachments).toHaveLength(0);
  });

  it('does not try a token that is known to have expired', async () => {
    let now = Date.now();
    const harness = await open({ clock: () => now });
    const { address } = await commandIn(harness, harness.discord.channelId);
    const { ref } = await harness.surface.post(at(harness.discord.channelId), card, 'song-1');
    now += 20 * 60_000;
    await harness.surface.edit({ ...ref, extra: { ...address.extra } }, finished);
    expect(harness.discord.requests.some(({ status }) => status === 401)).toBe(false);
    const unknown = { ...ref, message: '@original', extra: { ...address.extra } };
    expect((await failure(harness.surface.edit(unknown, finished))).code).toBe('gone');
  });

  it('reports that the message is gone', async () => {
    const { discord, surface } = await open();
    const gone = { platform: 'discord', chat: discord.channelId, message: '123456' };
    expect((await failure(surface.edit(gone, card))).code).toBe('gone');
  });

  it('never reveals a token', async () => {
    const harness = await open();
    const { interaction, address } = await commandIn(harness, harness.discord.channelId);
    const ref = {
      platform: 'discord',
      chat: address.chat,
      message: '@original',
      extra: { ...address.extra },
    };
    harness.discord.fail({ route: /webhooks/, with: { status: 403, body: { code: 50001, message: 'no' } } });
    const error = await failure(harness.surface.edit(ref, card));
    for (const text of [error.message, error.detail, String(error.stack), ...harness.lines]) {
      expect(text).not.toContain(interaction.token);
      expect(text).not.toContain(harness.discord.token);
    }
  });
});
