/** The region that is killed, what its pages ask of it, and what they tell the server. */
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ResourceNotFoundException,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { staysInPage } from '../../src/api/sdk-transport.ts';
import { openRegion } from '../../src/region/client.ts';
import { openSandbox } from '../../src/sandbox/page/sandbox-frame.ts';
import { writeZip } from '../../src/zip/zip-writer.ts';

const region = openRegion({ baseUrl: new URL('../../', location.href).href, openSandbox });
export const { handle } = region;
export const lambda = new LambdaClient(staysInPage('lambda', handle));
export const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

export const tell = (what: string, body: object) =>
  fetch(`told/${what}`, { method: 'POST', body: JSON.stringify(body) });

export async function createFunction(FunctionName: string, source: string): Promise<void> {
  const ZipFile = writeZip({ 'index.mjs': new TextEncoder().encode(source) });
  const Role = 'arn:aws:iam::123456789012:role/service-role/harness';
  const code = { Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile } } as const;
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, ...code }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 }, { FunctionName });
}

/** Nothing when there is none of that name. */
export async function findFunction(FunctionName: string) {
  try {
    return await lambda.send(new GetFunctionCommand({ FunctionName }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
