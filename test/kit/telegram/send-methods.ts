import { targetChat } from './chat-id.js';
import type { FileKind } from './files.js';
import { factsOf, mediaOf, resolveFile, thumbnailOf } from './input-files.js';
import { parseReplyMarkup } from './keyboard.js';
import type { Method } from './method.js';
import { flagOf, isRecord, numberOf, type Payload, textOf } from './payload.js';
import { Refusal, refuse } from './refusal.js';
import type { Simulation } from './simulation.js';
import { type ChatMessage, type ChatRecord, type Contents, toBotApi } from './state.js';
import { maxCaptionLength, maxTextLength, readStyledText } from './text.js';

type MessageContent = Pick<ChatMessage, 'entities'> & Partial<ChatMessage>;

/** The methods that post messages. */
export const createSendMethods = (simulation: Simulation): Record<string, Method> => {
  const { state } = simulation;

  const post = (payload: Payload, content: MessageContent): Record<string, unknown> => {
    const record = targetChat(state, payload);
    const markup = parseReplyMarkup(payload.fields.reply_markup);
    const message: MessageContent = { ...content };
    const original = findReplied(payload, record);
    const thread = numberOf(payload, 'message_thread_id') ?? topicOf(original);
    if (thread !== undefined) {
      if (!record.topics.has(thread)) refuse('message thread not found');
      message.message_thread_id = thread;
      message.is_topic_message = true;
    }
    if (original) message.reply_to_message_id = original.message_id;
    if (markup) message.reply_markup = markup;
    return toBotApi(state, state.addMessage(record.chat.id, state.bot, message));
  };

  const sendFile =
    (kind: FileKind): Method =>
    async (payload) => {
      targetChat(state, payload);
      parseReplyMarkup(payload.fields.reply_markup);
      const caption = readCaption(payload);
      const thumbnail = thumbnailOf(payload, mediaOf(payload, 'thumbnail'));
      const facts = { ...factsOf(payload.fields), thumbnail };
      const contents = await resolveFile(simulation, payload, kind, mediaOf(payload, kind), facts);
      return post(payload, { ...caption, ...contents });
    };

  const sendMessage: Method = (payload) => {
    targetChat(state, payload);
    const styled = readStyledText(payload, 'text', 'entities');
    if (!styled?.text) return refuse('message text is empty');
    if (styled.text.length > maxTextLength) refuse('message is too long');
    return post(payload, styled);
  };

  const sendMediaGroup: Method = async (payload) => {
    targetChat(state, payload);
    const items = payload.fields.media;
    if (!Array.isArray(items) || items.length < 2) return refuse('too few messages to send as an album');
    if (items.length > 10) refuse('too many messages to send as an album');
    const kinds = new Set(items.map((item: unknown) => (isRecord(item) ? item.type : undefined)));
    if (kinds.size > 1 && (kinds.has('audio') || kinds.has('document'))) {
      refuse("Audio and Document can't be mixed with other media types");
    }
    const contents: MessageContent[] = [];
    for (const item of items) contents.push(await readInputMedia(simulation, payload, item));
    const album = `album-${state.files.size}`;
    // An album carries no buttons: reply_markup is not a parameter of this method.
    const { reply_markup: _, ...fields } = payload.fields;
    return contents.map((content) => post({ ...payload, fields }, { ...content, media_group_id: album }));
  };

  return {
    sendMessage,
    sendAudio: sendFile('audio'),
    sendVoice: sendFile('voice'),
    sendPhoto: sendFile('photo'),
    sendVideo: sendFile('video'),
    sendDocument: sendFile('document'),
    sendMediaGroup,
  };
};

/** Reads a file of a request with its caption (Bot API InputMedia). */
export const readInputMedia = async (
  simulation: Simulation,
  payload: Payload,
  item: unknown,
): Promise<Contents & Pick<ChatMessage, 'entities' | 'caption'>> => {
  if (!isRecord(item)) return refuse("can't parse InputMedia: expected an Object");
  const kind = String(item.type);
  if (kind !== 'audio' && kind !== 'photo' && kind !== 'video' && kind !== 'document')
    return refuse('type must be supported');
  if (item.media === undefined) refuse('media not found');
  const caption = readCaption({ fields: item, files: payload.files });
  const thumbnail = item.thumbnail === undefined ? undefined : thumbnailOf(payload, item.thumbnail);
  const facts = { ...factsOf(item), thumbnail };
  return { ...caption, ...(await resolveFile(simulation, payload, kind, item.media, facts)) };
};

const readCaption = (payload: Payload): Pick<ChatMessage, 'entities' | 'caption'> => {
  const styled = readStyledText(payload, 'caption', 'caption_entities');
  if (!styled?.text) return { entities: [] };
  if (styled.text.length > maxCaptionLength) refuse('message caption is too long');
  return { caption: styled.text, entities: styled.entities };
};

const findReplied = (payload: Payload, record: ChatRecord): ChatMessage | undefined => {
  const { reply_parameters: given } = payload.fields;
  const parameters = isRecord(given) ? given : undefined;
  if (parameters !== undefined && !Number.isSafeInteger(parameters.message_id)) {
    refuse('message identifier is not specified');
  }
  const id = Number(parameters?.message_id ?? textOf(payload, 'reply_to_message_id') ?? 0);
  if (id === 0) return undefined;
  const found = record.messages.get(id);
  const isOptional =
    parameters?.allow_sending_without_reply === true || flagOf(payload, 'allow_sending_without_reply');
  if (!found && !isOptional) throw new Refusal(400, 'Bad Request: message to be replied not found');
  return found;
};

const topicOf = (message: ChatMessage | undefined) =>
  message?.is_topic_message ? message.message_thread_id : undefined;
