import { InteractionResponseType } from 'discord.js';
import type { ChatForm, ExpiringStore, Log } from '../../../core/index.js';
import type { InteractionHandle } from '../api.js';
import { reasonOf } from '../errors.js';
import { type HiddenValues, hiddenValuesKey, hiddenValuesSeconds } from '../forms/hidden-values.js';
import { renderForm, withoutDefaults } from '../forms/modal.js';
import type { InteractionResponse } from './interaction-response.js';

/** What opening a form needs. */
type FormOpenerDeps = {
  expiring: ExpiringStore;
  log: Log;
  key: string;
  handle: InteractionHandle;
  personId: string;
  locale: string | undefined;
  response: InteractionResponse;
};

/** Opens a form as the first response; false when Discord did not take it. */
export const createFormOpener = (deps: FormOpenerDeps) => {
  const { expiring, log, key, handle, personId, locale, response } = deps;

  const save = (customId: string, hidden: HiddenValues): Promise<void> =>
    expiring
      .save(hiddenValuesKey(customId, personId), hidden, hiddenValuesSeconds)
      .catch((error) =>
        log.warn(
          { event: 'form.hidden-values-lost', platform: 'discord', key, reason: reasonOf(error) },
          'Hidden form values could not be stored',
        ),
      );

  const open = async (modal: object): Promise<boolean> =>
    (await response.send(InteractionResponseType.Modal, modal)).accepted;

  return async (form: ChatForm): Promise<boolean> => {
    const { modal, hidden } = renderForm(form, BigInt(handle.id).toString(36), locale);
    // The form opens while the values are stored: Discord does not wait for the store.
    const saving = hidden === undefined ? undefined : save(modal.custom_id, hidden);
    // Discord refuses a menu whose default is a deleted channel or role; the second try has no defaults.
    const opened = (await open(modal)) || (response.isOpen() && (await open(withoutDefaults(modal))));
    await saving;
    return opened;
  };
};
