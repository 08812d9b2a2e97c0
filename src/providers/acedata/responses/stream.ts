import { isRecord, parseJson } from '../../shared/json.js';

/** The last whole line of a streamed answer, which repeats itself, more complete on each line; the line after it may be cut off. */
export const decodeStream = (text: string): unknown =>
  text
    .split('\n')
    .reverse()
    .map(parseJson)
    .find((line) => isRecord(line) && ('task_id' in line || 'data' in line || 'error' in line));
