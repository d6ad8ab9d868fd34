/** Settings → Connect a client: how the real AWS CLI and SDKs speak to this tab, and what they said last. */
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { REGION_ID } from '../../../api/account.ts';
import { ACCOUNT_ID_SHOWN } from '../../account.ts';
import { useBridge } from '../../queries/bridge.ts';
import { CopyableLines } from '../../widgets/copyable-lines.tsx';
import { BridgeStatus } from './bridge-status.tsx';
import { BridgedCallsTable } from './bridged-calls-table.tsx';
import { clientLines } from './client-lines.ts';

/** Where `npm start` serves, for a page that comes from a host without a bridge. */
const USUAL_ENDPOINT = 'http://127.0.0.1:4173';

export function ConnectClientPage() {
  const { link, calls } = useBridge();
  const endpoint = link === 'absent' ? USUAL_ENDPOINT : location.origin;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="The AWS CLI and AWS’s SDKs on this computer can drive this tab: what they change shows here at once, and the other way round."
        >
          Connect a client
        </Header>
      }
    >
      <SpaceBetween size="l">
        {link === 'absent' && (
          <Alert type="info" header="This page comes from a host without a bridge">
            Real clients need a server on this computer that hands their requests to the tab. Get Coldspark’s source,
            run “npm start” and open the address it prints; the account there is another one than here, and a backup
            moves it.
          </Alert>
        )}
        <Container header={<Header variant="h2">Endpoint</Header>}>
          <KeyValuePairs
            columns={4}
            items={[
              {
                label: 'Endpoint URL',
                value: (
                  <CopyToClipboard
                    variant="inline"
                    textToCopy={endpoint}
                    copyButtonAriaLabel="Copy endpoint URL"
                    copySuccessText="Endpoint URL copied"
                    copyErrorText="Could not copy"
                  />
                ),
              },
              { label: 'Bridge', value: <BridgeStatus link={link} /> },
              { label: 'Region', value: REGION_ID },
              { label: 'Account ID', value: ACCOUNT_ID_SHOWN },
            ]}
          />
        </Container>
        <Tabs
          variant="container"
          ariaLabel="Client"
          tabs={clientLines(endpoint, REGION_ID).map((lines) => ({
            id: lines.id,
            label: lines.client,
            content: <CopyableLines {...lines} />,
          }))}
        />
        {link !== 'absent' && <BridgedCallsTable calls={calls} />}
      </SpaceBetween>
    </ContentLayout>
  );
}
