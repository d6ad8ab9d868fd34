/** What Elastic Load Balancing refuses with: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html */
import { ServiceException } from '../../api/errors.ts';

/** The shape's name in the model, which knows the code on the wire. */
export const refusal = (error: string, message: string) => new ServiceException(`${error}Exception`, 400, message);

export const validationError = (message: string) => new ServiceException('ValidationError', 400, message);

export const invalidConfiguration = (message: string) => refusal('InvalidConfigurationRequest', message);

export const loadBalancerNotFound = (name: string) =>
  refusal('LoadBalancerNotFound', `Load balancers '[${name}]' not found`);

export const targetGroupNotFound = (...names: string[]) =>
  refusal('TargetGroupNotFound', `Target groups '[${names.join(', ')}]' not found`);

export const listenerNotFound = (...arns: string[]) =>
  refusal('ListenerNotFound', `Listeners '[${arns.join(', ')}]' not found`);

export const ruleNotFound = (...arns: string[]) => refusal('RuleNotFound', `Rules '[${arns.join(', ')}]' not found`);

/** What AWS has and this browser has not; the words are ours. */
export const notHere = (what: string) => invalidConfiguration(`Coldspark has no ${what}`);

const NAME = /^[A-Za-z0-9-]+$/;
const LONGEST_NAME = 32;

/** Names of load balancers and of target groups; `what` as the sentence begins. */
export function requireName(what: string, name: string): void {
  if (name.length > LONGEST_NAME)
    throw validationError(`${what} name '${name}' cannot be longer than '${LONGEST_NAME}' characters`);
  if (!NAME.test(name))
    throw validationError(
      `${what} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  if (name.startsWith('-') || name.endsWith('-'))
    throw validationError(`${what} name '${name}' cannot begin or end with '-'`);
}
