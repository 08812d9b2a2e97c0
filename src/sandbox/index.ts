export type { DictatedAnswer, Fault, FaultKind, RouteKind } from './faults.js';
export type { Charge, ReceivedRequest } from './ledger.js';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
