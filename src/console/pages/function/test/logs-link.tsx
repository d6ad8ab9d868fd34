/** From a result to the lines it logged, in a tab of their own as in AWS's console: the result stays. */
import Link from '@cloudscape-design/components/link';
import { logsPath } from '../../../paths.ts';

export function LogsLink({ functionName, requestId }: { functionName: string; requestId: string }) {
  return (
    <Link
      external
      externalIconAriaLabel="Opens in a new tab"
      href={`#${logsPath(functionName, { request: requestId })}`}
      fontSize="inherit"
    >
      logs
    </Link>
  );
}
