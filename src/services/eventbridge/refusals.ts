/** What EventBridge refuses with. */
import { ServiceException, validationException } from '../../api/errors.ts';

/** Unlike Lambda's, with 400. */
export const resourceNotFound = (message: string) => new ServiceException('ResourceNotFoundException', 400, message);

export const limitExceeded = () =>
  new ServiceException('LimitExceededException', 400, 'The requested resource exceeds the maximum number allowed.');

export const invalidToken = () => validationException('The provided NextToken is invalid.');
