import { isRecord } from '../../shared/json.js';

/** Suno's own answer: some resellers wrap it in `{code:"success",data,message}`, others pass it on as it is. */
export const unwrap = (json: unknown): unknown =>
  isRecord(json) && isRecord(json.data) && 'code' in json ? json.data : json;
