/** Remove one destination of a function, a version or an alias. */
import Box from '@cloudscape-design/components/box';
import {
  type DestinationCondition,
  destinationsOf,
  useEventInvokeConfig,
  useSaveEventInvokeConfig,
  withDestination,
} from '../../../queries/event-invoke-configs.ts';
import { destinationSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

interface RemoveDestinationModalProps {
  functionName: string;
  qualifier: string | undefined;
  condition: DestinationCondition;
  onDismiss: () => void;
}

export function RemoveDestinationModal(props: RemoveDestinationModalProps) {
  const { functionName, qualifier, condition, onDismiss } = props;
  const read = useEventInvokeConfig(functionName, qualifier);
  const removal = useSaveEventInvokeConfig(true);
  const destination = destinationsOf(read.data).find((row) => row.condition === condition);

  const submit = async () => {
    const { data: config = null } = read.data ? read : await read.refetch();
    const input = {
      FunctionName: functionName,
      ...(qualifier && { Qualifier: qualifier }),
      DestinationConfig: withDestination(config, condition, undefined),
    };
    await removal.mutateAsync(input);
    flashFunctionUpdated(functionName, 'UpdateFunctionEventInvokeConfig', input);
  };

  return (
    <ActionModal
      subject={destinationSubject(functionName, qualifier, condition)}
      title="Remove destination"
      action="Remove"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        {destination?.arn ?? 'The destination'} gets no more records of asynchronous invocations that{' '}
        {condition === 'OnFailure' ? 'failed' : 'succeeded'}. The destination itself stays as it is.
      </Box>
    </ActionModal>
  );
}
