/** A sorted set as Redis has it: members by score, and those of one score by name. */
export type SortedSet = {
  scores: ReadonlyMap<string, number>;
  add: (member: string, score: number) => void;
  addMissing: (member: string, score: number) => void;
  remove: (member: string) => void;
  /** The members with a score of at most `highest`, lowest first. */
  upTo: (highest: number, limit: number) => string[];
  /** All members, lowest first. */
  members: () => string[];
};

/** Creates an empty sorted set. */
export const createSortedSet = (): SortedSet => {
  const scores = new Map<string, number>();
  const sorted = (highest: number) =>
    [...scores]
      .filter(([, score]) => score <= highest)
      .sort(([a, first], [b, second]) => first - second || (a < b ? -1 : Number(a > b)))
      .map(([member]) => member);
  return {
    scores,
    add: (member, score) => void scores.set(member, score),
    addMissing: (member, score) => void scores.set(member, scores.get(member) ?? score),
    remove: (member) => void scores.delete(member),
    upTo: (highest, limit) => sorted(highest).slice(0, limit),
    members: () => sorted(Number.POSITIVE_INFINITY),
  };
};

/** Sorted sets by name; each is made when it is first asked for. */
export const createSortedSets = (): ((name: string) => SortedSet) => {
  const sets = new Map<string, SortedSet>();
  return (name) => {
    const set = sets.get(name) ?? createSortedSet();
    sets.set(name, set);
    return set;
  };
};
