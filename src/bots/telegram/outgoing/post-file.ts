import {
  type ChatMessage,
  type Log,
  type MediaFile,
  type MessageRef,
  type Posted,
  type Receipts,
  SurfaceError,
  type SurfaceFault,
} from '../../../core/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import type { Upload } from '../render/media.js';
import { renderCaption, renderPlaceholder } from '../render/message.js';
import type { RenderedMessage } from '../render/rendered-message.js';

type Deps = {
  receipts: Receipts;
  api: TelegramApi;
  log: Log;
  loadPicture: (image: MediaFile) => Promise<Upload>;
};

/** A file to post: `load` fetches its bytes, `postPlaceholder` posts the text that is edited into the file. */
type FilePost = {
  key: string;
  caption: RenderedMessage;
  load: () => Promise<Upload>;
  postPlaceholder: () => Promise<MessageRef>;
};

/** Faults that pass: a later attempt may succeed. */
const passingFaults: ReadonlySet<SurfaceFault> = new Set(['slow_down', 'unreachable']);

/** Builds the posting of files, once per key. */
export const createFilePoster = ({ receipts, api, log, loadPicture }: Deps) => {
  const postFile = async ({ key, caption, load, postPlaceholder }: FilePost): Promise<Posted> => {
    const receipt = await receipts.find(key);
    // An album that was refused posted nothing: its songs are posted one by one under the same key.
    const known = receipt?.extra?.album === undefined ? receipt : undefined;
    if (typeof known?.extra?.file === 'string') return { ref: bareRef(known), file: known.extra.file };
    const upload = await load();
    const postAndKeep = async (): Promise<MessageRef> => {
      const ref = await postPlaceholder();
      await receipts.keep(key, { ...ref, extra: { awaits: 'song' } });
      return ref;
    };
    let ref = known === undefined ? await postAndKeep() : bareRef(known);
    let file: string | undefined;
    try {
      file = await api.editMedia(ref, upload, caption);
    } catch (error) {
      // A person has deleted the placeholder of an earlier attempt.
      if (known === undefined || !(error instanceof SurfaceError) || error.code !== 'gone') throw error;
      ref = await postAndKeep();
      file = await api.editMedia(ref, upload, caption);
    }
    if (file !== undefined) await receipts.keep(key, { ...ref, extra: { file } });
    return { ref, file };
  };

  /** Posts the picture of a document as a message below it. The document stays without it when Telegram refuses it. */
  const postPicture = async (ref: MessageRef, message: ChatMessage): Promise<void> => {
    const { audio, file, image, title, tone } = message;
    if (audio !== undefined || file === undefined || image === undefined) return;
    const below = { platform: 'telegram', chat: ref.chat, replyTo: ref.message };
    const name = title ?? file.name;
    try {
      await postFile({
        key: `picture:${ref.chat}:${ref.message}`,
        caption: renderCaption({ tone, title: name, controls: [] }),
        load: () => loadPicture(image),
        postPlaceholder: () => api.sendMessage(below, { ...renderPlaceholder(name), quiet: true }),
      });
    } catch (error) {
      if (error instanceof SurfaceError && passingFaults.has(error.code)) throw error;
      log.warn(
        { event: 'file-picture.failed', platform: 'telegram', chat: ref.chat, reason: describeError(error) },
        'File posted without its picture',
      );
    }
  };

  return { postFile, postPicture };
};

/** The reference without what its receipt notes. */
export const bareRef = ({ platform, chat, message }: MessageRef): MessageRef => ({ platform, chat, message });
