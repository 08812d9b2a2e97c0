import type { Answer } from './calls.js';
import { serverError } from './http.js';

/** Time for a long recording over a slow line, and for the server to read it. */
const timeoutMs = 900_000;

/** Uploads an audio. `progress` receives the part that was sent, from 0 to 1. Rejects with a ServerError. */
export const sendAudio = (
  key: string,
  file: File,
  { progress, signal }: { progress(part: number): void; signal: AbortSignal },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // fetch reports no progress of a request's body.
    const request = new XMLHttpRequest();
    const fail = () => reject(serverError(request.status, 'refusal.upload-too-large'));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener('load', () => progress(1));
    request.addEventListener('load', () => {
      // Null where the body is no JSON: a proxy that wants a login answers with a page of its own.
      const answer: Answer | null = request.response;
      if (request.status < 200 || request.status > 299 || answer === null) return fail();
      resolve(answer);
    });
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, fail);
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', `/api/audio?${new URLSearchParams({ key, name: file.name })}`);
    request.responseType = 'json';
    request.timeout = timeoutMs;
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    progress(0);
    request.send(file);
  });
