/** The functions that the three callers call, made through AWS's own API, and taken away again. */
import { CreateFunctionCommand, DeleteFunctionCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { writeZip } from '../../../../zip/zip-writer.ts';
import { drawRoleSuffix, executionRoleName } from '../../../domain/execution-role.ts';
import { isNotFound } from '../../../errors.ts';
import { settledConfiguration } from '../../../queries/settled.ts';
import type { RegionAccess } from '../../../region.ts';
import { CALLERS, HANDLER_SECONDS } from './callers.ts';

const SOURCE = `// takes ${HANDLER_SECONDS} seconds, as one that waits for a database does
export const handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, ${HANDLER_SECONDS * 1000}));
  return { statusCode: 200 };
};
`;

/** Makes those that are not there. `createRole` answers the ARN. */
export async function ensureCallerFunctions(
  access: RegionAccess,
  createRole: (roleName: string) => Promise<string>,
): Promise<void> {
  const missing = [];
  for (const { functionName, name } of CALLERS)
    if (!(await exists(access, functionName))) missing.push({ functionName, name });
  if (missing.length === 0) return;
  const role = await createRole(executionRoleName('three-callers', drawRoleSuffix()));
  const code = writeZip({ 'index.mjs': new TextEncoder().encode(SOURCE) });
  for (const { functionName, name } of missing) {
    await access.lambda.send(
      new CreateFunctionCommand({
        FunctionName: functionName,
        Description: `Called by: ${name}. Part of the demo on Account concurrency.`,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: role,
        Timeout: 15,
        Code: { ZipFile: code },
      }),
    );
  }
  await Promise.all(missing.map(({ functionName }) => settledConfiguration(access, functionName)));
}

export async function deleteCallerFunctions({ lambda }: RegionAccess): Promise<void> {
  for (const { functionName } of CALLERS) {
    try {
      await lambda.send(new DeleteFunctionCommand({ FunctionName: functionName }));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}

async function exists({ lambda }: RegionAccess, functionName: string): Promise<boolean> {
  try {
    await lambda.send(new GetFunctionCommand({ FunctionName: functionName }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
