/**
 * Aliases: names that point to one version, or share requests out between two.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 */
import { routingRefusal } from '../../api/alias-refusal.ts';
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceConflict, resourceNotFound } from '../../api/errors.ts';
import type {
  AliasConfiguration,
  AliasRoutingConfiguration,
  CreateAliasRequest,
  DeleteAliasRequest,
  GetAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '../../api/models/lambda-types.ts';
import { ADDITIONAL_VERSIONS_PER_ALIAS } from '../../api/quotas.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import { type Alias, type FunctionVersion, qualifiedKey } from '../state.ts';
import { deleteAttachments } from './attachments.ts';
import { aliasesOf, readFunctionName, requireFunction, requireVersion } from './function-reference.ts';
import { markerPage } from './marker-page.ts';
import { reallocate, requireProvisionedTarget } from './provisioned-concurrency.ts';
import { requireRevision } from './revision.ts';

/** CreateAlias: https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export function createAlias(context: LambdaContext, input: CreateAliasRequest): AliasConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  const version = requireVersion(context, functionName, input.FunctionVersion);
  const routing = readRouting(input.RoutingConfig);
  requireRouting(context, version, routing);
  const key = qualifiedKey(functionName, input.Name);
  if (context.state.aliases.has(key))
    throw resourceConflict(`Alias already exists: ${functionArn(context.config, functionName, input.Name)}`);

  const alias: Alias = {
    functionName,
    name: input.Name,
    functionVersion: input.FunctionVersion,
    description: input.Description ?? '',
    ...(routing && { routing }),
    revisionId: randomUuid(context.random),
  };
  context.state.aliases.set(key, alias);
  return describeAlias(context, alias);
}

/** GetAlias: https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html */
export function getAlias(context: LambdaContext, input: GetAliasRequest): AliasConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  requireFunction(context, functionName);
  const alias = context.state.aliases.get(qualifiedKey(functionName, input.Name));
  if (!alias) throw resourceNotFound(`Cannot find alias arn: ${functionArn(context.config, functionName, input.Name)}`);
  return describeAlias(context, alias);
}

/** UpdateAlias, which leaves what is not given: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
export function updateAlias(context: LambdaContext, input: UpdateAliasRequest): AliasConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  const key = qualifiedKey(functionName, input.Name);
  const alias = context.state.aliases.get(key);
  if (!alias) throw resourceNotFound(`Alias not found: ${functionArn(context.config, functionName, input.Name)}`);
  requireRevision(alias, input.RevisionId);
  const functionVersion = input.FunctionVersion ?? alias.functionVersion;
  const version = requireVersion(context, functionName, functionVersion);
  const { routing: previous, ...unrouted } = alias;
  const routing = input.RoutingConfig ? readRouting(input.RoutingConfig) : previous;
  requireRouting(context, version, routing);

  const updated: Alias = {
    ...unrouted,
    functionVersion,
    description: input.Description ?? alias.description,
    ...(routing && { routing }),
    revisionId: randomUuid(context.random),
  };
  const moved = functionVersion !== alias.functionVersion;
  if (moved) requireProvisionedTarget(context, updated);

  context.state.aliases.set(key, updated);
  if (moved) reallocate(context, updated);
  // weights spread what is provisioned of the alias
  else context.dataPlane.provision();
  return describeAlias(context, updated);
}

/** ListAliases: https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html */
export function listAliases(context: LambdaContext, input: ListAliasesRequest): ListAliasesResponse {
  const functionName = readFunctionName(context, input.FunctionName);
  requireFunction(context, functionName);
  const { FunctionVersion: wanted } = input;
  const aliases = aliasesOf(context, functionName).filter((a) => wanted === undefined || a.functionVersion === wanted);
  const { records, nextMarker } = markerPage(aliases, (alias) => alias.name, input);
  return { Aliases: records.map((alias) => describeAlias(context, alias)), ...nextMarker };
}

/** DeleteAlias, also of one that is not there: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html */
export function deleteAlias(context: LambdaContext, input: DeleteAliasRequest): Record<string, never> {
  const functionName = readFunctionName(context, input.FunctionName);
  requireFunction(context, functionName);
  context.state.aliases.delete(qualifiedKey(functionName, input.Name));
  deleteAttachments(context, functionName, input.Name);
  return {};
}

function describeAlias(context: LambdaContext, alias: Readonly<Alias>): AliasConfiguration {
  const { routing } = alias;
  return {
    AliasArn: functionArn(context.config, alias.functionName, alias.name),
    Name: alias.name,
    FunctionVersion: alias.functionVersion,
    Description: alias.description,
    ...(routing && { RoutingConfig: { AdditionalVersionWeights: { [routing.version]: routing.weight } } }),
    RevisionId: alias.revisionId,
  };
}

/** No weights, also when given as an empty map: the alias points to one version. */
function readRouting(config: AliasRoutingConfiguration | undefined): Alias['routing'] {
  const weights = Object.entries(config?.AdditionalVersionWeights ?? {});
  if (weights.length > ADDITIONAL_VERSIONS_PER_ALIAS)
    throw invalidParameterValue(
      `Number of items in AdditionalVersionWeights cannot be greater than ${ADDITIONAL_VERSIONS_PER_ALIAS}`,
    );
  const [additional] = weights;
  return additional && { version: additional[0], weight: additional[1] };
}

/** Refuses a second version that may not stand beside the first. */
function requireRouting(context: LambdaContext, primary: Readonly<FunctionVersion>, routing: Alias['routing']): void {
  if (!routing) return;
  const refusal = routingRefusal(primary.version, routing.version);
  if (refusal !== undefined) throw invalidParameterValue(refusal);
  const additional = requireVersion(context, primary.functionName, routing.version);
  // Differs from AWS: the rules are AWS's, the wording of these two refusals is not recorded.
  if (additional.role !== primary.role)
    throw invalidParameterValue('Versions of an alias with weights must have the same execution role');
  if (additional.deadLetterTargetArn !== primary.deadLetterTargetArn)
    throw invalidParameterValue('Versions of an alias with weights must have the same dead-letter queue configuration');
}
