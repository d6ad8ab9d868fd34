/** DescribeLogGroups: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
import type { ArnScope } from '../../api/arn.ts';
import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse, LogGroup } from '../../api/models/logs-types.ts';
import type { LogGroupSource, LogSource } from '../../kernel/log-source.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { invalidParameter, invalidToken, logGroupArn, PAGE_SIZE } from './log-group-reference.ts';

export function describeLogGroups(
  logs: LogSource,
  scope: ArnScope,
  input: DescribeLogGroupsRequest,
): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupClass } = input;
  if (prefix !== undefined && pattern !== undefined)
    throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  const found = [...logs.groups()]
    .filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''))
    .filter(
      ({ name }) => input.logGroupIdentifiers?.some((one) => one === name || one === logGroupArn(scope, name)) ?? true,
    )
    .filter(({ logGroupClass: own = 'STANDARD' }) => logGroupClass === undefined || own === logGroupClass);
  const after = readPageToken(input.nextToken, isText, invalidToken);
  const { records, next } = page(
    found,
    byText(({ name }) => name),
    after,
    input.limit ?? PAGE_SIZE,
  );
  return { logGroups: records.map((group) => describe(group, scope)), ...nextToken('nextToken', next) };
}

function describe(
  { name, createdAtMs, storedBytes, logGroupClass = 'STANDARD' }: LogGroupSource,
  scope: ArnScope,
): LogGroup {
  const arn = logGroupArn(scope, name);
  return {
    logGroupName: name,
    creationTime: createdAtMs,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes,
    logGroupClass,
    deletionProtectionEnabled: false,
    logGroupArn: arn,
  };
}
