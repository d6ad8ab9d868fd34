/**
 * AWS's own clients of CloudWatch and CloudWatch Logs, apart from Lambda's: the first load of the page does not carry
 * them.
 */
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Handle } from './http.ts';
import { type ClientOptions, staysInPage } from './sdk-transport.ts';

export function cloudWatchClient(handle: Handle, options?: ClientOptions): CloudWatchClient {
  return new CloudWatchClient(staysInPage('monitoring', handle, options));
}

export function logsClient(handle: Handle, options?: ClientOptions): CloudWatchLogsClient {
  return new CloudWatchLogsClient(staysInPage('logs', handle, options));
}
