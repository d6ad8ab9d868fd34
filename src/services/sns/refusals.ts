/** SNS's refusals. https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
import { ServiceException } from '../../api/errors.ts';

export const invalidParameter = (message: string) =>
  new ServiceException('InvalidParameterException', 400, `Invalid parameter: ${message}`);

export const invalidMessageAttribute = (message: string) =>
  new ServiceException('InvalidParameterValueException', 400, message);

export const topicNotFound = () => new ServiceException('NotFoundException', 404, 'Topic does not exist');

export const subscriptionNotFound = () => new ServiceException('NotFoundException', 404, 'Subscription does not exist');

const ARN_ELEMENTS = 6;

/** Throws for a text that has not the form of an ARN; `parameter` is its name. */
export function requireArnForm(parameter: string, text: string): void {
  const { length } = text.split(':');
  if (length < ARN_ELEMENTS)
    throw invalidParameter(`${parameter} Reason: An ARN must have at least ${ARN_ELEMENTS} elements, not ${length}`);
}
