import { flagOf, isRecord, numberOf, type Payload, textOf } from './body.js';
import { createCommands } from './commands.js';
import { createEdits } from './edits.js';
import { type FileKind, factsOf, mediaOf, resolveFile, thumbnailOf } from './files.js';
import type { Inline } from './inline.js';
import { parseReplyMarkup } from './keyboard.js';
import type { Presses } from './person.js';
import { Refusal, refuse } from './refusal.js';
import { type ChatMessage, type ChatRecord, type Contents, type State, toBotApi } from './state.js';
import { CAPTION_LIMIT, readStyledText, TEXT_LIMIT } from './text.js';
import type { Updates } from './updates.js';

/** Carries out one method; `gone` tells that the caller has hung up. */
export type Method = (payload: Payload, gone: AbortSignal) => unknown;

/** The Bot API methods the simulator knows, by lower-case name; anything else answers 404. */
export function createMethods(
  state: State,
  updates: Updates,
  presses: Presses,
  inline: Inline,
  reach: (url: string) => string | undefined,
): Map<string, Method> {
  const recordOf = (payload: Payload) => state.openRecord(chatIdOf(state, payload.fields.chat_id));
  const show = (message: ChatMessage) => toBotApi(state, message);

  function post(
    payload: Payload,
    content: Pick<ChatMessage, 'entities'> & Partial<ChatMessage>,
  ): ChatMessage {
    const record = recordOf(payload);
    const markup = parseReplyMarkup(payload.fields.reply_markup);
    const message: Pick<ChatMessage, 'entities'> & Partial<ChatMessage> = { ...content };
    const answered = readReply(payload, record);
    const thread = numberOf(payload, 'message_thread_id') ?? topicOf(answered);
    if (thread !== undefined) {
      if (!record.topics.has(thread)) refuse('message thread not found');
      message.message_thread_id = thread;
      message.is_topic_message = true;
    }
    if (answered) message.reply_to_message_id = answered.message_id;
    if (markup) message.reply_markup = markup;
    return state.addMessage(record.chat.id, state.bot, message);
  }

  const send =
    (kind: FileKind): Method =>
    async (payload) => {
      recordOf(payload);
      parseReplyMarkup(payload.fields.reply_markup);
      const caption = readCaption(payload);
      const thumbnail = thumbnailOf(payload, mediaOf(payload, 'thumbnail'));
      const facts = { ...factsOf(payload.fields), thumbnail };
      const media = mediaOf(payload, kind);
      const contents = await resolveFile(state, payload, kind, media, facts, reach);
      return show(post(payload, { ...caption, ...contents }));
    };

  const sendMessage: Method = (payload) => {
    recordOf(payload);
    const styled = readStyledText(payload, 'text', 'entities');
    if (!styled?.text) return refuse('message text is empty');
    if (styled.text.length > TEXT_LIMIT) refuse('message is too long');
    return show(post(payload, styled));
  };

  const sendMediaGroup: Method = async (payload) => {
    recordOf(payload);
    const items = payload.fields.media;
    if (!Array.isArray(items) || items.length < 2) return refuse('too few messages to send as an album');
    if (items.length > 10) refuse('too many messages to send as an album');
    const kinds = new Set(items.map((item: unknown) => (isRecord(item) ? item.type : undefined)));
    if (kinds.size > 1 && (kinds.has('audio') || kinds.has('document'))) {
      refuse("Audio and Document can't be mixed with other media types");
    }
    const ready: (Contents & Pick<ChatMessage, 'entities'>)[] = [];
    for (const item of items) ready.push(await readMedia(state, payload, item, reach));
    const album = `album-${state.files.size}`;
    // An album carries no buttons: its reply_markup is not a parameter of the method.
    const { reply_markup: _, ...fields } = payload.fields;
    const plain = { ...payload, fields };
    return ready.map((content) => show(post(plain, { ...content, media_group_id: album })));
  };

  const deleteMessage: Method = (payload) => {
    const record = recordOf(payload);
    const id = numberOf(payload, 'message_id') ?? refuse('message identifier is not specified');
    const message = record.messages.get(id) ?? refuse('message to delete not found');
    // Bot API deleteMessage: nothing that is older than 48 hours.
    if (state.now() / 1000 - message.date > 48 * 3600) refuse("message can't be deleted for everyone");
    if (!message.from.is_bot && record.chat.type !== 'private') refuse("message can't be deleted");
    record.messages.delete(id);
    state.changed();
    return true;
  };

  const setMessageReaction: Method = (payload) => {
    const record = recordOf(payload);
    const message = record.messages.get(numberOf(payload, 'message_id') ?? 0);
    if (!message) return refuse('message to react not found');
    const reactions = payload.fields.reaction ?? [];
    if (!Array.isArray(reactions)) refuse("can't parse reaction: expected an Array");
    const emoji = reactions.map((reaction: unknown) => (isRecord(reaction) ? String(reaction.emoji) : ''));
    if (emoji.length > 1) refuse('REACTIONS_TOO_MANY');
    if (emoji.some((one) => !REACTIONS.includes(one))) refuse('REACTION_INVALID');
    message.reactions = emoji;
    state.changed();
    return true;
  };

  const sendChatAction: Method = (payload) => {
    recordOf(payload);
    return (
      CHAT_ACTIONS.includes(textOf(payload, 'action') ?? '') || refuse('wrong parameter action in request')
    );
  };

  const getFile: Method = (payload) => {
    const file = state.files.get(textOf(payload, 'file_id') ?? '') ?? refuse('invalid file_id');
    if (file.bytes.length > 20_000_000) refuse('file is too big');
    const { file_id, file_unique_id, file_path } = file;
    return { file_id, file_unique_id, file_path, file_size: file.bytes.length };
  };

  const getChatMember: Method = (payload) => {
    const { chat, managers } = recordOf(payload);
    const id = numberOf(payload, 'user_id') ?? refuse('invalid user_id specified');
    const user = id === state.bot.id ? state.bot : presses.accounts.get(id);
    if (!user) return refuse('user not found');
    const isOwn = chat.type === 'private' && !user.is_bot;
    const status = isOwn ? 'creator' : (managers.get(id) ?? 'member');
    // Bot API ChatMemberAdministrator: whether one may post is told of channels alone.
    const mayPost = chat.type === 'channel' && status === 'administrator' ? { can_post_messages: true } : {};
    return { status, user, ...mayPost };
  };

  const { language_code: _, ...bot } = state.bot;
  const me = {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
  const methods: Record<string, Method> = {
    getMe: () => me,
    getUpdates: updates.getUpdates,
    setWebhook: updates.setWebhook,
    deleteWebhook: updates.deleteWebhook,
    getWebhookInfo: updates.webhookInfo,
    ...createCommands(),
    getChat: (payload) => recordOf(payload).chat,
    getChatMember,
    sendMessage,
    sendAudio: send('audio'),
    sendVoice: send('voice'),
    sendPhoto: send('photo'),
    sendVideo: send('video'),
    sendDocument: send('document'),
    sendMediaGroup,
    ...createEdits(state, recordOf, (payload, item) => readMedia(state, payload, item, reach)),
    deleteMessage,
    setMessageReaction,
    sendChatAction,
    getFile,
    answerCallbackQuery: presses.answer,
    answerInlineQuery: inline.answer,
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

/** Reads a chat_id: a number, a number written as text, or the name of a public channel. */
export function chatIdOf(state: State, value: unknown): number {
  if (value === undefined || value === '') refuse('chat_id is empty');
  const name = typeof value === 'string' && value.startsWith('@') ? value.slice(1).toLowerCase() : undefined;
  const named = [...state.chats.values()].find(
    ({ chat: { type, username } }) =>
      name !== undefined && type === 'channel' && username?.toLowerCase() === name,
  );
  const id = named?.chat.id ?? Number(value);
  return state.chats.has(id) ? id : refuse('chat not found');
}

function readCaption(payload: Payload): Pick<ChatMessage, 'entities' | 'caption'> {
  const styled = readStyledText(payload, 'caption', 'caption_entities');
  if (!styled?.text) return { entities: [] };
  if (styled.text.length > CAPTION_LIMIT) refuse('message caption is too long');
  return { caption: styled.text, entities: styled.entities };
}

async function readMedia(
  state: State,
  payload: Payload,
  item: unknown,
  reach: (url: string) => string | undefined,
): Promise<Contents & Pick<ChatMessage, 'entities' | 'caption'>> {
  if (!isRecord(item)) return refuse("can't parse InputMedia: expected an Object");
  const kind = String(item.type);
  if (kind !== 'audio' && kind !== 'photo' && kind !== 'video' && kind !== 'document')
    return refuse('type must be supported');
  if (item.media === undefined) refuse('media not found');
  const caption = readCaption({ fields: item, files: payload.files });
  const thumbnail = item.thumbnail === undefined ? undefined : thumbnailOf(payload, item.thumbnail);
  const facts = { ...factsOf(item), thumbnail };
  return { ...caption, ...(await resolveFile(state, payload, kind, item.media, facts, reach)) };
}

function readReply(payload: Payload, record: ChatRecord): ChatMessage | undefined {
  const parameters = payload.fields.reply_parameters;
  const named = isRecord(parameters) ? parameters : undefined;
  if (named !== undefined && !Number.isSafeInteger(named.message_id)) {
    refuse('message identifier is not specified');
  }
  const id = Number(named?.message_id ?? textOf(payload, 'reply_to_message_id') ?? 0);
  if (id === 0) return undefined;
  const found = record.messages.get(id);
  const isOptional =
    named?.allow_sending_without_reply === true || flagOf(payload, 'allow_sending_without_reply');
  if (!found && !isOptional) throw new Refusal(400, 'Bad Request: message to be replied not found');
  return found;
}

const topicOf = (message: ChatMessage | undefined) =>
  message?.is_topic_message ? message.message_thread_id : undefined;

const CHAT_ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

// Bot API ReactionTypeEmoji: a bot may use these and no other.
const REACTIONS = (
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 ' +
  '😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
).split(' ');
