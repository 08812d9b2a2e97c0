import {
  type ChatMessage,
  type Control,
  type EncodedControl,
  type EncodedMessage,
  encodeAction,
} from '../../../core/index.js';

/** Renders a message as it is stored and sent to the page: with every action in its encoded form. */
export const encodeMessage = (message: ChatMessage): EncodedMessage => ({
  ...message,
  controls: message.controls.map((row) => row.map(encodeControl)),
});

const encodeControl = (control: Control): EncodedControl =>
  control.kind === 'link' ? control : { ...control, action: encodeAction(control.action) };
