/**
 * The code of a function, and UpdateFunctionCode.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
 */
import { invalidParameterValue } from '../../api/errors.ts';
import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '../../api/models/lambda-types.ts';
import type { Engine } from '../engine.ts';
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
export function updateFunctionCode(engine: Engine, input: UpdateFunctionCodeRequest): FunctionConfiguration {
  const functionName = readFunctionName(engine, input.FunctionName);
  const fn = requireFunction(engine, functionName);
  const latest = requireVersion(engine, functionName, LATEST);
  requireRevision(latest, input.RevisionId);
  requireSettled(engine, latest);
  if (input.ImageUri !== undefined)
    throw invalidParameterValue("Please don't provide ImageUri when updating a function with packageType Zip.");
  const code = requirePackage(input);
  requireSigned(engine, fn.codeSigningConfigArn);
  requireCodeStorage(engine, code.sizeBytes - latest.code.sizeBytes + (input.Publish ? code.sizeBytes : 0));
  const next = { ...latest, code, architecture: input.Architectures?.[0] ?? latest.architecture };
  requireUnzippedSize(next);
  if (input.DryRun) return describeVersion(engine, next);

  const updated = beginUpdate(engine, next);
  engine.state.functions.set(functionName, { ...fn, updatedSincePublish: true });
  engine.dataPlane.retire(functionName, LATEST);
  if (!input.Publish) return describeVersion(engine, updated);
  const published = publishPending(engine, updated);
  return describeVersion(engine, published, published.version);
}
