/** What the account's resources say of how far the steps of the notes have come. */
import { useQuery } from '@tanstack/react-query';
import { encodeBase64 } from '../../../api/base64.ts';
import { runnableFamily } from '../../../api/runtimes.ts';
import { writeZip } from '../../../zip/zip-writer.ts';
import { HELLO_WORLD } from '../../domain/hello-world.ts';
import { useAliases } from '../../queries/aliases.ts';
import { useFunction } from '../../queries/functions.ts';
import { useInvokedResources } from '../../queries/invoked-resources.ts';
import { useVersions } from '../../queries/versions.ts';
import type { NoteFacts } from './note-steps.ts';

/** CodeSha256 of the code that Create function begins with. */
function useStarterSha256(runtime: string | undefined): string | undefined {
  const family = runtime === undefined ? undefined : runnableFamily(runtime);
  return useQuery({
    queryKey: ['starter-sha256', family],
    enabled: family !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const zip = writeZip(family === 'python' ? HELLO_WORLD.python.files : HELLO_WORLD.nodejs.files);
      const digest = await crypto.subtle.digest('SHA-256', zip as Uint8Array<ArrayBuffer>);
      return encodeBase64(new Uint8Array(digest));
    },
  }).data;
}

export function useNoteFacts(functionName: string): NoteFacts {
  const configuration = useFunction(functionName);
  const versions = useVersions(functionName);
  const aliases = useAliases(functionName);
  const invoked = useInvokedResources(functionName);
  // a function that is gone leaves the last answer behind, beside the error
  const found = configuration.error ? undefined : configuration.data?.Configuration;
  const starterSha256 = useStarterSha256(found?.Runtime);
  if (!found) return { latestSha256: undefined, starterSha256: undefined, published: [], aliases: [], invoked: [] };
  return {
    latestSha256: found.CodeSha256,
    starterSha256,
    published: (versions.data ?? [])
      .filter(({ Version }) => Version !== '$LATEST')
      .map(({ Version = '', CodeSha256 = '' }) => ({ version: Version, sha256: CodeSha256 })),
    aliases: (aliases.data ?? []).map(({ Name = '', FunctionVersion = '', RoutingConfig }) => ({
      name: Name,
      version: FunctionVersion,
      additionalVersion: Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {})[0],
    })),
    invoked: invoked.data ?? [],
  };
}
