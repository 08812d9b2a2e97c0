import {
  type ChatMessage,
  type Control,
  type EncodedControl,
  type EncodedMessage,
  encodeAction,
} from '../../core/index.js';

/** The message as the web chat stores and sends it: every action in its encoded form. */
export const encodeMessage = (message: ChatMessage): EncodedMessage => ({
  ...message,
  controls: message.controls.map((row) => row.map(encodeControl)),
});

const encodeControl = (control: Control): EncodedControl =>
  control.kind === 'link' ? control : { ...control, action: encodeAction(control.action) };
