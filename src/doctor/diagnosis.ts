import type { Finding } from './checks.js';
import type { GatewayFinding } from './providers.js';

/** Everything that was found. */
export type Diagnosis = { sandbox: boolean; findings: Finding[]; gateways: GatewayFinding[] };
