import { say } from '../../i18n/index.js';
import { parseAction } from '../domain/action.js';
import { note } from '../domain/message.js';
import { denyReason } from '../policies/access.js';
import { type EventInContext, readContext } from '../policies/context.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { welcomeMessage } from '../views/help.js';
import { handleButton } from './buttons.js';
import { handleForm } from './forms.js';
import { rememberLocale, withLocale } from './locale.js';
import { handlePlainMessage } from './plain-message.js';
import { handleCommand } from './typed-commands.js';
import { offerUpload } from './upload.js';

/** How long a community is not welcomed a second time, in milliseconds: a platform may report an arrival again. */
const welcomeMs = 24 * 3_600_000;

/** Handles one event: reads its context, checks who may do what here, and passes it to the command it means. */
export const createDispatch =
  (deps: CoreDeps) =>
  async (received: ChatEvent): Promise<void> => {
    const inContext: EventInContext = { ...received, context: await readContext(deps, received) };
    const event = withLocale(await rememberLocale(deps, inContext));
    const refusal = await denyReason(deps, event);
    if (refusal === undefined) return handle(deps, event);
    // A refusal is no welcome: where the bot has just arrived, it says nothing.
    if (refusal === '' || event.kind === 'arrival') return;
    return event.reply.tell(note('bad', refusal));
  };

const handle = async (deps: CoreDeps, event: EventInContext): Promise<void> => {
  const { locale } = event.person;
  switch (event.kind) {
    case 'text':
      return handlePlainMessage(deps, event);
    case 'audio':
      return offerUpload(deps, event);
    case 'arrival':
      if (!(await deps.store.locks.claim(event.key, welcomeMs))) return;
      return event.reply.tell(welcomeMessage(locale));
    case 'command':
      return handleCommand(deps, event);
    case 'press':
      if (event.action !== undefined) return handleButton(deps, event, event.action);
      return event.reply.tell(note('bad', say(locale, 'refusal.old-button')));
    case 'form': {
      const action = parseAction(event.form);
      if (action !== undefined) return handleForm(deps, event, action, event.values);
      return event.reply.tell(note('bad', say(locale, 'refusal.form-expired')));
    }
  }
};
