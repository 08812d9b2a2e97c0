import type { ExpiringStore } from '../core/index.js';
import type { StoreContext } from './context.js';
import { draftRecord } from './records/expiring.js';
import type { Fields } from './records/record.js';
import { registerScript, type Script } from './script.js';

/**
 * KEYS[1] a draft.
 * ARGV[1] the text it must hold now.
 * Answers 1 when it was deleted; 0 when it holds another text or is gone. (GETDEL cannot refuse what it cannot read.)
 */
const deleteDraft: Script<number> = {
  name: 'deleteDraft',
  lua: `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`,
};

const isFields = (draft: unknown): draft is Fields =>
  typeof draft === 'object' && draft !== null && !Array.isArray(draft);

/** Drafts in Redis, each with an end of its own. One with fields carries a version; a word or a number carries none. */
export const createExpiringStore = ({ redis, key, reader }: StoreContext): ExpiringStore => {
  const draftKey = (name: string) => key(`draft:${name}`);
  const runDeleteDraft = registerScript(redis, deleteDraft);
  const parse = (name: string, text: string | null): unknown => {
    if (text === null || isBare(text)) return text === null ? undefined : JSON.parse(text);
    return reader.read(draftRecord, draftKey(name), text);
  };
  return {
    save: async (name, draft, seconds) => {
      const text = isFields(draft) ? draftRecord.write(draft) : JSON.stringify(draft);
      await redis.set(draftKey(name), text, 'EX', seconds);
    },
    load: async (name) => parse(name, await redis.get(draftKey(name))),
    take: async (name) => {
      const text = await redis.get(draftKey(name));
      const draft = parse(name, text);
      if (text === null) return undefined;
      return (await runDeleteDraft([draftKey(name)], [text])) === 1 ? draft : undefined;
    },
  };
};

/** True for JSON without fields. */
const isBare = (text: string): boolean => {
  try {
    return !isFields(JSON.parse(text));
  } catch {
    return false;
  }
};
