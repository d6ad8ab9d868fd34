/** Delete a layer's version: functions that have it keep it. */
import Box from '@cloudscape-design/components/box';
import { useDeleteLayerVersion } from '../../queries/layers.ts';
import { layerVersionSubject } from '../../queries/subjects.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteLayerVersionModalProps {
  layerName: string;
  version: number;
  onDismiss: () => void;
}

export function DeleteLayerVersionModal({ layerName, version, onDismiss }: DeleteLayerVersionModalProps) {
  const deletion = useDeleteLayerVersion();

  const submit = async () => {
    await deletion.mutateAsync({ layerName, version });
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted version <b>{version}</b> of the layer <b>{layerName}</b>.{' '}
          <CliButton operation="DeleteLayerVersion" input={{ LayerName: layerName, VersionNumber: version }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={layerVersionSubject(layerName, version)}
      title={`Delete version ${version} of ${layerName}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Functions that have this version keep it; it can be added to no other. Its number is not used again.
      </Box>
    </ActionModal>
  );
}
