import { afterEach, describe, expect, it } from 'vitest';
import { type ChatAddress, SurfaceError } from '../../../src/core/index.js';
import { card, finished, type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;
const open = async (script: Parameters<typeof startHarness>[0] = {}): Promise<Harness> => {
  harness = await startHarness({ listen: false, ...script });
  harness.files.set('song', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2_000, 7)]));
  harness.files.set('cover', Buffer.from('ffd8ffe0', 'hex'));
  return harness;
};

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const at = (chat: string, more: Partial<ChatAddress> = {}): ChatAddress => ({
  platform: 'discord',
  chat,
  ...more,
});

const refusal = async (promise: Promise<unknown>): Promise<SurfaceError> => {
  const error = await promise.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof SurfaceError) return error;
  throw error;
};

/** A person's command that the bot left at "thinking …", as an address and a card of core hold it. */
const askedIn = async ({ discord, listener, handler }: Harness, channel: string) => {
  await listener.start(handler);
  const ana = discord.person('Ana');
  const asked = await ana.slash('help', {}, { channel });
  await asked.acknowledged;
  await discord.until(() => handler.events.length > 0, 'the bot hears it');
  const address = handler.events[0]?.address;
  if (address === undefined) throw new Error('nothing was heard');
  return { ana, asked, address };
};

describe('posting', () => {
  it('shows a finished track with a player, a cover and buttons, as a reply to the wish', async () => {
    const { discord, surface } = await open();
    const wish = await discord.person('Ana').say('rain please');
    const { ref } = await surface.post(at(discord.channelId, { replyTo: wish.id }), finished, 'song-1');
    const track = discord.messages(discord.channelId).at(-1);
    expect(track).toMatchObject({ id: ref.message, reference: wish.id, pings: [] });
    expect(track?.attachments.map((each) => [each.filename, each.contentType, each.inEmbed])).toEqual([
      ['cover.jpg', 'image/jpeg', true],
      ['Rainy_Morning.mp3', 'audio/mpeg', false],
    ]);
  });

  it('posts once per key, within minutes by nonce and after days by receipt', async () => {
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

  it('posts once when the connection breaks after Discord has done the work', async () => {
    const { discord, surface } = await open();
    discord.fail({ method: 'POST', route: '/channels/:channel/messages', with: 'reset-after' });
    await surface.post(at(discord.channelId), card, 'song-1').catch(() => {});
    await surface.post(at(discord.channelId), card, 'song-1');
    expect(discord.messages(discord.channelId)).toHaveLength(1);
  });

  it('shows odd words letter by letter and rings nobody but whom it is for', async () => {
    const { discord, surface } = await open();
    const odd = '@everyone <@1> [x](http://y) ~~**';
    await surface.post(at(discord.channelId), { ...card, title: odd, body: odd }, 'odd');
    const ana = discord.person('Ana');
    await surface.post(at(discord.channelId), { ...card, title: odd, ping: ana.id }, 'ping');
    const [quiet, ringing] = discord.messages(discord.channelId);
    expect(quiet?.pings).toEqual([]);
    expect(ringing?.pings).toEqual([ana.id]);
    expect(quiet?.embeds[0]?.title?.replaceAll('\\', '')).toBe(odd);
  });

  it('answers through the command where the bot is no member', async () => {
    const harness = await open();
    const elsewhere = harness.discord.channel('elsewhere', { foreign: true });
    const { address } = await askedIn(harness, elsewhere.id);
    const { ref } = await harness.surface.post(address, finished, 'song-1');
    expect(harness.discord.messages(elsewhere.id).some((each) => each.id === ref.message)).toBe(true);
    await harness.surface.edit(ref, { ...finished, title: 'Rainy Evening' });
    expect(harness.latest(elsewhere.id)?.embeds[0]?.title).toBe('Rainy Evening');
    expect(harness.latest(elsewhere.id)?.attachments).toHaveLength(2);
  });

  it('writes to the person when the channel is shut and the command is old', async () => {
    const harness = await open();
    const elsewhere = harness.discord.channel('elsewhere', { foreign: true });
    const { ana, asked, address } = await askedIn(harness, elsewhere.id);
    asked.expire();
    const { ref } = await harness.surface.post(address, finished, 'song-1');
    expect(ref.chat).toBe(ana.dm);
    ana.closeDirectMessages();
    const error = await refusal(harness.surface.post(address, finished, 'song-2'));
    expect(error.code).toBe('forbidden');
    expect(error.message).not.toContain(asked.token);
  });

  it('says what is wrong in words core knows', async () => {
    const { discord, surface } = await open({ settings: { maxFileBytes: 1_000 } });
    const to = at(discord.channelId);
    expect((await refusal(surface.post(to, finished, 'large'))).code).toBe('too_large');
    const meets = async (status: number, code: number, headers: Record<string, string> = {}) => {
      const route = '/channels/:channel/messages';
      const restore = discord.fail({
        route,
        with: { status, body: { code, message: 'no' }, headers },
        times: 9,
      });
      const error = await refusal(surface.post(to, card, `meets-${status}-${code}`));
      restore();
      return error;
    };
    expect((await meets(413, 0)).code).toBe('too_large');
    expect((await meets(400, 50083)).code).toBe('refused');
    expect((await meets(403, 50013)).code).toBe('forbidden');
    expect((await meets(404, 10003)).code).toBe('forbidden');
    expect((await meets(502, 0)).code).toBe('unreachable');
    expect((await meets(401, 0)).code).toBe('refused');
    await surface.post(to, card, 'the token is not forgotten after a 401');
    const slow = await meets(429, 0, { 'retry-after': '30' });
    expect(slow.code).toBe('slow_down');
    expect(slow.retryAfterMs).toBeGreaterThanOrEqual(30_000);
  });

  it('gives up on a connection that hangs', async () => {
    const { discord, surface } = await open({ timeoutMs: 100 });
    discord.fail({ route: /messages/, with: 'hang', times: 9 });
    expect((await refusal(surface.post(at(discord.channelId), card, 'song-1'))).code).toBe('unreachable');
  });
});

describe('editing', () => {
  it('goes by the bot itself when the 15 minutes of a command are over', async () => {
    const harness = await open();
    const { asked, address } = await askedIn(harness, harness.discord.channelId);
    const { application, token } = address.extra ?? {};
    const { ref } = await harness.surface.post(at(harness.discord.channelId), card, 'song-1');
    asked.expire();
    const old = { ...ref, extra: { ...address.extra } };
    expect([typeof application, typeof token]).toEqual(['string', 'string']);
    await harness.surface.edit(old, finished);
    await harness.surface.edit(old, finished);
    expect(harness.latest()?.attachments).toHaveLength(2);
    await harness.surface.edit(old, card);
    expect(harness.latest()?.attachments).toHaveLength(0);
  });

  it('does not even try a token known to be over', async () => {
    let now = Date.now();
    const harness = await open({ clock: () => now });
    const { address } = await askedIn(harness, harness.discord.channelId);
    const { ref } = await harness.surface.post(at(harness.discord.channelId), card, 'song-1');
    now += 20 * 60_000;
    await harness.surface.edit({ ...ref, extra: { ...address.extra } }, finished);
    expect(harness.discord.requests.some((each) => each.status === 401)).toBe(false);
    const unknown = { ...ref, message: '@original', extra: { ...address.extra } };
    expect((await refusal(harness.surface.edit(unknown, finished))).code).toBe('gone');
  });

  it('tells when the message is gone', async () => {
    const { discord, surface } = await open();
    const gone = { platform: 'discord', chat: discord.channelId, message: '123456' };
    expect((await refusal(surface.edit(gone, card))).code).toBe('gone');
  });

  it('never lets a token out', async () => {
    const harness = await open();
    const { asked, address } = await askedIn(harness, harness.discord.channelId);
    const ref = {
      platform: 'discord',
      chat: address.chat,
      message: '@original',
      extra: { ...address.extra },
    };
    harness.discord.fail({ route: /webhooks/, with: { status: 403, body: { code: 50001, message: 'no' } } });
    const error = await refusal(harness.surface.edit(ref, card));
    for (const text of [error.message, error.detail, String(error.stack), ...harness.lines]) {
      expect(text).not.toContain(asked.token);
      expect(text).not.toContain(harness.discord.token);
    }
  });
});
