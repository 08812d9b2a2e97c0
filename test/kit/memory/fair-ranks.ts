/** The highest rank that is handed out. */
const highest = 2_000_000;

/** Fair ranks in memory. */
export const createMemoryFairRanks = () => {
  const lastRanks = new Map<string, Map<string, number>>();
  return {
    next: async (provider: string, person: string, head: number): Promise<number> => {
      const ranks = head === 0 ? new Map<string, number>() : (lastRanks.get(provider) ?? new Map());
      const rank = Math.min(Math.max(ranks.get(person) ?? 0, head) + 1, highest);
      lastRanks.set(provider, ranks.set(person, rank));
      return rank;
    },
  };
};
