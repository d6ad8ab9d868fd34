/**
 * From the one door to AWS's own commands: what @aws-sdk/client-lambda sends, and how it writes and reads it, unmodified.
 * Its LambdaClient is that plus what nobody needs here and every first load would carry: signing, retries, endpoints of
 * every partition, a user agent. `paginate…` asks for that class: src/console/queries/pages.ts walks pages instead.
 */

import { errorTypeRegistries, type LambdaClient } from '@aws-sdk/client-lambda';
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import { Client } from '@smithy/core/client';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import type { Handle } from './http.ts';
import { type ClientOptions, staysInPage } from './sdk-transport.ts';

/** Sends AWS's commands for Lambda, whoever answers. */
export type LambdaApi = Pick<LambdaClient, 'send'>;

const NAMESPACE = 'com.amazonaws.lambda';
/** A path of the API begins below it; nothing travels there. */
const ENDPOINT = { url: new URL('https://lambda.amazonaws.com') };

export function lambdaClient(handle: Handle, options?: ClientOptions): LambdaApi {
  const client = new Client({
    ...staysInPage('lambda', handle, options),
    serviceId: 'Lambda',
    protocol: new AwsRestJsonProtocol({ defaultNamespace: NAMESPACE, errorTypeRegistries }),
    isCustomEndpoint: true,
    endpointProvider: () => ENDPOINT,
  } as never);
  client.middlewareStack.use(getSchemaSerdePlugin(client.config as never) as never);
  return client as unknown as LambdaApi;
}
