/**
 * Layers: packages of files that functions have under /opt, in numbered versions that never change.
 * https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html
 */
import { layerArn, parseLayerArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceNotFound, ServiceException } from '../../api/errors.ts';
import type {
  DeleteLayerVersionRequest,
  GetLayerVersionByArnRequest,
  GetLayerVersionRequest,
  GetLayerVersionResponse,
  LayerVersionsListItem,
  ListLayersRequest,
  ListLayersResponse,
  ListLayerVersionsRequest,
  ListLayerVersionsResponse,
  PublishLayerVersionRequest,
  PublishLayerVersionResponse,
} from '../../api/models/lambda-types.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { LambdaContext } from '../context.ts';
import { type LayerVersion, qualifiedKey } from '../state.ts';
import { requireCodeStorage } from './code-storage.ts';
import { requirePackage } from './deployment-package.ts';
import { markerPage } from './marker-page.ts';

/** PublishLayerVersion: https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html */
export function publishLayerVersion(
  context: LambdaContext,
  input: PublishLayerVersionRequest,
): PublishLayerVersionResponse {
  const layerName = readLayerName(context, input.LayerName);
  const content = requirePackage(input.Content);
  requireCodeStorage(context, content.sizeBytes);

  const { layers, layerVersions } = context.state;
  const layer = layers.get(layerName) ?? { layerName, lastVersion: 0, tags: {} };
  const version = layer.lastVersion + 1;
  const published: LayerVersion = {
    layerName,
    version,
    description: input.Description ?? '',
    content,
    compatibleRuntimes: input.CompatibleRuntimes,
    compatibleArchitectures: input.CompatibleArchitectures,
    licenseInfo: input.LicenseInfo,
    createdAtMs: context.time.account.now,
  };
  layers.set(layerName, { ...layer, lastVersion: version });
  layerVersions.set(layerVersionKey(layerName, version), published);
  return describeWithContent(context, published);
}

/** GetLayerVersion: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersion.html */
export function getLayerVersion(context: LambdaContext, input: GetLayerVersionRequest): GetLayerVersionResponse {
  requireVersionNumber(input.VersionNumber);
  return describeWithContent(
    context,
    requireListed(context, readLayerName(context, input.LayerName), input.VersionNumber),
  );
}

/** GetLayerVersionByArn: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionByArn.html */
export function getLayerVersionByArn(
  context: LambdaContext,
  input: GetLayerVersionByArnRequest,
): GetLayerVersionResponse {
  const version = Number(parseLayerArn(input.Arn)?.version);
  return describeWithContent(context, requireListed(context, readLayerName(context, input.Arn), version));
}

/**
 * DeleteLayerVersion, also of one that is not there. Functions that have it keep what it holds.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteLayerVersion.html
 */
export function deleteLayerVersion(context: LambdaContext, input: DeleteLayerVersionRequest): Record<string, never> {
  requireVersionNumber(input.VersionNumber);
  const layerName = readLayerName(context, input.LayerName);
  context.state.layerVersions.delete(layerVersionKey(layerName, input.VersionNumber));
  return {};
}

/** ListLayers, each with its latest version: https://docs.aws.amazon.com/lambda/latest/api/API_ListLayers.html */
export function listLayers(context: LambdaContext, input: ListLayersRequest): ListLayersResponse {
  const latest = new Map<string, Readonly<LayerVersion>>();
  for (const version of context.state.layerVersions.values()) {
    if (!matches(version, input)) continue;
    const known = latest.get(version.layerName);
    if (!known || known.version < version.version) latest.set(version.layerName, version);
  }
  const { records, nextMarker } = markerPage(latest.values(), ({ layerName }) => layerName, input);
  return {
    Layers: records.map((version) => ({
      LayerName: version.layerName,
      LayerArn: layerArn(context.config, version.layerName),
      LatestMatchingVersion: describeListed(context, version),
    })),
    ...nextMarker,
  };
}

/** ListLayerVersions, newest first: https://docs.aws.amazon.com/lambda/latest/api/API_ListLayerVersions.html */
export function listLayerVersions(context: LambdaContext, input: ListLayerVersionsRequest): ListLayerVersionsResponse {
  const layerName = readLayerName(context, input.LayerName);
  const versions = [...context.state.layerVersions.values()].filter(
    (version) => version.layerName === layerName && matches(version, input),
  );
  const { records, nextMarker } = markerPage(versions, newestFirst, input);
  return { LayerVersions: records.map((version) => describeListed(context, version)), ...nextMarker };
}

/** The version, or AWS's refusal in the operations on its policy and in functions. */
export function requireLayerVersion(
  context: LambdaContext,
  layerName: string,
  version: number,
): Readonly<LayerVersion> {
  const found = context.state.layerVersions.get(layerVersionKey(layerName, version));
  if (!found) throw resourceNotFound(`Layer version ${layerArn(context.config, layerName, version)} does not exist.`);
  return found;
}

export const layerVersionKey = (layerName: string, version: number) => qualifiedKey(layerName, String(version));

/** A bare name, or the layer's ARN in this account and region. */
export function readLayerName(context: LambdaContext, text: string): string {
  const named = parseLayerArn(text);
  if (!named) return text;
  // Differs from AWS: other accounts and regions are not here, so nobody there could have let this one in.
  if (named.accountId !== context.config.accountId || named.region !== context.config.region)
    throw new ServiceException(
      'AccessDeniedException',
      403,
      `The caller is not authorized to act on ${text} because no resource-based policy allows it`,
    );
  return named.layerName;
}

export function requireVersionNumber(version: number): void {
  if (version < 1) throw invalidParameterValue('Layer Version Cannot be less than 1');
}

function requireListed(context: LambdaContext, layerName: string, version: number): Readonly<LayerVersion> {
  const found = context.state.layerVersions.get(layerVersionKey(layerName, version));
  if (!found) throw resourceNotFound('The resource you requested does not exist.');
  return found;
}

const newestFirst = ({ version }: Readonly<LayerVersion>) => String(Number.MAX_SAFE_INTEGER - version);

function matches(
  { compatibleRuntimes, compatibleArchitectures }: Readonly<LayerVersion>,
  { CompatibleRuntime, CompatibleArchitecture }: ListLayersRequest,
): boolean {
  if (CompatibleRuntime !== undefined && !compatibleRuntimes?.includes(CompatibleRuntime)) return false;
  return CompatibleArchitecture === undefined || (compatibleArchitectures?.includes(CompatibleArchitecture) ?? false);
}

function describeListed(context: LambdaContext, layer: Readonly<LayerVersion>): LayerVersionsListItem {
  return {
    LayerVersionArn: layerArn(context.config, layer.layerName, layer.version),
    Version: layer.version,
    Description: layer.description,
    CreatedDate: `${isoTime(layer.createdAtMs)}+0000`,
    ...(layer.compatibleRuntimes && { CompatibleRuntimes: layer.compatibleRuntimes }),
    ...(layer.licenseInfo !== undefined && { LicenseInfo: layer.licenseInfo }),
    ...(layer.compatibleArchitectures && { CompatibleArchitectures: layer.compatibleArchitectures }),
  };
}

function describeWithContent(context: LambdaContext, layer: Readonly<LayerVersion>): PublishLayerVersionResponse {
  const { sha256, sizeBytes } = layer.content;
  return {
    Content: { Location: context.config.codeLocation(sha256), CodeSha256: sha256, CodeSize: sizeBytes },
    LayerArn: layerArn(context.config, layer.layerName),
    ...describeListed(context, layer),
  };
}
