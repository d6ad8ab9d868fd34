/** Remove the provisioned concurrency configuration of a version or an alias. */
import Box from '@cloudscape-design/components/box';
import { useDeleteProvisionedConcurrency } from '../../../queries/provisioned-concurrency.ts';
import { provisionedConcurrencySubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

interface RemoveProvisionedConcurrencyModalProps {
  functionName: string;
  qualifier: string;
  onDismiss: () => void;
}

export function RemoveProvisionedConcurrencyModal(props: RemoveProvisionedConcurrencyModalProps) {
  const { functionName, qualifier, onDismiss } = props;
  const removal = useDeleteProvisionedConcurrency();

  const submit = async () => {
    const input = { FunctionName: functionName, Qualifier: qualifier };
    await removal.mutateAsync(input);
    flashFunctionUpdated(functionName, 'DeleteProvisionedConcurrencyConfig', input);
  };

  return (
    <ActionModal
      subject={provisionedConcurrencySubject(functionName, qualifier)}
      title="Remove provisioned concurrency configuration"
      action="Remove"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        The environments of <b>{qualifier}</b> are stopped when they are free. Its invocations run on demand again, with
        cold starts.
      </Box>
    </ActionModal>
  );
}
