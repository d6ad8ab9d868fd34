/** `1 (95%), 2 (5%)`, or just `2`: where an alias sends its invocations, each version leading to its page. */
import Link from '@cloudscape-design/components/link';
import { type AliasRouting, remainingPercent } from '../../../domain/alias-routing.ts';
import { qualifierPath } from '../../../paths.ts';

export function RoutingLinks({ functionName, routing }: { functionName: string; routing: AliasRouting }) {
  const link = (version: string) => <Link href={`#${qualifierPath(functionName, version)}`}>{version}</Link>;
  const { version, additional } = routing;
  if (!additional) return link(version);
  return (
    <>
      {link(version)} ({remainingPercent(additional.weightPercent)}%), {link(additional.version)} (
      {additional.weightPercent}%)
    </>
  );
}
