/** What a load balancer does with requests: a row for each rule of each listener, in the order in which they are tried. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { actionText, conditionTexts } from '../../domain/rule-text.ts';
import type { LoadBalancerPicture } from '../../queries/load-balancers.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DataTable } from '../../widgets/data-table.tsx';

export function ListenersTable({
  picture: { loadBalancer, listeners, targetGroups },
}: {
  picture: LoadBalancerPicture;
}) {
  const nameOf = (arn: string) =>
    targetGroups.find(({ group }) => group.TargetGroupArn === arn)?.group.TargetGroupName ?? arn;
  const rows = listeners.flatMap(({ listener, rules }) => rules.map((rule) => ({ listener, rule })));
  const [first] = listeners;
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${listeners.length})`}
          description="The first rule whose conditions all hold decides. Rules are made with the CLI."
          actions={
            first && (
              <CliButton
                service="elbv2"
                operation="CreateRule"
                input={{
                  ListenerArn: first.listener.ListenerArn,
                  Priority: 10,
                  Conditions: [{ Field: 'path-pattern', Values: ['/old/*'] }],
                  Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '410' } }],
                }}
              />
            )
          }
        >
          Listeners and rules
        </Header>
      }
      columnDefinitions={[
        {
          id: 'listener',
          header: 'Listener',
          minWidth: 110,
          cell: ({ listener }) => `${listener.Protocol}:${listener.Port}`,
        },
        {
          id: 'priority',
          header: 'Priority',
          minWidth: 100,
          isRowHeader: true,
          cell: ({ rule: { IsDefault, Priority } }) => (IsDefault ? 'Default' : Priority),
        },
        {
          id: 'conditions',
          header: 'Conditions',
          minWidth: 200,
          cell: ({ rule }) => (
            <SpaceBetween size="xxs">
              {conditionTexts(rule).map((text) => (
                <div key={text} className="load-balancer-text">
                  {text}
                </div>
              ))}
            </SpaceBetween>
          ),
        },
        {
          id: 'action',
          header: 'Action',
          minWidth: 220,
          cell: ({ rule: { Actions = [] } }) => (
            <span className="load-balancer-text">{Actions.map((each) => actionText(each, nameOf)).join(', ')}</span>
          ),
        },
      ]}
      items={rows}
      trackBy={({ rule }) => rule.RuleArn ?? ''}
      ariaLabels={{ tableLabel: 'Listeners and rules' }}
      empty={
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="m">
            <b>No listeners</b>
            <Box color="inherit">Without a listener nobody is answered but with 503.</Box>
            <CliButton
              service="elbv2"
              operation="CreateListener"
              input={{
                LoadBalancerArn: loadBalancer.LoadBalancerArn,
                Protocol: 'HTTP',
                Port: 80,
                DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
              }}
            />
          </SpaceBetween>
        </Box>
      }
    />
  );
}
