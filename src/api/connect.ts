/** From the one door to AWS's own client: an unmodified @aws-sdk/client-lambda whose requests stay in the page. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Handle } from './http.ts';
import { type ClientOptions, staysInPage } from './sdk-transport.ts';

export function lambdaClient(handle: Handle, options?: ClientOptions): LambdaClient {
  return new LambdaClient(staysInPage('lambda', handle, options));
}
