import { Refusal } from './refusal.js';
import type { Wire } from './wire.js';

/** The errors of a request, field by field. */
export type Problems = {
  add(path: string, code: string, message: string): void;
  /** Adds an error unless the text has `min` to `max` characters; a missing text passes when `min` is 0. */
  length(path: string, value: unknown, min: number, max: number): void;
  /** Adds an error unless the list has `min` to `max` entries; a missing list counts as empty. */
  count(path: string, value: unknown, min: number, max: number): void;
  /** Throws a refusal with code 50035 and the tree of errors when there is one. */
  refuse(): void;
};

/** Collects errors in the tree of code 50035 (Discord docs, reference, error messages). */
export const createProblems = (): Problems => {
  const tree: Wire = {};
  let hasErrors = false;

  const add = (path: string, code: string, message: string): void => {
    hasErrors = true;
    let node = tree;
    for (const key of path.split('.').filter(Boolean)) {
      node[key] ??= {};
      node = node[key] as Wire;
    }
    node._errors ??= [];
    (node._errors as Wire[]).push({ code, message });
  };

  return {
    add,
    length(path, value, min, max) {
      if (value === undefined || value === null) {
        if (min > 0) add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
        return;
      }
      if (typeof value !== 'string') {
        add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
        return;
      }
      const length = [...value].length;
      if (length < min && value.length === 0) {
        add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      } else if (length < min) {
        add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
      } else if (length > max) {
        add(
          path,
          min > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH',
          min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`,
        );
      }
    },
    count(path, value, min, max) {
      const length = Array.isArray(value) ? value.length : 0;
      if (value !== undefined && value !== null && !Array.isArray(value)) {
        add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      } else if (length < min || length > max) {
        add(
          path,
          'BASE_TYPE_BAD_LENGTH',
          min > 0 ? `Must be between ${min} and ${max} in length.` : `Must be ${max} or fewer in length.`,
        );
      }
    },
    refuse() {
      if (hasErrors) throw new Refusal(400, 50035, 'Invalid Form Body', tree);
    },
  };
};
