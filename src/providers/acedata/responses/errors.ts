import type { FaultCode } from '../../../core/index.js';
import type { GatewayError } from '../../shared/classify-error.js';

/** The faults of the gateway's own error codes (guide, Error Handling); the status 403 alone does not name a fault. */
const faults: Record<string, FaultCode> = {
  used_up: 'out_of_credits',
  forbidden: 'moderated',
  invalid_token: 'unauthorized',
  token_expired: 'unauthorized',
  token_mismatched: 'unauthorized',
  no_token: 'unauthorized',
  disabled: 'unauthorized',
  too_many_requests: 'rate_limited',
  no_api: 'bad_answer',
  api_not_implemented: 'bad_answer',
};

/** The fault of an error code; undefined leaves it to the message. */
export const classifyCode = ({ code }: GatewayError): FaultCode | undefined =>
  code.split(' ').flatMap((part) => (Object.hasOwn(faults, part) ? [faults[part]] : []))[0];

/** True for a refusal from before any work; `api_error`, `timeout` and unknown codes are none. */
export const isBeforeWork = (error: GatewayError): boolean =>
  classifyCode(error) !== undefined || /\bbad_request\b/.test(error.code);

/** True for the code of an error in the middle of the work (guide, Error Handling). */
export const mayBeDuringWork = ({ code }: GatewayError): boolean => /\bapi_error\b/.test(code);
