/** Which log group and stream a request means, their ARNs, and what CloudWatch Logs says when there is none. */
import type { ArnScope } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import type { LogGroupSource, LogSource, LogStreamSource } from '../../kernel/log-source.ts';

export interface LogGroupReference {
  logGroupName?: string | undefined;
  /** A name, or an ARN with or without `:*`. */
  logGroupIdentifier?: string | undefined;
}

export function requireLogGroup(logs: LogSource, reference: LogGroupReference): LogGroupSource {
  const { logGroupName, logGroupIdentifier } = reference;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined))
    throw invalidParameter('Exactly one of logGroupName or logGroupIdentifier must be specified.');
  const group = logs.group(logGroupName ?? nameIn(logGroupIdentifier ?? ''));
  if (!group) throw notFound('The specified log group does not exist.');
  return group;
}

export function requireLogStream(group: LogGroupSource, name: string): LogStreamSource {
  const stream = group.streams.get(name);
  if (!stream) throw notFound('The specified log stream does not exist.');
  return stream;
}

const nameIn = (identifier: string) =>
  /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;

export const logGroupArn = ({ region, accountId }: ArnScope, name: string) =>
  `arn:aws:logs:${region}:${accountId}:log-group:${name}`;

export const invalidParameter = (message: string) => new ServiceException('InvalidParameterException', 400, message);
/** Groups or streams on one page. */
export const PAGE_SIZE = 50;

export const invalidToken = () => invalidParameter('The specified nextToken is invalid.');

/** Other than Lambda's, with status 400. */
const notFound = (message: string) => new ServiceException('ResourceNotFoundException', 400, message);
