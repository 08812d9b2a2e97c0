import type { FaultCode } from '../../../core/index.js';
import { failedBeforeWork, type GatewayError } from '../../shared/classify-error.js';

/** The account that made the track is gone from the gateway (QuantumNous/new-api, relay/relay_task.go). */
const makerGone = /\b(?:channel_not_found|task_channel_disable)\b/;

/** Sent before any work is handed on (QuantumNous/new-api, relay/relay_task.go and controller/relay.go). */
const beforeWork = /\b(?:build_request_failed|get_channel_failed|invalid_api_platform)\b/;

/** The fault of new-api's own error codes; undefined leaves it to the message and the status. */
export const classifyCode = ({ code }: GatewayError): FaultCode | undefined =>
  makerGone.test(code) ? 'maker_gone' : undefined;

/** True for the 5xx errors that surely cost nothing. */
export const isBeforeWork = (error: GatewayError): boolean =>
  failedBeforeWork(error) || beforeWork.test(error.code);
