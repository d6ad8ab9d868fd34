/** Delete an event bus: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
import Box from '@cloudscape-design/components/box';
import { rulesPath } from '../../paths.ts';
import { eventBusSubject } from '../../queries/event-subjects.ts';
import { useChangeEvents } from '../../queries/eventbridge.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

export function DeleteEventBusModal({ busName, onDismiss }: { busName: string; onDismiss: () => void }) {
  const change = useChangeEvents();
  const go = useGo();
  const submit = async () => {
    const input = { Name: busName };
    await change.mutateAsync({ operation: 'DeleteEventBus', input });
    go(rulesPath());
    flash({
      type: 'success',
      content: (
        <>
          Event bus <b>{busName}</b> was deleted.{' '}
          <CliButton service="events" operation="DeleteEventBus" input={input} />
        </>
      ),
    });
  };
  return (
    <ActionModal
      subject={eventBusSubject(busName)}
      title="Delete event bus"
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Delete the event bus <b>{busName}</b>? Its rules have to be deleted before. What is sent to it from then on is
        accepted and goes nowhere.
      </Box>
    </ActionModal>
  );
}
