import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Log } from '../../../core/index.js';
import type { DiscordApi, InteractionHandle } from '../api.js';
import { isContentRefused, parseApiError } from '../errors.js';

/** Who sees a message: everybody in the channel, or only the person who acted. */
export type Visibility = 'all' | 'person';

/**
 * The state of the first response, of which Discord takes exactly one within 3 s (Discord docs, interactions):
 *
 * - `open`: nothing was sent;
 * - `sending`: a first response is on its way;
 * - `acknowledged`: Discord took it; edits and follow-ups work from now on. `placeholder` is the "thinking …" message
 *   that nothing has replaced yet;
 * - `lost`: Discord takes no response any more.
 *
 * `open → sending → acknowledged | lost`; when Discord refuses the content, `sending → open`.
 */
type ResponseState =
  | { phase: 'open' }
  | { phase: 'sending'; settled: Promise<void> }
  | { phase: 'acknowledged'; placeholder: Visibility | undefined }
  | { phase: 'lost' };

/** The outcome of a first response; `message` is the id of its message, if one was posted and Discord named it. */
type SendResult = { accepted: true; message: string | undefined } | { accepted: false };

/** The outcome of claiming the placeholder: false and undefined when the interaction can no longer be used. */
type Claim = { acknowledged: boolean; placeholder: Visibility | undefined };

/** The first response to one interaction. */
export type InteractionResponse = {
  /** True while a first response can be sent. */
  isOpen(): boolean;
  /** Sends the first response. Never rejects. */
  send(type: InteractionResponseType, data?: object): Promise<SendResult>;
  /** Waits for a first response on its way, and gives the placeholder to the first caller, who must replace it. */
  claim(): Promise<Claim>;
  /** Cancels the placeholder, if it was not sent yet. */
  cancelPlaceholder(): void;
};

/** The interaction, and what its response is made with. */
type ResponseDeps = {
  api: DiscordApi;
  log: Log;
  key: string;
  handle: InteractionHandle;
  /** Who sees the placeholder. */
  visibility: Visibility;
  /** The time after which an unanswered interaction shows "thinking …", in milliseconds. */
  deferAfterMs: number;
};

/** Watches over the first response to an interaction: without one after `deferAfterMs`, "thinking …" is shown. */
export const createInteractionResponse = (deps: ResponseDeps): InteractionResponse => {
  const { api, log, key, handle, visibility, deferAfterMs } = deps;
  let state: ResponseState = { phase: 'open' };

  const transmit = async (
    type: InteractionResponseType,
    data: object | undefined,
    placeholder: Visibility | undefined,
  ): Promise<SendResult> => {
    try {
      const message = await api.respond(handle, type, data);
      state = { phase: 'acknowledged', placeholder };
      return { accepted: true, message };
    } catch (error) {
      const apiError = parseApiError(error);
      log.warn(
        { event: 'interaction.response-failed', platform: 'discord', key, reason: apiError.reason },
        'Interaction response failed',
      );
      state = isContentRefused(apiError) ? { phase: 'open' } : { phase: 'lost' };
      return { accepted: false };
    }
  };

  const send = (
    type: InteractionResponseType,
    data?: object,
    placeholder?: Visibility,
  ): Promise<SendResult> => {
    const sending = transmit(type, data, placeholder);
    state = { phase: 'sending', settled: sending.then(() => {}) };
    return sending;
  };

  const timer = setTimeout(() => {
    if (state.phase !== 'open') return;
    const flags = visibility === 'person' ? { flags: MessageFlags.Ephemeral } : {};
    void send(InteractionResponseType.DeferredChannelMessageWithSource, flags, visibility);
  }, deferAfterMs);

  return {
    isOpen: () => state.phase === 'open',
    send: (type, data) => send(type, data),
    async claim() {
      if (state.phase === 'sending') await state.settled;
      if (state.phase !== 'acknowledged') return { acknowledged: false, placeholder: undefined };
      const { placeholder } = state;
      state = { phase: 'acknowledged', placeholder: undefined };
      return { acknowledged: true, placeholder };
    },
    cancelPlaceholder: () => clearTimeout(timer),
  };
};
