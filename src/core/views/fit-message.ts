import type { ChatMessage, Control } from '../domain/message.js';
import type { SurfaceLimits } from '../ports/platform.js';

/** Cuts a text at a limit in characters, with an ellipsis, never in the middle of a character. */
export const shorten = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/** Fits a message to a platform: texts are cut, buttons wrapped into rows, the last ones dropped. */
export const fitMessage = (message: ChatMessage, limits: SurfaceLimits): ChatMessage => ({
  ...message,
  title: message.title === undefined ? undefined : shorten(message.title, limits.titleCharacters),
  body: message.body === undefined ? undefined : shorten(message.body, limits.bodyCharacters),
  facts: message.facts?.map((fact) => ({ ...fact, value: shorten(fact.value, 200) })),
  footnote: message.footnote === undefined ? undefined : shorten(message.footnote, 300),
  controls: foldRows(message.controls, limits),
});

const foldRows = (rows: ChatMessage['controls'], limits: SurfaceLimits): Control[][] => {
  const folded: Control[][] = [];
  for (const row of rows) {
    for (let start = 0; start < row.length; start += limits.rowButtons) {
      folded.push(
        row
          .slice(start, start + limits.rowButtons)
          .map((control) => ({ ...control, label: shorten(control.label, limits.labelCharacters) })),
      );
    }
  }
  return folded.slice(0, limits.rows);
};
