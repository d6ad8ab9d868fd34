/** On top of a function's pages while its reserved concurrency is 0. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { editConfigurationPath } from '../../../paths.ts';
import { useConcurrency } from '../../../queries/concurrency.ts';

export function ThrottledWarning({ functionName }: { functionName: string }) {
  const { data } = useConcurrency(functionName);
  if (data?.ReservedConcurrentExecutions !== 0) return null;
  return (
    <Alert
      type="warning"
      header="This function is throttled"
      action={<Button href={`#${editConfigurationPath(functionName, 'concurrency')}`}>Edit concurrency</Button>}
    >
      Its reserved concurrency is 0: every invocation of $LATEST and of all versions and aliases is refused with "Rate
      Exceeded."
    </Alert>
  );
}
