import type { Capabilities } from '../src/core/index.js';
import { providerRegistry } from '../src/providers/index.js';
import { pollSongs } from './simulation.js';
import { type Measured, type Row, short } from './table.js';

const sizes = [1, 10, 100, 1000];

/** How many poll requests a finished song costs, compared with one loop per song. */
export const measurePolls = async (): Promise<Measured> => {
  const rows: Row[] = [];
  for (const { id, capabilities } of drivers()) {
    for (const size of sizes) {
      const { requests, loopRequests, finished } = await pollSongs(id, capabilities, size);
      const each = requests / finished;
      rows.push({
        name: `${id}: poll requests for each finished song, ${short(size)} in flight`,
        minstrel: short(each),
        baseline: short(loopRequests / finished),
        aim: `${short(each / (loopRequests / finished))}${size >= 100 ? ' (aim ≤ 1 request)' : ''}`,
        met: size >= 100 ? each <= 1 : undefined,
      });
    }
  }
  return {
    rows,
    notes: [
      'Polls: virtual time, songs of 120 s ± 30 s, one starts when another is finished; the real handlers with records in memory; a counting gateway with each driver’s own batch and poll interval, where the poll of one batch counts as one request. Baseline: one loop for each song at the same interval.',
    ],
  };
};

/** The drivers' own names and capabilities. */
export const drivers = (): { id: string; capabilities: Capabilities }[] =>
  providerRegistry.map(({ id, create }) => {
    const { capabilities } = create({ key: 'bench-key', url: 'http://127.0.0.1:9', clock: Date.now });
    return { id, capabilities };
  });
