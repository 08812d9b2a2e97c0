import type { FaultCode } from '../../../core/index.js';
import { classifyError, classifyFailure, type GatewayError } from '../../shared/classify-error.js';

/**
 * The fault of a `code` in the body, whatever the HTTP status (APIXO page "Suno", error codes; 402, 403 and 5xx from
 * its other docs). 400 and 404 have several meanings: their message decides.
 */
export const classifyCode = (error: GatewayError): FaultCode | undefined => {
  const code = Number(error.code);
  const specific = [401, 402, 403, 429].includes(code) || (code >= 500 && code < 600);
  return specific ? classifyError(code, error, 'submit') : undefined;
};

/** The fault of a failed song. Fail codes are an open set: the page names `CONTENT_VIOLATION`, the other docs many more. */
export const classifyFailCode = (
  failCode: string | null | undefined,
  failMessage: string | null | undefined,
): FaultCode => {
  const code = (failCode ?? '').replaceAll('_', '').toLowerCase();
  if (code === 'insufficientcredits') return 'out_of_credits';
  if (code === 'modelunavailable') return 'overloaded';
  if (['prompttoolong', 'promptlengthexceeded', 'invalidprompt'].includes(code)) return 'bad_input';
  return classifyFailure(`${failCode ?? ''} ${failMessage ?? ''}`);
};
