/**
 * The code of a function, and UpdateFunctionCode.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
 */
import { invalidParameterValue } from '../../api/errors.ts';
import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '../../api/models/lambda-types.ts';
import type { LambdaContext } from '../context.ts';
import { LATEST } from '../state.ts';
import { requireSigned } from './code-signing-configs.ts';
import { requireCodeStorage } from './code-storage.ts';
import { requirePackage } from './deployment-package.ts';
import { describeVersion } from './function-configuration.ts';
import { requireUnzippedSize } from './function-layers.ts';
import { readFunctionName, requireFunction, requireVersion } from './function-reference.ts';
import { beginUpdate, requireSettled } from './function-state.ts';
import { requireRevision } from './revision.ts';
import { publishPending } from './versions.ts';

/** UpdateFunctionCode: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export function updateFunctionCode(context: LambdaContext, input: UpdateFunctionCodeRequest): FunctionConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  const fn = requireFunction(context, functionName);
  const latest = requireVersion(context, functionName, LATEST);
  requireRevision(latest, input.RevisionId);
  requireSettled(context, latest);
  if (input.ImageUri !== undefined)
    throw invalidParameterValue("Please don't provide ImageUri when updating a function with packageType Zip.");
  const code = requirePackage(input);
  requireSigned(context, fn.codeSigningConfigArn);
  requireCodeStorage(context, code.sizeBytes - latest.code.sizeBytes + (input.Publish ? code.sizeBytes : 0));
  const next = { ...latest, code, architecture: input.Architectures?.[0] ?? latest.architecture };
  requireUnzippedSize(next);
  if (input.DryRun) return describeVersion(context, next);

  const updated = beginUpdate(context, next);
  context.state.functions.set(functionName, { ...fn, updatedSincePublish: true });
  context.dataPlane.retire(functionName, LATEST);
  if (!input.Publish) return describeVersion(context, updated);
  const published = publishPending(context, updated);
  return describeVersion(context, published, published.version);
}
