/** Whether Coldspark needs a network, why, and what makes it need none. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { isReadyOffline, type OfflineState } from '../../../api/offline.ts';
import { useOffline } from '../../offline.ts';

const inMegabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function describe({ files, unavailable, ...state }: OfflineState): [StatusIndicatorProps.Type, string] {
  if (unavailable !== undefined) return ['stopped', `Not available: ${unavailable}`];
  if (!files) return ['pending', 'Looked into once the page is quiet'];
  const total = `${inMegabytes(files.totalBytes)} MB`;
  if (isReadyOffline({ files, ...state })) return ['success', `Ready offline: all files are kept (${total})`];
  const kept = `${inMegabytes(files.keptBytes)} of ${total} are kept`;
  if (files.keeping) return ['in-progress', kept];
  if (files.problem !== undefined) return ['warning', `Not ready offline: ${kept}. ${files.problem}`];
  return ['info', `${kept}: what you open is added, and everything once Python was made ready`];
}

export function OfflineSection() {
  const state = useOffline();
  const { files, offline } = state;
  const [type, text] = describe(state);
  const canKeepMore = files !== undefined && !files.keeping && !isReadyOffline(state);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="This browser keeps the files of Coldspark itself. Once it has all of them, no network and no server are needed."
        >
          Offline
        </Header>
      }
    >
      <SpaceBetween size="s">
        <StatusIndicator type={type}>{text}</StatusIndicator>
        {canKeepMore && (
          <Button onClick={() => offline?.keepAll()}>{files.problem ? 'Try again' : 'Keep everything now'}</Button>
        )}
      </SpaceBetween>
    </Container>
  );
}
