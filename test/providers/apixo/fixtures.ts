import { providerRegistry } from '../../../src/providers/index.js';

const found = providerRegistry.find((definition) => definition.id === 'apixo');
if (found === undefined) throw new Error('apixo is not in the registry');

/** The driver under test. */
export const apixo = found;

/** The task of the page's samples. */
export const taskId = 'task_12345678';

/** The path that polls that task. */
export const statusPath = `/api/v1/statusTask/suno?taskId=${taskId}`;

/** A good answer (page "Suno", response). */
export const success = (data: unknown) => ({ code: 200, message: 'success', data });

/** A refusal as the page shows it. */
export const refusal = (code: number, message: string, data: unknown = null) => ({ code, message, data });

/** A status answer about the task. */
export const status = (state: unknown, more: object = {}) =>
  success({ taskId, state, createTime: 1767965610929, ...more });

/** One track of a result. */
export const track = (index: number) => ({
  image_url: `https://r2.apixo.example/cover${index}.jpg`,
  audio_url: `https://r2.apixo.example/track${index}.mp3`,
});

/** The answer about a finished song with these tracks; `resultJson` is a text of JSON. */
export const finished = (tracks: readonly unknown[], more: object = {}) =>
  status('success', {
    resultJson: JSON.stringify({ resultUrls: tracks }),
    completeTime: 1767965652317,
    costTime: 41388,
    ...more,
  });

/** The take read from the same track; the gateway gives no id. */
export const take = (index: number, more: object = {}) => ({
  clipId: `${taskId}.${index}`,
  audioUrl: `https://r2.apixo.example/track${index}.mp3`,
  imageUrl: `https://r2.apixo.example/cover${index}.jpg`,
  ...more,
});
