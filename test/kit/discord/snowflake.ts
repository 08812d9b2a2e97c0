/** The first millisecond of 2015, from which snowflakes count (Discord docs, reference, snowflakes). */
const discordEpoch = 1_420_070_400_000;

/** Creates ids that grow, with the time in their upper bits. */
export const createSnowflakes = (): (() => string) => {
  let lastId = 0n;
  return () => {
    const now = BigInt(Date.now() - discordEpoch) << 22n;
    lastId = now > lastId ? now : lastId + 1n;
    return lastId.toString();
  };
};
