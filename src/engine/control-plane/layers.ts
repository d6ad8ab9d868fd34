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
import { isoTime } from '../calendar.ts';
import type { Engine } from '../engine.ts';
import { type LayerVersion, qualifiedKey } from '../state.ts';
import { requireCodeStorage } from './code-storage.ts';
import { requirePackage } from './deployment-package.ts';
import { page } from './page.ts';

/** PublishLayerVersion: https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html */
export function publishLayerVersion(engine: Engine, input: PublishLayerVersionRequest): PublishLayerVersionResponse {
  const layerName = readLayerName(engine, input.LayerName);
  const content = requirePackage(input.Content);
  requireCodeStorage(engine, content.sizeBytes);

  const { layers, layerVersions } = engine.state;
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
    createdAtMs: engine.clock.now,
  };
  layers.set(layerName, { ...layer, lastVersion: version });
  layerVersions.set(layerVersionKey(layerName, version), published);
  return describeWithContent(engine, published);
}

/** GetLayerVersion: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersion.html */
export function getLayerVersion(engine: Engine, input: GetLayerVersionRequest): GetLayerVersionResponse {
  requireVersionNumber(input.VersionNumber);
  return describeWithContent(
    engine,
    requireListed(engine, readLayerName(engine, input.LayerName), input.VersionNumber),
  );
}

/** GetLayerVersionByArn: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionByArn.html */
export function getLayerVersionByArn(engine: Engine, input: GetLayerVersionByArnRequest): GetLayerVersionResponse {
  const version = Number(parseLayerArn(input.Arn)?.version);
  return describeWithContent(engine, requireListed(engine, readLayerName(engine, input.Arn), version));
}

/**
 * DeleteLayerVersion, also of one that is not there. Functions that have it keep what it holds.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteLayerVersion.html
 */
export function deleteLayerVersion(engine: Engine, input: DeleteLayerVersionRequest): Record<string, never> {
  requireVersionNumber(input.VersionNumber);
  const layerName = readLayerName(engine, input.LayerName);
  engine.state.layerVersions.delete(layerVersionKey(layerName, input.VersionNumber));
  return {};
}

/** ListLayers, each with its latest version: https://docs.aws.amazon.com/lambda/latest/api/API_ListLayers.html */
export function listLayers(engine: Engine, input: ListLayersRequest): ListLayersResponse {
  const latest = new Map<string, Readonly<LayerVersion>>();
  for (const version of engine.state.layerVersions.values()) {
    if (!matches(version, input)) continue;
    const known = latest.get(version.layerName);
    if (!known || known.version < version.version) latest.set(version.layerName, version);
  }
  const { records, nextMarker } = page(latest.values(), ({ layerName }) => layerName, input);
  return {
    Layers: records.map((version) => ({
      LayerName: version.layerName,
      LayerArn: layerArn(engine.config, version.layerName),
      LatestMatchingVersion: describeListed(engine, version),
    })),
    ...nextMarker,
  };
}

/** ListLayerVersions, newest first: https://docs.aws.amazon.com/lambda/latest/api/API_ListLayerVersions.html */
export function listLayerVersions(engine: Engine, input: ListLayerVersionsRequest): ListLayerVersionsResponse {
  const layerName = readLayerName(engine, input.LayerName);
  const versions = [...engine.state.layerVersions.values()].filter(
    (version) => version.layerName === layerName && matches(version, input),
  );
  const { records, nextMarker } = page(versions, newestFirst, input);
  return { LayerVersions: records.map((version) => describeListed(engine, version)), ...nextMarker };
}

/** The version, or AWS's refusal in the operations on its policy and in functions. */
export function requireLayerVersion(engine: Engine, layerName: string, version: number): Readonly<LayerVersion> {
  const found = engine.state.layerVersions.get(layerVersionKey(layerName, version));
  if (!found) throw resourceNotFound(`Layer version ${layerArn(engine.config, layerName, version)} does not exist.`);
  return found;
}

export const layerVersionKey = (layerName: string, version: number) => qualifiedKey(layerName, String(version));

/** A bare name, or the layer's ARN in this account and region. */
export function readLayerName(engine: Engine, text: string): string {
  const named = parseLayerArn(text);
  if (!named) return text;
  // Differs from AWS: other accounts and regions are not here, so nobody there could have let this one in.
  if (named.accountId !== engine.config.accountId || named.region !== engine.config.region)
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

function requireListed(engine: Engine, layerName: string, version: number): Readonly<LayerVersion> {
  const found = engine.state.layerVersions.get(layerVersionKey(layerName, version));
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

function describeListed(engine: Engine, layer: Readonly<LayerVersion>): LayerVersionsListItem {
  return {
    LayerVersionArn: layerArn(engine.config, layer.layerName, layer.version),
    Version: layer.version,
    Description: layer.description,
    CreatedDate: `${isoTime(layer.createdAtMs)}+0000`,
    ...(layer.compatibleRuntimes && { CompatibleRuntimes: layer.compatibleRuntimes }),
    ...(layer.licenseInfo !== undefined && { LicenseInfo: layer.licenseInfo }),
    ...(layer.compatibleArchitectures && { CompatibleArchitectures: layer.compatibleArchitectures }),
  };
}

function describeWithContent(engine: Engine, layer: Readonly<LayerVersion>): PublishLayerVersionResponse {
  const { sha256, sizeBytes } = layer.content;
  return {
    Content: { Location: engine.config.codeLocation(sha256), CodeSha256: sha256, CodeSize: sizeBytes },
    LayerArn: layerArn(engine.config, layer.layerName),
    ...describeListed(engine, layer),
  };
}
