/** The cache of what the console has read. */
import { QueryClient, replaceEqualDeep } from '@tanstack/react-query';

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // a throttled request must reach the engine once; the engine is in the page, whatever the network does
      queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always', structuralSharing: sameAnswer },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/**
 * What says the same as before is the same, and nothing that shows it is drawn again. Each answer of AWS's has the id of
 * its request, which no page shows of what it reads.
 */
const sameAnswer = (before: unknown, now: unknown): unknown => replaceEqualDeep(before, withoutMetadata(now));

function withoutMetadata(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('$metadata' in answer)) return answer;
  const { $metadata: _, ...said } = answer;
  return said;
}
