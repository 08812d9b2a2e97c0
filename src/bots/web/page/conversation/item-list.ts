import type { ConversationEntry, EncodedMessage } from '../../../../core/index.js';

/** One line of the conversation. */
export type Item = {
  /** When it was posted, in milliseconds; Infinity keeps a pending message last. */
  at: number;
  node: HTMLElement;
  revision: number;
  update(entry: ConversationEntry): void;
  /** The message of the bot. */
  message?: EncodedMessage | undefined;
  /** Set for an item that only this page shows: the card that it belongs to. */
  about?: HTMLElement | undefined;
};

/** The items of the conversation in order of time, each with its node in `list`. */
export const createItemList = (list: HTMLElement) => {
  const items: Item[] = [];

  const isInPlace = (item: Item, index: number): boolean => {
    const previous = items[index - 1];
    const next = items[index + 1];
    return (previous === undefined || previous.at <= item.at) && (next === undefined || next.at >= item.at);
  };
  const remove = (item: Item) => {
    item.node.remove();
    const index = items.indexOf(item);
    if (index >= 0) items.splice(index, 1);
  };
  /** Inserts an item by its time, or moves it when its time has changed. */
  const place = (item: Item) => {
    const current = items.indexOf(item);
    if (current >= 0) {
      if (isInPlace(item, current)) return;
      items.splice(current, 1);
    }
    let index = items.length;
    while (index > 0 && (items[index - 1]?.at ?? 0) > item.at) index -= 1;
    list.insertBefore(item.node, items[index]?.node ?? null);
    items.splice(index, 0, item);
  };
  /** Inserts an item below the line of a card, at the end where there is none. */
  const placeBelow = (item: Item, card: HTMLElement | undefined) => {
    const line = card?.closest('.line');
    const index = items.findIndex(({ node }) => node === line);
    const above = items[index];
    if (above === undefined) {
      item.at = items.findLast(({ at }) => Number.isFinite(at))?.at ?? 0;
      items.push(item);
      list.append(item.node);
    } else {
      item.at = above.at;
      above.node.after(item.node);
      items.splice(index + 1, 0, item);
    }
  };

  return { items: items as readonly Item[], place, placeBelow, remove };
};
