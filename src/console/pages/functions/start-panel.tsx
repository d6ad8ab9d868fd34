/** What a first visit sees above the list of functions, until there is one; later it is there when asked for. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFunctions } from '../../queries/functions.ts';
import { openNotes, setPreferences, useSession } from '../../session.ts';
import { useOpenReadyFunction } from './use-open-ready-function.tsx';
import './start-panel.css';

export function StartPanel() {
  const asked = useSession((session) => session.startPanelShown);
  const { data: functions } = useFunctions();
  const shown = asked ?? functions?.length === 0;
  const readyFunction = useOpenReadyFunction();
  if (!shown) return null;
  return (
    <section className="start-panel" aria-label="Get started">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button
                iconName="close"
                variant="icon"
                ariaLabel="Dismiss Get started"
                onClick={() => setPreferences({ startPanelShown: false })}
              />
            }
          >
            Lambda, in this tab
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Box variant="p">
            This is the AWS Lambda console with the service itself inside the page: your Python and Node.js functions
            really run, with versions, aliases and concurrency as on AWS. There is no account to open and no bill to
            pay, and everything you make stays in this browser.
          </Box>
          <SpaceBetween direction="horizontal" size="xs">
            <Button loading={readyFunction.pending} onClick={readyFunction.open}>
              Open a ready function
            </Button>
            <Button onClick={openNotes}>Follow the notes</Button>
          </SpaceBetween>
        </SpaceBetween>
      </Container>
    </section>
  );
}
