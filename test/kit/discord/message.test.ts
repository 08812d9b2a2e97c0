import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { refusal, song, useDiscord } from './client.js';

const { discord, rest, connect } = useDiscord();

describe('a message', () => {
  it('is readable in direct messages and when it mentions the bot, and blank otherwise', async () => {
    const received: string[] = [];
    const client = await connect({
      async message(message) {
        if (message.author.bot) return;
        received.push(message.content);
        if (message.content) await message.reply(`Received ${message.content.length}`);
      },
    });
    const ana = discord().person('Ana');
    await ana.say('nothing for the bot');
    await ana.say(`<@${discord().botId}> sing`);
    const private_ = await ana.say('sing to me', {
      dm: true,
      attachments: [{ filename: 'a.mp3', bytes: song }],
    });
    const reply = await discord().until(
      () =>
        discord()
          .messages(ana.dm)
          .find((message) => message.reference === private_.id),
      'the bot replies in direct messages',
    );
    expect(received).toEqual(['', `<@${discord().botId}> sing`, 'sing to me']);
    expect(reply.pings).toEqual([]);
    await discord().until(
      () => discord().messages(discord().channelId).length === 3,
      'the bot replies in #general',
    );
    const own = discord().messages(discord().channelId)[2];
    await ana.say('again', own ? { replyTo: own } : {});
    await discord().until(() => received.includes('again'), 'a reply to the bot is readable');
    const user = await client.users.fetch(ana.id).catch(() => null);
    expect(user?.id).toBe(ana.id);
  });

  it('is posted once per nonce, and notifies only allowed people', async () => {
    const route = Routes.channelMessages(discord().channelId);
    const ana = discord().person('Ana');
    const body = { content: `${ana.mention} @everyone`, nonce: 'job-1', enforce_nonce: true };
    const first = (await rest().post(route, { body })) as { id: string };
    const second = (await rest().post(route, { body })) as { id: string };
    expect(second.id).toBe(first.id);
    const [message] = discord().messages(discord().channelId);
    expect(message?.pings).toEqual([ana.id, 'everyone']);
    await rest().delete(Routes.channelMessage(discord().channelId, first.id));
    expect((await refusal(rest().post(route, { body }))).code).toBe(10008);
    expect(discord().messages(discord().channelId)).toHaveLength(0);
  });

  it('over a limit is refused with the path of the error', async () => {
    const route = Routes.channelMessages(discord().channelId);
    const long = await refusal(rest().post(route, { body: { content: 'x'.repeat(2001) } }));
    expect(long.code).toBe(50035);
    expect(long.message).toContain('content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.');
    const button = { type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'same' };
    const row = { type: 1, components: [button, { ...button, label: 'y' }] };
    const doubled = await refusal(rest().post(route, { body: { content: 'x', components: [row] } }));
    expect(doubled.message).toContain('components[0].components[0].label');
    expect(doubled.message).toContain('components[0].components[1].custom_id');
    const rows = Array.from({ length: 6 }, () => ({ type: 1, components: [] }));
    expect((await refusal(rest().post(route, { body: { content: 'x', components: rows } }))).code).toBe(
      50035,
    );
    const embeds = [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }];
    expect((await refusal(rest().post(route, { body: { embeds } }))).code).toBe(50035);
    expect((await refusal(rest().post(route, { body: {} }))).code).toBe(50006);
    discord().limitFiles(1000);
    const files = [{ name: 'rain.mp3', data: song }];
    const large = await refusal(rest().post(route, { body: {}, files }));
    expect([large.status, large.code]).toEqual([413, 40005]);
    discord().limitFiles(5000);
    const eleven = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.mp3`, data: song }));
    expect((await refusal(rest().post(route, { body: {}, files: eleven }))).code).toBe(30015);
    const layout = { flags: 1 << 15, components: [{ type: 10, content: 'hello' }] };
    await rest().post(route, { body: layout });
    expect((await refusal(rest().post(route, { body: { ...layout, content: 'x' } }))).code).toBe(50035);
  });

  it('keeps the files that an edit lists and drops the others', async () => {
    const files = [
      { name: 'one.mp3', data: song },
      { name: 'two.mp3', data: song },
    ];
    const sent = (await rest().post(Routes.channelMessages(discord().channelId), {
      body: { content: 'two' },
      files,
    })) as {
      id: string;
      attachments: { id: string }[];
    };
    const kept = sent.attachments[1]?.id;
    await rest().patch(Routes.channelMessage(discord().channelId, sent.id), {
      body: { attachments: [{ id: kept }] },
    });
    const [message] = discord().messages(discord().channelId);
    expect(message?.attachments.map((file) => file.filename)).toEqual(['two.mp3']);
    expect(message?.edits).toBe(1);
  });

  it('is refused when the person has closed direct messages', async () => {
    const ana = discord().person('Ana');
    ana.closeDirectMessages();
    const { id } = (await rest().post(Routes.userChannels(), { body: { recipient_id: ana.id } })) as {
      id: string;
    };
    const refused = await refusal(rest().post(Routes.channelMessages(id), { body: { content: 'psst' } }));
    expect(refused.code).toBe(50007);
  });
});
