/** Delete a route of an HTTP API or a method of a REST API. */
import Box from '@cloudscape-design/components/box';
import type { ApiRoute, ApiSummary } from '../../domain/api.ts';
import { deleteRoute } from '../../queries/api-changes.ts';
import { routeSubject } from '../../queries/api-subjects.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';

interface DeleteRouteModalProps {
  api: ApiSummary;
  route: ApiRoute;
  onDismiss: () => void;
}

export function DeleteRouteModal({ api, route, onDismiss }: DeleteRouteModalProps) {
  const access = useRegion();
  const submit = async () => {
    await deleteRoute(access, api, route);
    flash({ type: 'success', content: `${route.key} of ${api.name} was deleted.` });
  };
  return (
    <ActionModal
      subject={routeSubject(api, route)}
      title={`Delete ${route.key}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        {api.name} does not take such requests any more
        {api.type === 'REST' ? ' once it is deployed again' : ', in stages that deploy by themselves at once'}. The
        function keeps the statement that lets the API in.
      </Box>
    </ActionModal>
  );
}
