/** Layers and their versions. https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html */
import {
  DeleteLayerVersionCommand,
  GetLayerVersionByArnCommand,
  type LayersListItem,
  type LayerVersionsListItem,
  ListLayersCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  type PublishLayerVersionCommandInput,
} from '@aws-sdk/client-lambda';
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { isNotFound } from '../errors.ts';
import { useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

/** Each with its latest version. */
export function useLayers() {
  const { lambda } = useRegion();
  return useQuery({
    queryKey: queryKeys.layers,
    queryFn: async () => {
      const layers: LayersListItem[] = [];
      for await (const page of pages((from) => lambda.send(new ListLayersCommand(from))))
        layers.push(...(page.Layers ?? []));
      return layers;
    },
  });
}

/** Newest first. */
export function useLayerVersions(layerName: string) {
  const { lambda } = useRegion();
  return useQuery({
    queryKey: queryKeys.layerVersions(layerName),
    enabled: layerName !== '',
    queryFn: async () => {
      const versions: LayerVersionsListItem[] = [];
      for await (const page of pages((from) =>
        lambda.send(new ListLayerVersionsCommand({ ...from, LayerName: layerName })),
      ))
        versions.push(...(page.LayerVersions ?? []));
      return versions;
    },
  });
}

/** What is known of these versions, by ARN; null of one that was deleted: a function keeps it. */
export function useLayerVersionsByArn(arns: readonly string[]): ReadonlyMap<string, LayerVersionsListItem | null> {
  const { lambda } = useRegion();
  return useQueries({
    queries: arns.map((Arn) => ({
      queryKey: queryKeys.layerVersion(Arn),
      queryFn: async () => {
        try {
          return await lambda.send(new GetLayerVersionByArnCommand({ Arn }));
        } catch (error) {
          if (isNotFound(error)) return null;
          throw error;
        }
      },
    })),
    combine: (results) =>
      new Map(arns.flatMap((arn, index) => (results[index]?.data === undefined ? [] : [[arn, results[index].data]]))),
  });
}

/** Creates the layer with its first version, or its next version. */
export function usePublishLayerVersion() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: PublishLayerVersionCommandInput) => lambda.send(new PublishLayerVersionCommand(input)),
  });
}

export function useDeleteLayerVersion() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: ({ layerName, version }: { layerName: string; version: number }) =>
      lambda.send(new DeleteLayerVersionCommand({ LayerName: layerName, VersionNumber: version })),
  });
}
