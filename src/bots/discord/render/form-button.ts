import { type ChatForm, type ChatMessage, parseAction } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';

/** A message in place of a form that can not open by itself, with a button that asks for the form again. */
export const renderFormButton = (form: ChatForm, locale: string | undefined): ChatMessage => {
  const action = parseAction(form.id);
  const label = say(locale, 'form.open');
  return {
    tone: 'plain',
    title: form.title,
    body: form.intro,
    controls: action === undefined ? [] : [[{ kind: 'button', label, action, style: 'main' }]],
  };
};
