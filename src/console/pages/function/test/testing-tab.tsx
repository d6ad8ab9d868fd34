/** The Test tab: one event at a time, or many; and what of the code is part of neither. */
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useTarget } from '../../../test-runs/invoked-target.ts';
import { UndeployedChanges } from '../../../widgets/undeployed-changes.tsx';
import { InvokeMany } from '../invoke-many/invoke-many.tsx';
import { showTesting, useShownTesting } from '../invoke-many/invoke-many-runs.ts';
import { TestTab } from './test-tab.tsx';

interface TestingTabProps {
  functionName: string;
  qualifier?: string | undefined;
}

export function TestingTab({ functionName, qualifier }: TestingTabProps) {
  const target = useTarget(functionName, qualifier);
  const shown = useShownTesting();
  return (
    <SpaceBetween size="l">
      {target?.version === '$LATEST' && <UndeployedChanges functionName={functionName} leftOut="tested" />}
      <Tabs
        ariaLabel="How often"
        activeTabId={shown}
        onChange={({ detail }) => showTesting(detail.activeTabId as typeof shown)}
        tabs={[
          {
            id: 'once',
            label: 'One event',
            content: <TestTab functionName={functionName} qualifier={qualifier} />,
          },
          {
            id: 'many',
            label: 'Invoke many',
            content: <InvokeMany functionName={functionName} qualifier={qualifier} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
