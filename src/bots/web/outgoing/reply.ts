import {
  type ChatForm,
  type ChatMessage,
  type EncodedMessage,
  encodeMessage,
  type MessageRef,
  type Reply,
} from '../../../core/index.js';

/** The response to one input: notes for this person alone, a form to fill in, and whether a card was posted. */
export type Answer = { notes: EncodedMessage[]; form?: ChatForm; carded: boolean };

/** Stores a message of the bot under an id, unless the id is taken. */
type PutOnce = (id: string, message: EncodedMessage) => Promise<void>;

/** A reply that stores cards in the conversation and collects the rest in `answer`. */
export const createReply = (input: { session: string; key: string; put: PutOnce }): CollectingReply => {
  const { session, key, put } = input;
  const answer: Answer = { notes: [], carded: false };
  let cards = 0;
  const card = async (message: ChatMessage): Promise<MessageRef> => {
    const id = `${key}.card${cards++}`;
    await put(id, encodeMessage(message));
    answer.carded = true;
    return { platform: 'web', chat: session, message: id };
  };
  const tell = async (message: ChatMessage) => {
    answer.notes.push(encodeMessage(message));
  };
  const ask = async (form: ChatForm) => {
    answer.form = form;
  };
  return { reply: { card, tell, ask }, answer };
};

type CollectingReply = { reply: Reply; answer: Answer };
