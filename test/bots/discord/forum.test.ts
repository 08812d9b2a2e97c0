import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/core/index.js';
import type { ChannelSettings } from '../../kit/discord/index.js';
import { card, finished, useHarness } from './harness.js';

const open = useHarness();

/** A server with a forum for songs. */
const openForum = async (settings: ChannelSettings = {}) => {
  const harness = await open({ listen: false });
  const { discord, surface } = harness;
  const forum = discord.channel('songs', { ...settings, kind: 'forum' });
  return {
    ...harness,
    forum,
    posts: () => discord.channelsIn(forum.id),
    tagsOf: (value: string, { isStyle = true } = {}) =>
      surface
        .post(
          { platform: 'discord', chat: forum.id },
          { ...card, facts: [{ key: isStyle ? 'style' : undefined, label: 'Stil', value }] },
          `${isStyle} ${value}`,
        )
        .then(() =>
          discord
            .channelsIn(forum.id)
            .at(-1)
            ?.tags.map(({ name }) => name),
        ),
  };
};

const tagged = (...names: string[]): ChannelSettings => ({ tags: names.map((name) => ({ name })) });

describe('a track in a forum', () => {
  it('is a post named after the song, with player, cover and buttons', async () => {
    const { discord, surface, forum, posts } = await openForum();
    const { ref } = await surface.post({ platform: 'discord', chat: forum.id }, finished, 'song-1');
    expect(posts().map(({ name }) => name)).toEqual(['Rainy Morning']);
    expect(ref).toMatchObject({ chat: posts()[0]?.id, extra: { guild: discord.guildId } });
    const [track] = discord.messages(ref.chat);
    expect(track?.id).toBe(ref.message);
    expect(track?.attachments.map(({ filename }) => filename)).toEqual(['cover.jpg', 'Rainy_Morning.mp3']);
    expect(track?.components).toHaveLength(1);
  });

  it('is posted once per key', async () => {
    const { surface, forum, posts } = await openForum();
    const to = { platform: 'discord', chat: forum.id };
    const first = await surface.post(to, finished, 'song-1');
    expect(await surface.post(to, finished, 'song-1')).toEqual(first);
    expect(posts()).toHaveLength(1);
  });

  it('is not posted again when the connection breaks after the request', async () => {
    const { discord, surface, forum, posts } = await openForum();
    discord.fail({ method: 'POST', route: /threads$/, with: 'reset-after' });
    const broken = await surface
      .post({ platform: 'discord', chat: forum.id }, finished, 'song-1')
      .catch((error) => error);
    expect(broken).toMatchObject({ code: 'unreachable' });
    expect(posts()).toHaveLength(1);
  });

  it('can be edited, answered and linked to', async () => {
    const { discord, surface, forum } = await openForum();
    const { ref } = await surface.post({ platform: 'discord', chat: forum.id }, finished, 'song-1');
    await surface.edit(ref, { ...finished, title: 'Rainy Evening' });
    const again: ChatMessage = { ...card, from: { title: 'Rainy Morning', ref } };
    const answer = await surface.post(
      { platform: 'discord', chat: ref.chat, replyTo: ref.message },
      again,
      'song-2',
    );
    expect(answer.ref.chat).toBe(ref.chat);
    const [track, more] = discord.messages(ref.chat);
    expect(track?.embeds[0]?.title).toBe('Rainy Evening');
    expect(more?.reference).toBe(ref.message);
    expect(more?.embeds[0]?.description).toContain(
      `https://discord.com/channels/${discord.guildId}/${ref.chat}/${ref.message}`,
    );
  });

  it('notifies nobody when it is quiet', async () => {
    const { discord, surface, forum } = await openForum();
    const quiet = { ...finished, quiet: true };
    const { ref } = await surface.post({ platform: 'discord', chat: forum.id }, quiet, 'song-1');
    expect(discord.messages(ref.chat)[0]?.flags).toBe(4096);
  });

  it('has a name that Discord takes, whatever its title', async () => {
    const { surface, forum, posts } = await openForum();
    const to = { platform: 'discord', chat: forum.id };
    await surface.post(to, { ...card, title: 'La '.repeat(80) }, 'long');
    await surface.post(to, { ...card, title: ' ' }, 'blank');
    await surface.post(to, { tone: 'plain', controls: [] }, 'nothing');
    expect(posts().map(({ name }) => name.length)).toEqual([100, 'Composing …'.length, 1]);
  });

  it('is deleted with its post, unless people have answered', async () => {
    const { discord, surface, forum, posts } = await openForum();
    const to = { platform: 'discord', chat: forum.id };
    const alone = await surface.post(to, finished, 'song-1');
    await surface.remove(alone.ref);
    expect(posts()).toEqual([]);
    await surface.remove(alone.ref);
    const loved = await surface.post(to, finished, 'song-2');
    await discord.person('Ana').say('lovely!', { channel: loved.ref.chat });
    await surface.remove(loved.ref);
    expect(discord.messages(loved.ref.chat).map(({ content }) => content)).toEqual(['lovely!']);
  });

  it('leaves an empty post where the bot may not manage threads', async () => {
    const { discord, surface, forum, posts } = await openForum();
    const { ref } = await surface.post({ platform: 'discord', chat: forum.id }, finished, 'song-1');
    discord.fail({
      method: 'DELETE',
      route: '/channels/:channel',
      with: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    });
    await surface.remove(ref);
    expect(posts()).toHaveLength(1);
    expect(discord.messages(ref.chat)).toEqual([]);
  });
});

describe('the tags of a post', () => {
  it('are those that the style contains as whole words, in any language', async () => {
    const { tagsOf } = await openForum(tagged('Folk', 'Indie Folk', 'Pop', 'Lo-fi', 'ロック'));
    expect(await tagsOf('warm indie folk, popular guitar')).toEqual(['Folk', 'Indie Folk']);
    expect(await tagsOf('LO-FI beats')).toEqual(['Lo-fi']);
    expect(await tagsOf('pop')).toEqual(['Pop']);
    expect(await tagsOf('ロック, ギター')).toEqual(['ロック']);
    expect(await tagsOf('folk', { isStyle: false })).toEqual([]);
  });

  it('are at most five', async () => {
    const { tagsOf } = await openForum(tagged('a', 'b', 'c', 'd', 'e', 'f'));
    expect(await tagsOf('f e d c b a')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('are never moderated ones', async () => {
    const tags = [{ name: 'folk', moderated: true }, { name: 'jazz' }];
    const { tagsOf } = await openForum({ tags });
    expect(await tagsOf('folk and jazz')).toEqual(['jazz']);
  });

  it('are the first one of a forum that requires a tag', async () => {
    const { tagsOf } = await openForum({ ...tagged('Anything', 'Folk'), needsTag: true });
    expect(await tagsOf('techno')).toEqual(['Anything']);
    expect(await tagsOf('folk')).toEqual(['Folk']);
  });
});
