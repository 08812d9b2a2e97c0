import type { ProviderId } from '../gateway.js';
import type { Hears } from '../surface.js';
import { createMoved } from './desk/moved.js';
import { createHear } from './hearing/hear.js';
import { createSuggest } from './hearing/suggest.js';
import type { Step, StudioPorts } from './ports.js';
import { createDeliver } from './posting/deliver.js';
import { createRedraw } from './posting/redraw.js';
import { createExamine } from './work/examine.js';
import { createNudge } from './work/nudge.js';
import { createSubmit } from './work/submit.js';
import { createTend } from './work/tend.js';
import { createWatch } from './work/watch.js';

export { type Step, type StudioPorts, type Timing, usualTiming } from './ports.js';

/** The one who decides: hears people, and does the steps of the work that workers call it for. */
export interface Studio extends Hears {
  submit(id: string, signal: AbortSignal): Promise<Step>;
  watch(provider: ProviderId, signal: AbortSignal): Promise<Step>;
  deliver(id: string, signal: AbortSignal): Promise<Step>;
  redraw(id: string): Promise<Step>;
  /** A gateway called about a generation. */
  nudge(provider: ProviderId, id: string): Promise<void>;
  /** Asks the gateways, now and then, about their keys and balances. */
  examine(signal: AbortSignal): Promise<Step>;
  /** Puts neglected generations back to work; says how many there were. */
  tend(): Promise<number>;
}

/** Makes the studio. It holds nothing but its ports: any number of processes may have one. */
export const createStudio = (ports: StudioPorts): Studio => ({
  hear: createHear(ports),
  suggest: createSuggest(ports),
  moved: createMoved(ports),
  submit: createSubmit(ports),
  watch: createWatch(ports),
  deliver: createDeliver(ports),
  redraw: createRedraw(ports),
  nudge: createNudge(ports),
  examine: createExamine(ports),
  tend: createTend(ports),
});
