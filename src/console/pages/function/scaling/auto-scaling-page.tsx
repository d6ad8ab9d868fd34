/**
 * Application Auto Scaling of provisioned concurrency. Ours: AWS's Lambda console has no page for it, there it is set up
 * with the CLI, an SDK or a template.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html#managing-provisioned-concurency
 */
import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { newestFirst } from '../../../domain/version-order.ts';
import { errorMessage } from '../../../errors.ts';
import { autoScalingPath, functionPath } from '../../../paths.ts';
import { useAliases } from '../../../queries/aliases.ts';
import { useProvisionedConcurrency } from '../../../queries/provisioned-concurrency.ts';
import { useScaling } from '../../../queries/scaling.ts';
import { useVersions } from '../../../queries/versions.ts';
import { useGo } from '../../../use-go.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { ActivitiesTable } from './activities-table.tsx';
import { AlarmsSection } from './alarms-section.tsx';
import { CapacityChart } from './capacity-chart.tsx';
import { LoadSection } from './load-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { ScheduledActionsSection } from './scheduled-actions-section.tsx';
import { TargetSection } from './target-section.tsx';

interface AutoScalingPageProps {
  functionName: string;
  /** The version or alias whose capacity moves. */
  qualifier?: string | undefined;
}

export function AutoScalingPage({ functionName, qualifier }: AutoScalingPageProps) {
  const aliases = useAliases(functionName);
  const versions = useVersions(functionName);
  const go = useGo();
  const names = [
    ...(aliases.data ?? []).filter(({ FunctionVersion }) => FunctionVersion !== '$LATEST').map(({ Name = '' }) => Name),
    ...(versions.data ?? [])
      .filter(({ Version }) => Version !== '$LATEST')
      .sort(newestFirst)
      .map(({ Version = '' }) => Version),
  ];
  const chosen = qualifier ?? names[0];
  const error = aliases.error ?? versions.error;
  const isRead = aliases.data !== undefined && versions.data !== undefined;

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="auto-scaling" />}
          description="Provisioned concurrency that follows its use, or the clock. Without it functions scale as well, on demand and with cold starts: this moves only what is ready ahead. AWS's Lambda console has no such page: there, Application Auto Scaling is set up with the AWS CLI, an SDK or a template."
        >
          Auto scaling
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
        {!error && !isRead && <StatusIndicator type="loading">Loading</StatusIndicator>}
        {isRead && names.length === 0 && (
          <Alert type="info">
            Only a published version or an alias of one can be scaled.{' '}
            <Link href={`#${functionPath(functionName, 'versions')}`}>Publish a version</Link>
          </Alert>
        )}
        {isRead && chosen !== undefined && (
          <SpaceBetween size="l">
            <FormField label="Version or alias">
              <Select
                selectedOption={{ value: chosen, label: chosen }}
                options={names.map((name) => ({ value: name, label: name }))}
                onChange={({ detail }) => go(autoScalingPath(functionName, detail.selectedOption.value))}
              />
            </FormField>
            <ScalingOf key={chosen} functionName={functionName} qualifier={chosen} />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

function ScalingOf({ functionName, qualifier }: { functionName: string; qualifier: string }) {
  const scaling = useScaling(functionName, qualifier);
  const configs = useProvisionedConcurrency(functionName);
  const config = configs.data?.find(({ FunctionArn }) => FunctionArn?.endsWith(`:${qualifier}`));
  if (scaling.error) return <StatusIndicator type="error">{errorMessage(scaling.error)}</StatusIndicator>;
  if (!scaling.data) return <StatusIndicator type="loading">Loading</StatusIndicator>;
  const { target, policies, actions, activities } = scaling.data;
  const of = { functionName, qualifier };
  return (
    <SpaceBetween size="l">
      <TargetSection {...of} target={target} config={config} />
      {target && (
        <SpaceBetween size="l">
          <CapacityChart {...of} activities={activities} config={config} />
          <LoadSection {...of} />
          <PolicySection {...of} policies={policies} />
          <AlarmsSection names={policies.flatMap(({ Alarms = [] }) => Alarms.map(({ AlarmName }) => AlarmName))} />
          <ScheduledActionsSection {...of} actions={actions} />
          <ActivitiesTable activities={activities} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
