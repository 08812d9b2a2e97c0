import type { AudioFile, ConversationEntry, EncodedMessage } from '../../../../core/index.js';
import { isDeletedMessage } from '../../render/deleted-message.js';
import { type CardHandlers, createCard } from '../card/card.js';
import { entryAnchor } from '../card/facts.js';
import { element } from '../ui/dom.js';
import { createBubble, type PendingHandlers, type PendingMessage } from './bubble.js';
import { createItemList, type Item } from './item-list.js';
import { removeNotes } from './notes.js';
import { createScrollFollower } from './scroll.js';

/** The conversation on the page. */
export type Conversation = ReturnType<typeof createConversation>;

/** Shows entries in order of time, and changes them in place by id and revision. */
export const createConversation = (parts: {
  list: HTMLElement;
  scroller: HTMLElement;
  newest: HTMLElement;
  handlers: CardHandlers;
}) => {
  const list = createItemList(parts.list);
  const scroll = createScrollFollower(parts);
  const known = new Map<string, Item>();
  const cardItem = (message: EncodedMessage) => createCardItem(message, parts.handlers);

  const addEntry = (entry: ConversationEntry) => {
    const { id, from, message } = entry;
    const item = from === 'person' ? createBubbleItem(message.body ?? '') : cardItem(message);
    Object.assign(item, { at: entry.at, revision: entry.revision });
    item.node.dataset.entry = id;
    item.node.id = entryAnchor(id);
    item.update(entry);
    known.set(id, item);
    list.place(item);
    scroll.follow();
  };
  const updateEntry = (item: Item, entry: ConversationEntry) => {
    Object.assign(item, { at: entry.at, revision: entry.revision });
    item.update(entry);
    list.place(item);
  };
  /** Removes a deleted message with all notes about it. The revision stays known: an older one does not restore it. */
  const deleteEntry = (item: Item, revision: number) => {
    item.revision = revision;
    const card = item.node.querySelector<HTMLElement>('.card');
    if (card !== null) removeNotes(list, card, { withForms: true });
    list.remove(item);
  };
  const addLocal = (item: Item, about?: HTMLElement) => {
    list.placeBelow(item, about);
    item.about = about;
    item.node.scrollIntoView({ block: 'nearest' });
    scroll.follow();
  };

  return {
    /** Shows an entry, or a newer revision of one. */
    merge: (entry: ConversationEntry): void => {
      const item = known.get(entry.id);
      if (item !== undefined && item.revision >= entry.revision) return;
      if (!isDeletedMessage(entry.message)) {
        if (item === undefined) addEntry(entry);
        else updateEntry(item, entry);
      } else if (item !== undefined) deleteEntry(item, entry.revision);
    },
    toEnd: scroll.toEnd,
    isEmpty: (): boolean => list.items.length === 0,
    /** The newest track with a title. */
    findTrack: (title: string): AudioFile | undefined =>
      list.items.findLast(
        ({ message }) => message?.audio && lyricsTitle(message.audio.title) === lyricsTitle(title),
      )?.message?.audio,
    /** Shows a person's message before the server has it. */
    addPending: (id: string, text: string, handlers: PendingHandlers): PendingMessage => {
      const item = createBubbleItem(text, handlers);
      item.at = Number.POSITIVE_INFINITY;
      item.node.dataset.entry = id;
      known.set(id, item);
      list.place(item);
      scroll.toEnd();
      const withdraw = () => {
        known.delete(id);
        list.remove(item);
      };
      return { ...item, withdraw };
    },
    /** Shows a message on this page alone, below the card that it is about. */
    addNote: (message: EncodedMessage, about?: HTMLElement): void => addLocal(cardItem(message), about),
    /** Removes the earlier notes about a card. Open forms stay. */
    removeNotes: (about: HTMLElement): void => removeNotes(list, about, { withForms: false }),
    /** Shows a form from its top; the function that is returned removes it. */
    addForm: (form: HTMLElement, about?: HTMLElement): (() => void) => {
      const node = element('div', { class: 'line from-bot' }, form);
      const item: Item = { at: 0, revision: 0, node, update: () => {} };
      addLocal(item, about);
      scroll.stopAt(node);
      return () => list.remove(item);
    },
  };
};

/** A title as a lyrics file can hold it. */
const lyricsTitle = (title: string): string => title.replace(/[\r\n\]]/g, ' ').trim();

const createCardItem = (message: EncodedMessage, handlers: CardHandlers): Item => {
  const card = createCard(message, handlers);
  const item: Item = {
    at: 0,
    revision: 0,
    node: element('div', { class: 'line from-bot' }, card.node),
    message,
    update: (entry) => {
      item.message = entry.message;
      card.update(entry.message);
    },
  };
  return item;
};

const createBubbleItem = (
  text: string,
  handlers?: PendingHandlers,
): Item & Omit<PendingMessage, 'withdraw'> => {
  const { node, sent, failed, progress, stored } = createBubble(text, handlers);
  return { at: 0, revision: 0, node, sent, failed, progress, update: ({ at }) => stored(at) };
};
