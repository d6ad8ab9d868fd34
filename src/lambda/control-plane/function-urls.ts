/**
 * Function URLs: an HTTPS address of a function or of one of its aliases.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 */
import { functionArn, isVersionNumber } from '../../api/arn.ts';
import { resourceConflict, resourceNotFound, validationException } from '../../api/errors.ts';
import { functionUrlHost } from '../../api/function-url.ts';
import type {
  CreateFunctionUrlConfigRequest,
  CreateFunctionUrlConfigResponse,
  DeleteFunctionUrlConfigRequest,
  FunctionUrlConfig,
  GetFunctionUrlConfigRequest,
  GetFunctionUrlConfigResponse,
  ListFunctionUrlConfigsRequest,
  ListFunctionUrlConfigsResponse,
  UpdateFunctionUrlConfigRequest,
  UpdateFunctionUrlConfigResponse,
} from '../../api/models/lambda-types.ts';
import { isoTime } from '../../kernel/calendar.ts';
import { randomId } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionUrl, LATEST, qualifiedKey } from '../state.ts';
import { namesTwoQualifiers, readReference } from './function-reference.ts';
import { markerPage } from './marker-page.ts';

const URL_ID_LENGTH = 32;

/** CreateFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html */
export function createFunctionUrlConfig(
  context: LambdaContext,
  input: CreateFunctionUrlConfigRequest,
): CreateFunctionUrlConfigResponse {
  const target = readTarget(context, input);
  requireTarget(context, target);
  if (context.state.functionUrls.has(keyOf(target)))
    throw resourceConflict(
      `Failed to create function url config for [functionArn = ${arnOf(context, target)}]. ` +
        'Error message:  FunctionUrlConfig exists for this Lambda function',
    );

  const url: FunctionUrl = {
    ...target,
    urlId: randomId(context.random, URL_ID_LENGTH),
    authType: input.AuthType,
    invokeMode: input.InvokeMode,
    cors: input.Cors,
    createdAtMs: context.time.account.now,
    lastModifiedMs: context.time.account.now,
  };
  context.state.functionUrls.set(keyOf(target), url);
  return describeCreated(context, url);
}

/** GetFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html */
export function getFunctionUrlConfig(
  context: LambdaContext,
  input: GetFunctionUrlConfigRequest,
): GetFunctionUrlConfigResponse {
  return describe(context, requireUrl(context, readTarget(context, input)));
}

/** UpdateFunctionUrlConfig, which leaves what is not given:
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html */
export function updateFunctionUrlConfig(
  context: LambdaContext,
  input: UpdateFunctionUrlConfigRequest,
): UpdateFunctionUrlConfigResponse {
  const target = readTarget(context, input);
  requireTarget(context, target);
  const url = requireUrl(context, target);

  const updated: FunctionUrl = {
    ...url,
    authType: input.AuthType ?? url.authType,
    invokeMode: input.InvokeMode ?? url.invokeMode,
    cors: input.Cors ?? url.cors,
    lastModifiedMs: context.time.account.now,
  };
  context.state.functionUrls.set(keyOf(target), updated);
  return describe(context, updated);
}

/**
 * DeleteFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html
 *
 * A request that names two different aliases is answered as if something had been deleted: so it was recorded.
 */
export function deleteFunctionUrlConfig(
  context: LambdaContext,
  input: DeleteFunctionUrlConfigRequest,
): Record<string, never> {
  if (namesTwoQualifiers(input.FunctionName, input.Qualifier)) return {};
  context.state.functionUrls.delete(keyOf(requireUrl(context, readTarget(context, input))));
  return {};
}

/** ListFunctionUrlConfigs: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html */
export function listFunctionUrlConfigs(
  context: LambdaContext,
  input: ListFunctionUrlConfigsRequest,
): ListFunctionUrlConfigsResponse {
  const { functionName } = readReference(context, input.FunctionName);
  requireTarget(context, { functionName, qualifier: LATEST });
  const urls = context.state.functionUrlsByFunction.get(functionName);
  const { records, nextMarker } = markerPage(urls, ({ qualifier }) => qualifier, input);
  return { FunctionUrlConfigs: records.map((url) => describeListed(context, url)), ...nextMarker };
}

type Target = Pick<FunctionUrl, 'functionName' | 'qualifier'>;

const keyOf = ({ functionName, qualifier }: Target) => qualifiedKey(functionName, qualifier);

const arnOf = (context: LambdaContext, { functionName, qualifier }: Target) =>
  functionArn(context.config, functionName, qualifier === LATEST ? undefined : qualifier);

function readTarget(context: LambdaContext, input: { FunctionName: string; Qualifier?: string | undefined }): Target {
  const { functionName, qualifier } = readReference(context, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST || isVersionNumber(qualifier ?? ''))
    throw validationException(
      `1 validation error detected: Value '${qualifier}' at 'qualifier' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)',
    );
  return { functionName, qualifier: qualifier ?? LATEST };
}

function requireTarget({ state }: LambdaContext, target: Target): void {
  const { aliases, functions } = state;
  const exists = target.qualifier === LATEST ? functions.has(target.functionName) : aliases.has(keyOf(target));
  if (!exists) throw resourceNotFound('Function does not exist');
}

function requireUrl(context: LambdaContext, target: Target): Readonly<FunctionUrl> {
  const url = context.state.functionUrls.get(keyOf(target));
  if (!url) throw resourceNotFound('The resource you requested does not exist.');
  return url;
}

/** As CreateFunctionUrlConfig answers: without the time of a change. */
function describeCreated(context: LambdaContext, url: Readonly<FunctionUrl>): CreateFunctionUrlConfigResponse {
  return {
    FunctionUrl: `https://${functionUrlHost(url.urlId, context.config.region)}/`,
    FunctionArn: arnOf(context, url),
    AuthType: url.authType,
    ...(url.cors && { Cors: url.cors }),
    CreationTime: `${isoTime(url.createdAtMs)}Z`,
    ...(url.invokeMode && { InvokeMode: url.invokeMode }),
  };
}

const describe = (context: LambdaContext, url: Readonly<FunctionUrl>) => ({
  ...describeCreated(context, url),
  LastModifiedTime: `${isoTime(url.lastModifiedMs)}Z`,
});

/** Lists alone name the mode that was never given. */
const describeListed = (context: LambdaContext, url: Readonly<FunctionUrl>): FunctionUrlConfig => ({
  ...describe(context, url),
  InvokeMode: url.invokeMode ?? 'BUFFERED',
});
