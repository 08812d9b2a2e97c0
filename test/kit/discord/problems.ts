import { Refusal } from './refusal.js';
import type { Wire } from './wire.js';

/** What is wrong with a request, collected field by field. */
export type Problems = {
  add(path: string, code: string, message: string): void;
  /** The text at the path has between `least` and `most` characters; a missing text passes when `least` is 0. */
  length(path: string, value: unknown, least: number, most: number): void;
  /** The list at the path has between `least` and `most` entries; a missing list counts as empty. */
  count(path: string, value: unknown, least: number, most: number): void;
  /** Answers 400 with code 50035 and the tree of errors when anything was added. */
  refuse(): void;
};

/** Collects errors in the tree Discord answers with code 50035 (Discord docs, reference, error messages). */
export const createProblems = (): Problems => {
  const tree: Wire = {};
  let found = false;

  const add = (path: string, code: string, message: string): void => {
    found = true;
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
    length(path, value, least, most) {
      if (value === undefined || value === null) {
        if (least > 0) add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
        return;
      }
      if (typeof value !== 'string') {
        add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
        return;
      }
      const length = [...value].length;
      if (length < least && value.length === 0) {
        add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      } else if (length < least) {
        add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
      } else if (length > most) {
        add(
          path,
          least > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH',
          least > 0
            ? `Must be between ${least} and ${most} in length.`
            : `Must be ${most} or fewer in length.`,
        );
      }
    },
    count(path, value, least, most) {
      const length = Array.isArray(value) ? value.length : 0;
      if (value !== undefined && value !== null && !Array.isArray(value)) {
        add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      } else if (length < least || length > most) {
        add(
          path,
          'BASE_TYPE_BAD_LENGTH',
          least > 0
            ? `Must be between ${least} and ${most} in length.`
            : `Must be ${most} or fewer in length.`,
        );
      }
    },
    refuse() {
      if (found) throw new Refusal(400, 50035, 'Invalid Form Body', tree);
    },
  };
};
