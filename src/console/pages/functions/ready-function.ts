/**
 * A function for whoever comes with nothing in hand: two published versions and an alias that gives each half of the
 * requests. Made through AWS's own API, as anybody would.
 */
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import type { LambdaApi } from '../../../api/connect.ts';
import { writeZip } from '../../../zip/zip-writer.ts';
import { drawRoleSuffix, executionRoleName } from '../../domain/execution-role.ts';
import { isNotFound } from '../../errors.ts';
import { settledConfiguration } from '../../queries/settled.ts';
import type { RegionAccess } from '../../region.ts';

export const READY_FUNCTION = 'ready-function';
export const READY_ALIAS = 'prod';

const source = (version: number) => `def lambda_handler(event, context):
    return "this is version${version}"
`;
const packageOf = (version: number) => writeZip({ 'lambda_function.py': new TextEncoder().encode(source(version)) });

/** Makes it, unless there is one. What a failure leaves half made is deleted again. `createRole` answers the ARN. */
export async function ensureReadyFunction(
  access: RegionAccess,
  createRole: (roleName: string) => Promise<string>,
): Promise<void> {
  const { lambda } = access;
  if (await exists(lambda)) return;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: READY_FUNCTION,
      Description: 'Two versions, and an alias that gives each half of the requests.',
      Runtime: 'python3.14',
      Handler: 'lambda_function.lambda_handler',
      Role: await createRole(executionRoleName(READY_FUNCTION, drawRoleSuffix())),
      Code: { ZipFile: packageOf(1) },
    }),
  );
  try {
    await publishBoth(access);
  } catch (error) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: READY_FUNCTION }));
    throw error;
  }
}

async function exists(lambda: LambdaApi): Promise<boolean> {
  try {
    await lambda.send(new GetFunctionCommand({ FunctionName: READY_FUNCTION }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

async function publishBoth(access: RegionAccess): Promise<void> {
  const { lambda } = access;
  const FunctionName = READY_FUNCTION;
  await settledConfiguration(access, FunctionName);
  const first = await lambda.send(new PublishVersionCommand({ FunctionName, Description: 'version 1' }));
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: packageOf(2) }));
  await settledConfiguration(access, FunctionName);
  const second = await lambda.send(new PublishVersionCommand({ FunctionName, Description: 'version 2' }));
  await lambda.send(
    new CreateAliasCommand({
      FunctionName,
      Name: READY_ALIAS,
      Description: 'Half of the requests to each version.',
      FunctionVersion: first.Version,
      RoutingConfig: { AdditionalVersionWeights: { [second.Version ?? '']: 0.5 } },
    }),
  );
}
