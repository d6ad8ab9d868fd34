/** What SQS refuses, in its words. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
import { ServiceException } from '../../api/errors.ts';

export const invalidParameter = (message: string) =>
  new ServiceException('InvalidParameterValueException', 400, message);

export const invalidValue = (value: string | number, parameter: string, reason: string) =>
  invalidParameter(`Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`);

export const missingParameter = (parameter: string) =>
  new ServiceException(
    'MissingRequiredParameterException',
    400,
    `The request must contain the parameter ${parameter}.`,
  );

export const queueDoesNotExist = () =>
  new ServiceException('QueueDoesNotExist', 400, 'The specified queue does not exist.');

export const invalidAttributeName = (name: string) =>
  new ServiceException('InvalidAttributeName', 400, `Unknown Attribute ${name}.`);

export const invalidAttributeValue = (name: string, reason?: string) =>
  new ServiceException(
    'InvalidAttributeValue',
    400,
    `Invalid value for the parameter ${name}.${reason === undefined ? '' : ` Reason: ${reason}`}`,
  );

export const resourceNotFound = (message: string) => new ServiceException('ResourceNotFoundException', 404, message);

/** A number within bounds, where one is given. */
export function requireRange(value: number | undefined, parameter: string, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  throw invalidValue(value, parameter, `Must be >= ${least} and <= ${most}, if provided.`);
}
