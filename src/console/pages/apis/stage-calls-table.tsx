/**
 * What each stage calls, its variables resolved, and whether the policy of that very function, version or alias lets the
 * API in; with the command that AWS's console shows for what is missing.
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { API_GATEWAY, type ApiPicture, apiGrant, type StageCall, stageCalls } from '../../domain/api.ts';
import { targetName } from '../../domain/target-service.ts';
import { flashError } from '../../errors.ts';
import { addGrant, addPermissionInput } from '../../queries/grants.ts';
import { useInvokeRefusals } from '../../queries/invoke-refusals.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DataTable } from '../../widgets/data-table.tsx';

const idOf = ({ stage, route }: StageCall) => `${stage.name} ${route.key}`;

export function StageCallsTable({ api }: { api: ApiPicture }) {
  const access = useRegion();
  const calls = stageCalls(api);
  const callable = calls.filter(({ missing }) => missing.length === 0);
  const refusals = useInvokeRefusals(callable.map((call) => ({ id: idOf(call), principal: API_GATEWAY, ...call })));
  const [adding, setAdding] = useState<string>();

  const add = async (call: StageCall) => {
    setAdding(idOf(call));
    try {
      await addGrant(access, apiGrant(api.id, call.route, call.functionArn));
      flash({ type: 'success', content: `${api.name} may invoke ${targetName(call.functionArn)}.` });
    } catch (error) {
      flashError(error);
    }
    setAdding(undefined);
  };

  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${calls.length})`}
          description="Each alias needs a permission of its own: without it the API answers 500, and the function hears nothing."
        >
          What the stages call
        </Header>
      }
      columnDefinitions={[
        { id: 'stage', header: 'Stage', minWidth: 110, cell: ({ stage }) => stage.name },
        {
          id: 'route',
          header: api.type === 'HTTP' ? 'Route' : 'Method',
          isRowHeader: true,
          minWidth: 160,
          cell: ({ route }) => <span className="api-text">{route.key}</span>,
        },
        {
          id: 'function',
          header: 'Function and qualifier',
          minWidth: 180,
          cell: ({ functionArn }) => <span className="api-text">{targetName(functionArn) || functionArn}</span>,
        },
        {
          id: 'permission',
          header: 'Permission',
          minWidth: 280,
          cell: (call) => {
            if (call.missing.length > 0)
              return (
                <StatusIndicator type="error" wrapText>
                  {`The stage has no variable named ${call.missing.join(' or ')}: the route names nothing there.`}
                </StatusIndicator>
              );
            const refusal = refusals.get(idOf(call));
            if (refusal === undefined) return '-';
            if (refusal === null) return <StatusIndicator type="success">May invoke</StatusIndicator>;
            return (
              <SpaceBetween size="xs">
                <StatusIndicator type="error" wrapText>
                  {refusal}
                </StatusIndicator>
                <SpaceBetween direction="horizontal" size="s">
                  <Button
                    variant="inline-link"
                    loading={adding === idOf(call)}
                    ariaLabel={`Add permission for ${idOf(call)}`}
                    onClick={() => void add(call)}
                  >
                    Add permission
                  </Button>
                  <CliButton
                    operation="AddPermission"
                    input={addPermissionInput(apiGrant(api.id, call.route, call.functionArn))}
                  />
                </SpaceBetween>
              </SpaceBetween>
            );
          },
        },
      ]}
      items={calls}
      trackBy={idOf}
      ariaLabels={{ tableLabel: 'What the stages call' }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>Nothing</b>
          <Box color="inherit">It takes a stage, and a route to a function.</Box>
        </Box>
      }
    />
  );
}
