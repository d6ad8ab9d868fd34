/** Delete an API: its routes and stages go with it. */
import Box from '@cloudscape-design/components/box';
import type { ApiSummary } from '../../domain/api.ts';
import { apisPath } from '../../paths.ts';
import { deleteApi } from '../../queries/api-changes.ts';
import { apiSubject } from '../../queries/api-subjects.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteApiModalProps {
  api: ApiSummary;
  onDismiss: () => void;
}

export function DeleteApiModal({ api, onDismiss }: DeleteApiModalProps) {
  const access = useRegion();
  const go = useGo();

  const submit = async () => {
    await deleteApi(access, api);
    go(apisPath);
    flash({
      type: 'success',
      content: (
        <>
          API <b>{api.name}</b> deleted successfully.{' '}
          {api.type === 'HTTP' ? (
            <CliButton service="apigatewayv2" operation="DeleteApi" input={{ ApiId: api.id }} />
          ) : (
            <CliButton service="apigateway" operation="DeleteRestApi" input={{ restApiId: api.id }} />
          )}
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={apiSubject(api)}
      title={`Delete API ${api.name}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its routes and stages are deleted with it, and its address answers nobody any more. Functions keep the
        statements that let it in.
      </Box>
    </ActionModal>
  );
}
