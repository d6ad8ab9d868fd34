/**
 * Throttle: reserves no concurrency at all, so that every invocation is refused.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import Box from '@cloudscape-design/components/box';
import { useReserveConcurrency } from '../../../queries/concurrency.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

export function ThrottleModal({ functionName, onDismiss }: { functionName: string; onDismiss: () => void }) {
  const reservation = useReserveConcurrency();

  const throttle = async () => {
    await reservation.mutateAsync({ functionName, reserved: 0 });
    const input = { FunctionName: functionName, ReservedConcurrentExecutions: 0 };
    flashFunctionUpdated(functionName, 'PutFunctionConcurrency', input);
  };

  return (
    <ActionModal
      subject={functionSubject(functionName)}
      title={`Throttle function ${functionName}`}
      action="Confirm"
      onSubmit={throttle}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        This sets the reserved concurrency of the function <b>{functionName}</b> to 0. No events are processed: every
        invocation is throttled, whichever version or alias it names, until you change the reserved concurrency.
      </Box>
      <Box variant="p">
        Invocations that are running now finish. A reservation that the function has now is not remembered.
      </Box>
    </ActionModal>
  );
}
