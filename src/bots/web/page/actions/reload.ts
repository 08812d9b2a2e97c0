import type { EncodedMessage } from '../../../../core/index.js';

const storageKey = 'minstrel-notes';

/** Reloads the page, which is then in the language that was chosen. The notes are shown after the reload. */
export const reloadWithNotes = (notes: readonly EncodedMessage[]): void => {
  sessionStorage.setItem(storageKey, JSON.stringify(notes));
  location.reload();
};

/** Takes the notes from before a reload. */
export const takeNotes = (): EncodedMessage[] => {
  const notes: EncodedMessage[] = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
  sessionStorage.removeItem(storageKey);
  return notes;
};
