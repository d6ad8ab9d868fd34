/** AWS's own client of IAM, apart from Lambda's: the first load of the page does not carry it. */
import { IAMClient } from '@aws-sdk/client-iam';
import type { Handle } from './http.ts';
import { type ClientOptions, staysInPage } from './sdk-transport.ts';

export function iamClient(handle: Handle, options?: ClientOptions): IAMClient {
  return new IAMClient(staysInPage('iam', handle, options));
}
