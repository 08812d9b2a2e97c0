export type { Fault } from './faults.js';

export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
