import type { createItemList } from './item-list.js';

/** Removes the notes about a card, and the notes about those notes. Open forms stay, unless `withForms` is set. */
export const removeNotes = (
  list: ReturnType<typeof createItemList>,
  about: HTMLElement,
  { withForms }: { withForms: boolean },
): void => {
  for (const item of list.items.filter((candidate) => candidate.about === about)) {
    if (!withForms && item.node.querySelector('form') !== null) continue;
    const card = item.node.querySelector<HTMLElement>('.card:not(form)');
    if (card !== null) removeNotes(list, card, { withForms });
    list.remove(item);
  }
};
