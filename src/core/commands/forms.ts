import type { Action } from '../domain/action.js';
import type { RawValues } from '../domain/message.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps } from '../ports/deps.js';
import { handleButton } from './buttons.js';
import { renameTrack } from './manage-track.js';
import { blockByName } from './operator.js';
import { request } from './request.js';
import { saveSettings } from './settings.js';
import { withExistingTrack, withTrack } from './with-track.js';

/** Takes the values of a submitted form. */
export const handleForm = async (
  deps: CoreDeps,
  event: EventInContext,
  action: Action,
  values: RawValues,
): Promise<void> => {
  switch (action.do) {
    case 'settings':
      return saveSettings(deps, event, action.page, values);
    case 'block':
      return blockByName(deps, event, values);
    case 'track':
      return withExistingTrack(deps, event, action.track, (track) => renameTrack(deps, event, track, values));
    case 'operation':
      return withTrack(deps, event, action.track, (track) =>
        request(deps, event, { operation: action.operation, raw: values, track }),
      );
    default:
      return handleButton(deps, event, action);
  }
};
