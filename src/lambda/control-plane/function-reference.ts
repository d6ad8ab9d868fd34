/**
 * What a request names: a function, by name, partial ARN or full ARN, and perhaps a version or an alias of it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html#API_GetFunction_RequestParameters
 */
import { functionArn, parseFunctionName } from '../../api/arn.ts';
import { invalidParameterValue, resourceNotFound, ServiceException } from '../../api/errors.ts';
import type { LambdaContext } from '../context.ts';
import { type Alias, type FunctionRecord, type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';

export interface FunctionReference {
  functionName: string;
  /** Undefined: the unqualified function. */
  qualifier: string | undefined;
}

/** Reads FunctionName and Qualifier; whether there is such a function is not asked yet. */
export function readReference(context: LambdaContext, functionName: string, qualifier?: string): FunctionReference {
  const named = parseFunctionName(functionName);
  if (areTwo(named.qualifier, qualifier))
    throw invalidParameterValue('The derived qualifier from the function name does not match the specified qualifier.');
  if (named.region !== undefined && named.region !== context.config.region)
    throw resourceNotFound(
      `Functions from '${named.region}' are not reachable in this region ('${context.config.region}')`,
    );
  // Differs from AWS: its sentence names the caller, of whom nothing is known here.
  if (named.accountId !== undefined && named.accountId !== context.config.accountId)
    throw new ServiceException(
      'AccessDeniedException',
      403,
      `The caller is not authorized to act on ${functionName} because no resource-based policy allows it`,
    );
  return { functionName: named.functionName, qualifier: qualifier ?? named.qualifier };
}

/** Whether the name ends in one qualifier and the request has another. */
export const namesTwoQualifiers = (functionName: string, qualifier: string | undefined): boolean =>
  areTwo(parseFunctionName(functionName).qualifier, qualifier);

const areTwo = (derived: string | undefined, qualifier: string | undefined) =>
  derived !== undefined && qualifier !== undefined && derived !== qualifier;

/** Reads the name of a function as a whole, for operations that know no versions and aliases. */
export function readFunctionName(context: LambdaContext, functionName: string): string {
  const reference = readReference(context, functionName);
  if (reference.qualifier !== undefined)
    throw invalidParameterValue(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
        'Please specify either a function name or an unqualified function ARN.',
    );
  return reference.functionName;
}

export function functionNotFound(context: LambdaContext, functionName: string, qualifier?: string): ServiceException {
  return resourceNotFound(`Function not found: ${functionArn(context.config, functionName, qualifier)}`);
}

/** The function as a whole; 404 with the ARN as it was asked for. */
export function requireFunction(
  context: LambdaContext,
  functionName: string,
  qualifier?: string,
): Readonly<FunctionRecord> {
  const fn = context.state.functions.get(functionName);
  if (!fn) throw functionNotFound(context, functionName, qualifier);
  return fn;
}

export function requireVersion(
  context: LambdaContext,
  functionName: string,
  version: string,
): Readonly<FunctionVersion> {
  const found = context.state.versions.get(qualifiedKey(functionName, version));
  if (!found) throw functionNotFound(context, functionName, version);
  return found;
}

/** The code and configuration a reference stands for: an alias stands for its primary version. */
export function resolveVersion(context: LambdaContext, reference: FunctionReference): Readonly<FunctionVersion> {
  const { functionName, qualifier } = reference;
  const alias = context.state.aliases.get(qualifiedKey(functionName, qualifier ?? LATEST));
  const version = context.state.versions.get(qualifiedKey(functionName, alias?.functionVersion ?? qualifier ?? LATEST));
  if (!version) throw functionNotFound(context, functionName, qualifier);
  return version;
}

/** What has the form of an alias's name, whether there is one or not. */
export const isAliasName = (qualifier: string) => /^(?!\d+$)[a-zA-Z0-9-_]+$/.test(qualifier);

/** The version or alias that is named. Operations on what hangs on it have a 404 of their own for a missing alias. */
export function requireQualified(
  context: LambdaContext,
  functionName: string,
  qualifier: string,
): Readonly<Alias> | Readonly<FunctionVersion> {
  const key = qualifiedKey(functionName, qualifier);
  const found = context.state.aliases.get(key) ?? context.state.versions.get(key);
  if (found) return found;
  if (isAliasName(qualifier))
    throw resourceNotFound(`Cannot find alias arn: ${functionArn(context.config, functionName, qualifier)}`);
  throw functionNotFound(context, functionName, qualifier);
}

/** A function's versions, in no order. */
export function versionsOf(context: LambdaContext, functionName: string): Readonly<FunctionVersion>[] {
  return context.state.versionsByFunction.get(functionName);
}

/** A function's aliases, in no order. */
export function aliasesOf(context: LambdaContext, functionName: string): Readonly<Alias>[] {
  return context.state.aliasesByFunction.get(functionName);
}
