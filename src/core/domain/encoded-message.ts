import { encodeAction, parseAction } from './action.js';
import type { ChatMessage, Control, EncodedControl, EncodedMessage } from './message.js';

/** The message as it is stored: every action in its encoded form. */
export const encodeMessage = (message: ChatMessage): EncodedMessage => ({
  ...message,
  controls: message.controls.map((row) => row.map(encodeControl)),
});

/** A stored message; a button whose action this version does not know is left out. */
export const decodeMessage = (message: EncodedMessage): ChatMessage => ({
  ...message,
  controls: message.controls.map((row) => row.flatMap(decodeControl)),
});

const encodeControl = (control: Control): EncodedControl =>
  control.kind === 'link' ? control : { ...control, action: encodeAction(control.action) };

const decodeControl = (control: EncodedControl): Control[] => {
  if (control.kind === 'link') return [control];
  const action = parseAction(control.action);
  return action === undefined ? [] : [{ ...control, action }];
};
