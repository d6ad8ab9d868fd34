/** Runtime settings: runtime, handler, architecture, and what really runs the handler here. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { findRuntime, notRunnable, runnableFamily } from '../../../../api/runtimes.ts';
import { useRegionStatus } from '../../../region.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { EditRuntimeSettingsModal } from './edit-runtime-settings-modal.tsx';

interface RuntimeSettingsProps {
  configuration: FunctionConfiguration;
  readOnly: boolean;
}

export function RuntimeSettings({ configuration, readOnly }: RuntimeSettingsProps) {
  const [editing, setEditing] = useState(false);
  const { Runtime = '', Handler = '-', Architectures = [], RuntimeVersionConfig } = configuration;
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="runtime-settings" />}
          actions={
            !readOnly && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setEditing(true)}>Edit</Button>
                <Button disabled disabledReason="The runtime version is always updated automatically here.">
                  Edit runtime management configuration
                </Button>
              </SpaceBetween>
            )
          }
        >
          Runtime settings
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Runtime',
              value: (
                <>
                  {findRuntime(Runtime)?.consoleName ?? Runtime}
                  <RunsOn runtime={Runtime} />
                </>
              ),
            },
            { label: 'Handler', info: <InfoLink topic="handler" />, value: Handler },
            { label: 'Architecture', info: <InfoLink topic="architecture" />, value: Architectures[0] ?? '-' },
          ]}
        />
        {runnableFamily(Runtime) === 'python' && !suspendsWebAssembly && (
          <StatusIndicator type="warning">
            coldspark.aws_request needs a browser that can suspend WebAssembly (JSPI), and this one cannot. All else
            runs.
          </StatusIndicator>
        )}
        <ExpandableSection headerText="Runtime management configuration">
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'Runtime version ARN', value: RuntimeVersionConfig?.RuntimeVersionArn ?? '-' },
              { label: 'Update runtime version', value: 'Auto' },
            ]}
          />
        </ExpandableSection>
      </SpaceBetween>
      {editing && <EditRuntimeSettingsModal configuration={configuration} onDismiss={() => setEditing(false)} />}
    </Container>
  );
}

/** Python waits for an answer of AWS by it. */
const suspendsWebAssembly = typeof WebAssembly === 'object' && 'Suspending' in WebAssembly;

/** The engine behind a runtime's name: one for all of Python, one for all of Node.js. */
function RunsOn({ runtime }: { runtime: string }) {
  const { engines } = useRegionStatus();
  const family = runnableFamily(runtime);
  if (!family) return <StatusIndicator type="warning">{notRunnable(runtime)}</StatusIndicator>;
  const phase = findRuntime(runtime)?.phase;
  return (
    <>
      {phase !== 'supported' && (
        <div>
          <StatusIndicator type="warning">Deprecated</StatusIndicator>
        </div>
      )}
      <div>
        <StatusIndicator type="info" colorOverride="grey">
          Runs here on {engines[family]}
        </StatusIndicator>
      </div>
    </>
  );
}
