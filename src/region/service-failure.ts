/**
 * Answers of the region itself, when no operation ran or nobody knows how it ended. They have the shape of Lambda's
 * ServiceException, which is AWS's own word for "the service failed".
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
 */
import { errorResponse } from '../api/error-response.ts';
import { ServiceException } from '../api/errors.ts';

/** SDKs differ in the spelling they read. */
export const serviceFailure = (status: number, message: string) =>
  errorResponse(status, 'ServiceException', { Type: 'Service', Message: message, message });

export const unknownService = (name: string) => serviceFailure(404, `Coldspark has no service "${name}".`);

/** Its files are not to be had: a host that is gone, or that has another version. */
export const serviceNotLoaded = (name: string) =>
  serviceFailure(500, `The part of Coldspark that answers for "${name}" could not be loaded. Reload the page.`);

/** A refusal of our own contract, for what is read before its operation runs. */
export const refusal = ({ code, status, message }: ServiceException) => errorResponse(status, code, { message });

const OUTCOME_UNKNOWN =
  'The service was interrupted and cannot say whether the request took effect. Check and try again.';

export const outcomeUnknown = () => serviceFailure(500, OUTCOME_UNKNOWN);

/** The same for whoever refuses in the words of the service that was asked. */
export const outcomeUnknownException = () => failureException(500, OUTCOME_UNKNOWN);
export const storageFullException = () => failureException(507, STORAGE_FULL);

const failureException = (status: number, message: string) =>
  new ServiceException('ServiceException', status, message, { Type: 'Service' });

export const STORAGE_FULL =
  'This browser has no room left for Coldspark’s data, so the region is read-only. Delete functions, versions or objects, or free space on the disk, and try again.';
