import type { AudioFile, ConversationEntry, EncodedMessage } from '../../../core/index.js';
import { isDeletedMessage } from '../deleted-message.js';
import { createBubble, type Pending, type PendingHands } from './bubble.js';
import { type CardHands, createCard, entryAnchor } from './card.js';
import { element } from './dom.js';

type Item = {
  /** When it was said; what is on its way to the server stands last. */
  at: number;
  node: HTMLElement;
  revision: number;
  update(entry: ConversationEntry): void;
  /** What the bot says here. */
  message?: EncodedMessage | undefined;
  /** Set for what is said to this page alone: the card it belongs to. */
  about?: HTMLElement | undefined;
};

/** The conversation: entries stand in order of time and are changed in place, by id and revision. */
export const createConversation = (parts: {
  list: HTMLElement;
  scroller: HTMLElement;
  newest: HTMLElement;
  hands: CardHands;
}) => {
  const { list, scroller, newest } = parts;
  const items = new Map<string, Item>();
  const order: Item[] = [];

  // Whoever reads at the end stays there when something comes; whoever reads further up is left alone.
  let following = true;
  const follow = () => {
    if (following) scroller.scrollTop = scroller.scrollHeight;
    else newest.hidden = false;
  };
  const look = () => {
    following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    if (following) newest.hidden = true;
  };
  scroller.addEventListener('scroll', look, { passive: true });
  newest.addEventListener('click', () => toEnd());
  const sizes = new ResizeObserver(() => {
    if (following) scroller.scrollTop = scroller.scrollHeight;
  });
  sizes.observe(list);
  sizes.observe(scroller);
  const toEnd = () => {
    following = true;
    newest.hidden = true;
    scroller.scrollTop = scroller.scrollHeight;
  };

  const place = (item: Item) => {
    const before = order.indexOf(item);
    if (before >= 0) {
      const early = order[before - 1];
      const late = order[before + 1];
      if ((early === undefined || early.at <= item.at) && (late === undefined || late.at >= item.at)) return;
      order.splice(before, 1);
    }
    let index = order.length;
    while (index > 0 && (order[index - 1]?.at ?? 0) > item.at) index -= 1;
    list.insertBefore(item.node, order[index]?.node ?? null);
    order.splice(index, 0, item);
  };

  const merge = (entry: ConversationEntry) => {
    const known = items.get(entry.id);
    if (known !== undefined && known.revision >= entry.revision) return;
    if (isDeletedMessage(entry.message)) {
      if (known !== undefined) takeAway(known, entry.revision);
      return;
    }
    if (known === undefined) {
      const item = entry.from === 'person' ? bubbleOf(entry.message.body ?? '') : cardItem(entry.message);
      item.at = entry.at;
      item.revision = entry.revision;
      item.node.dataset.entry = entry.id;
      item.node.id = entryAnchor(entry.id);
      item.update(entry);
      items.set(entry.id, item);
      place(item);
      follow();
    } else {
      known.at = entry.at;
      known.revision = entry.revision;
      known.update(entry);
      place(known);
    }
  };

  /** What was taken away leaves the page, with all that was said about it; a late older revision does not bring it back. */
  const takeAway = (item: Item, revision: number) => {
    item.revision = revision;
    const about = item.node.querySelector<HTMLElement>('.card');
    if (about !== null) dropNotes(about, true);
    remove(item);
  };

  const cardItem = (message: EncodedMessage): Item => {
    const card = createCard(message, parts.hands);
    const node = element('div', { class: 'line from-bot' }, card.node);
    const item: Item = {
      at: 0,
      revision: 0,
      node,
      message,
      update: (entry) => {
        item.message = entry.message;
        card.update(entry.message);
      },
    };
    return item;
  };

  const addLocal = (item: Item, about?: HTMLElement) => {
    const line = about?.closest('.line');
    const index = order.findIndex(({ node }) => node === line);
    if (index < 0) {
      item.at = order.findLast(({ at }) => Number.isFinite(at))?.at ?? 0;
      order.push(item);
      list.append(item.node);
    } else {
      item.at = order[index]?.at ?? 0;
      order[index]?.node.after(item.node);
      order.splice(index + 1, 0, item);
    }
    item.about = about;
    item.node.scrollIntoView({ block: 'nearest' });
    follow();
  };

  /** Takes back what was said about a card, and what was said about that; forms that are being filled in stay. */
  const dropNotes = (about: HTMLElement, withForms: boolean) => {
    for (const one of order.filter((item) => item.about === about)) {
      if (!withForms && one.node.querySelector('form') !== null) continue;
      const card = one.node.querySelector<HTMLElement>('.card:not(form)');
      if (card !== null) dropNotes(card, withForms);
      remove(one);
    }
  };

  const remove = (item: Item) => {
    item.node.remove();
    const index = order.indexOf(item);
    if (index >= 0) order.splice(index, 1);
  };

  return {
    merge,
    toEnd,
    isEmpty: () => order.length === 0,
    /** The newest track with a title. */
    trackCalled: (title: string): AudioFile | undefined =>
      order.findLast(({ message }) => message?.audio && plainly(message.audio.title) === plainly(title))
        ?.message?.audio,
    /** Shows a person's words before the server has them. */
    addPending: (id: string, text: string, hands: PendingHands): Pending => {
      const item = bubbleOf(text, hands);
      item.at = Number.POSITIVE_INFINITY;
      item.node.dataset.entry = id;
      items.set(id, item);
      place(item);
      toEnd();
      const withdraw = () => {
        items.delete(id);
        remove(item);
      };
      return { ...item, withdraw };
    },
    /** Shows something said to this page alone, below the card it is about. */
    addNote: (message: EncodedMessage, about?: HTMLElement) => {
      addLocal(cardItem(message), about);
    },
    /** Takes back what was said about a card before. */
    dropNotes: (about: HTMLElement) => dropNotes(about, false),
    /** Shows a form; it is taken away by the function given back. */
    addForm: (form: HTMLElement, about?: HTMLElement): (() => void) => {
      const item = {
        at: 0,
        revision: 0,
        node: element('div', { class: 'line from-bot' }, form),
        update: () => {},
      };
      addLocal(item, about);
      // It is filled in from its beginning.
      following = false;
      item.node.scrollIntoView({
        block: item.node.offsetHeight > scroller.clientHeight ? 'start' : 'nearest',
      });
      return () => remove(item);
    },
  };
};

/** A title as it can stand in a file of lyrics. */
const plainly = (title: string): string => title.replace(/[\r\n\]]/g, ' ').trim();

const bubbleOf = (
  text: string,
  hands?: PendingHands,
): Item & Pick<Pending, 'sent' | 'failed' | 'progress'> => {
  const { node, sent, failed, progress, said } = createBubble(text, hands);
  return { at: 0, revision: 0, node, sent, failed, progress, update: ({ at }) => said(at) };
};
