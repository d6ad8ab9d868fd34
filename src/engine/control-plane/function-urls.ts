/**
 * Function URLs: an HTTPS address of a function or of one of its aliases.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 */
import { functionArn } from '../../api/arn.ts';
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
import { isoTime } from '../calendar.ts';
import type { Engine } from '../engine.ts';
import { randomId } from '../random.ts';
import { type FunctionUrl, LATEST, qualifiedKey } from '../state.ts';
import { namesTwoQualifiers, readReference } from './function-reference.ts';
import { page } from './page.ts';

const URL_ID_LENGTH = 32;

/** CreateFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html */
export function createFunctionUrlConfig(
  engine: Engine,
  input: CreateFunctionUrlConfigRequest,
): CreateFunctionUrlConfigResponse {
  const target = readTarget(engine, input);
  requireTarget(engine, target);
  if (engine.state.functionUrls.has(keyOf(target)))
    throw resourceConflict(
      `Failed to create function url config for [functionArn = ${arnOf(engine, target)}]. ` +
        'Error message:  FunctionUrlConfig exists for this Lambda function',
    );

  const url: FunctionUrl = {
    ...target,
    urlId: randomId(engine.random, URL_ID_LENGTH),
    authType: input.AuthType,
    invokeMode: input.InvokeMode,
    cors: input.Cors,
    createdAtMs: engine.clock.now,
    lastModifiedMs: engine.clock.now,
  };
  engine.state.functionUrls.set(keyOf(target), url);
  return describeCreated(engine, url);
}

/** GetFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html */
export function getFunctionUrlConfig(engine: Engine, input: GetFunctionUrlConfigRequest): GetFunctionUrlConfigResponse {
  return describe(engine, requireUrl(engine, readTarget(engine, input)));
}

/** UpdateFunctionUrlConfig, which leaves what is not given:
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html */
export function updateFunctionUrlConfig(
  engine: Engine,
  input: UpdateFunctionUrlConfigRequest,
): UpdateFunctionUrlConfigResponse {
  const target = readTarget(engine, input);
  requireTarget(engine, target);
  const url = requireUrl(engine, target);

  const updated: FunctionUrl = {
    ...url,
    authType: input.AuthType ?? url.authType,
    invokeMode: input.InvokeMode ?? url.invokeMode,
    cors: input.Cors ?? url.cors,
    lastModifiedMs: engine.clock.now,
  };
  engine.state.functionUrls.set(keyOf(target), updated);
  return describe(engine, updated);
}

/**
 * DeleteFunctionUrlConfig: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html
 *
 * A request that names two different aliases is answered as if something had been deleted: so it was recorded.
 */
export function deleteFunctionUrlConfig(engine: Engine, input: DeleteFunctionUrlConfigRequest): Record<string, never> {
  if (namesTwoQualifiers(input.FunctionName, input.Qualifier)) return {};
  engine.state.functionUrls.delete(keyOf(requireUrl(engine, readTarget(engine, input))));
  return {};
}

/** ListFunctionUrlConfigs: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html */
export function listFunctionUrlConfigs(
  engine: Engine,
  input: ListFunctionUrlConfigsRequest,
): ListFunctionUrlConfigsResponse {
  const { functionName } = readReference(engine, input.FunctionName);
  requireTarget(engine, { functionName, qualifier: LATEST });
  const urls = [...engine.state.functionUrls.values()].filter((url) => url.functionName === functionName);
  const { records, nextMarker } = page(urls, ({ qualifier }) => qualifier, input);
  return { FunctionUrlConfigs: records.map((url) => describeListed(engine, url)), ...nextMarker };
}

type Target = Pick<FunctionUrl, 'functionName' | 'qualifier'>;

const keyOf = ({ functionName, qualifier }: Target) => qualifiedKey(functionName, qualifier);

const arnOf = (engine: Engine, { functionName, qualifier }: Target) =>
  functionArn(engine.config, functionName, qualifier === LATEST ? undefined : qualifier);

function readTarget(engine: Engine, input: { FunctionName: string; Qualifier?: string | undefined }): Target {
  const { functionName, qualifier } = readReference(engine, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST || /^\d+$/.test(qualifier ?? ''))
    throw validationException(
      `1 validation error detected: Value '${qualifier}' at 'qualifier' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)',
    );
  return { functionName, qualifier: qualifier ?? LATEST };
}

function requireTarget({ state }: Engine, target: Target): void {
  const { aliases, functions } = state;
  const exists = target.qualifier === LATEST ? functions.has(target.functionName) : aliases.has(keyOf(target));
  if (!exists) throw resourceNotFound('Function does not exist');
}

function requireUrl(engine: Engine, target: Target): Readonly<FunctionUrl> {
  const url = engine.state.functionUrls.get(keyOf(target));
  if (!url) throw resourceNotFound('The resource you requested does not exist.');
  return url;
}

/** As CreateFunctionUrlConfig answers: without the time of a change. */
function describeCreated(engine: Engine, url: Readonly<FunctionUrl>): CreateFunctionUrlConfigResponse {
  return {
    FunctionUrl: `https://${functionUrlHost(url.urlId, engine.config.region)}/`,
    FunctionArn: arnOf(engine, url),
    AuthType: url.authType,
    ...(url.cors && { Cors: url.cors }),
    CreationTime: `${isoTime(url.createdAtMs)}Z`,
    ...(url.invokeMode && { InvokeMode: url.invokeMode }),
  };
}

const describe = (engine: Engine, url: Readonly<FunctionUrl>) => ({
  ...describeCreated(engine, url),
  LastModifiedTime: `${isoTime(url.lastModifiedMs)}Z`,
});

/** Lists alone name the mode that was never given. */
const describeListed = (engine: Engine, url: Readonly<FunctionUrl>): FunctionUrlConfig => ({
  ...describe(engine, url),
  InvokeMode: url.invokeMode ?? 'BUFFERED',
});
