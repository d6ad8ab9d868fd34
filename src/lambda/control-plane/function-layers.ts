/**
 * The layers of a function: found when the configuration is set, and from then on the version's own.
 * https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html
 */
import { parseLayerArn } from '../../api/arn.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import { LAYERS_PER_FUNCTION, UNZIPPED_PACKAGE_BYTES } from '../../api/quotas.ts';
import type { LambdaContext } from '../context.ts';
import type { FunctionLayer, FunctionVersion } from '../state.ts';
import { layerVersionKey, readLayerName } from './layers.ts';

/** The layers that a request names, in merge order. */
export function requireLayers(context: LambdaContext, arns: readonly string[]): FunctionLayer[] {
  if (arns.length > LAYERS_PER_FUNCTION)
    throw invalidParameterValue(`Cannot reference more than ${LAYERS_PER_FUNCTION} layers.`);
  const arnByLayer = new Map<string, string>();
  return arns.map((arn) => {
    const found = requireLayer(context, arn);
    const layer = arn.slice(0, arn.lastIndexOf(':'));
    const other = arnByLayer.get(layer);
    if (other !== undefined)
      throw invalidParameterValue(
        'Two different versions of the same layer are not allowed to be referenced in the same function. ' +
          `${other} and ${arn} are versions of the same layer.`,
      );
    arnByLayer.set(layer, arn);
    return found;
  });
}

/** Refuses a version whose package and layers together are over 250 MB unzipped. */
export function requireUnzippedSize({ code, layers }: Pick<FunctionVersion, 'code' | 'layers'>): void {
  const sizeBytes = layers.reduce((sum, layer) => sum + layer.unzippedBytes, code.unzippedBytes);
  if (sizeBytes > UNZIPPED_PACKAGE_BYTES)
    throw invalidParameterValue(
      `Function code combined with layers exceeds the maximum allowed size of ${UNZIPPED_PACKAGE_BYTES} bytes. ` +
        `The actual size is ${sizeBytes} bytes.`,
    );
}

function requireLayer(context: LambdaContext, arn: string): FunctionLayer {
  const named = parseLayerArn(arn);
  if (named && named.region !== context.config.region)
    throw invalidParameterValue(
      `Layers are not in the same region as the function. Layers are expected to be in region ${context.config.region}.`,
    );
  const found =
    named && context.state.layerVersions.get(layerVersionKey(readLayerName(context, arn), Number(named.version)));
  if (!found) throw invalidParameterValue(`Layer version ${arn} does not exist.`);
  const { sha256, sizeBytes, unzippedBytes } = found.content;
  return { arn, codeSizeBytes: sizeBytes, unzippedBytes, sha256 };
}
