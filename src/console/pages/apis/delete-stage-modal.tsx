/** Delete a stage: its address answers nobody any more. */
import Box from '@cloudscape-design/components/box';
import type { ApiSummary } from '../../domain/api.ts';
import { deleteStage } from '../../queries/api-changes.ts';
import { stageSubject } from '../../queries/api-subjects.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';

interface DeleteStageModalProps {
  api: ApiSummary;
  stageName: string;
  onDismiss: () => void;
}

export function DeleteStageModal({ api, stageName, onDismiss }: DeleteStageModalProps) {
  const access = useRegion();
  const submit = async () => {
    await deleteStage(access, api, stageName);
    flash({ type: 'success', content: `The stage ${stageName} of ${api.name} was deleted.` });
  };
  return (
    <ActionModal
      subject={stageSubject(api, stageName)}
      title={`Delete stage ${stageName}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its address answers nobody any more, and its variables are gone. The routes of {api.name} stay.
      </Box>
    </ActionModal>
  );
}
