/** One API: its routes and what they call, its stages with their variables, who is let in, and what comes back. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { REGION_ID } from '../../../api/account.ts';
import { parseFunctionName } from '../../../api/arn.ts';
import { unverifiedSignature } from '../../../api/credential-scope.ts';
import { localHost } from '../../../api/front-door.ts';
import { hasStageVariables } from '../../../api/integration-target.ts';
import { accountNow } from '../../account-now.ts';
import { type ApiPicture, type ApiRoute, type ApiStage, DEFAULT_STAGE } from '../../domain/api.ts';
import { errorMessage } from '../../errors.ts';
import { qualifierPath } from '../../paths.ts';
import { useApi } from '../../queries/apis.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { TryRequest } from '../../widgets/try-request/try-request.tsx';
import { DeleteApiModal } from './delete-api-modal.tsx';
import { DeleteRouteModal } from './delete-route-modal.tsx';
import { DeleteStageModal } from './delete-stage-modal.tsx';
import { DeployApiModal } from './deploy-api-modal.tsx';
import { RouteModal } from './route-modal.tsx';
import { StageCallsTable } from './stage-calls-table.tsx';
import { StageModal } from './stage-modal.tsx';
import './apis.css';

const hostOf = (apiId: string) => localHost('execute-api', apiId, location.host);

export function ApiPage({ apiId }: { apiId: string }) {
  const { data: api, error } = useApi(apiId);
  const [dialog, setDialog] = useState<Dialog>();
  const dismiss = () => setDialog(undefined);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="apis" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {api && isDeployedByHand(api) && (
                <Button onClick={() => setDialog({ type: 'deploy' })}>Deploy API</Button>
              )}
              <Button disabled={!api} onClick={() => setDialog({ type: 'delete' })}>
                Delete
              </Button>
            </SpaceBetween>
          }
        >
          {api?.name ?? apiId}
        </Header>
      }
    >
      {error && !api ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : api ? (
        <SpaceBetween size="l">
          <Details api={api} />
          <RoutesTable api={api} onOpen={setDialog} />
          <StagesTable api={api} onOpen={setDialog} />
          <StageCallsTable api={api} />
          <TryApi key={apiId} api={api} />
        </SpaceBetween>
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
      {api && dialog && <ApiDialog api={api} dialog={dialog} onDismiss={dismiss} />}
    </ContentLayout>
  );
}

type Dialog =
  | { type: 'deploy' | 'delete' }
  | { type: 'route'; route?: ApiRoute }
  | { type: 'delete-route'; route: ApiRoute }
  | { type: 'stage'; stage?: ApiStage }
  | { type: 'delete-stage'; stage: ApiStage };

function ApiDialog({ api, dialog, onDismiss }: { api: ApiPicture; dialog: Dialog; onDismiss: () => void }) {
  const common = { api, onDismiss };
  switch (dialog.type) {
    case 'deploy':
      return <DeployApiModal {...common} />;
    case 'delete':
      return <DeleteApiModal {...common} />;
    case 'route':
      return <RouteModal route={dialog.route} {...common} />;
    case 'delete-route':
      return <DeleteRouteModal route={dialog.route} {...common} />;
    case 'stage':
      return <StageModal stage={dialog.stage} {...common} />;
    case 'delete-stage':
      return <DeleteStageModal stageName={dialog.stage.name} {...common} />;
  }
}

/** Stages that serve each change at once need nobody. */
const isDeployedByHand = ({ type, stages }: ApiPicture) =>
  type === 'REST' || stages.some(({ autoDeploy }) => !autoDeploy);

function TryApi({ api: { id, routes, stages } }: { api: ApiPicture }) {
  const asksForSignature = routes.some(({ authorization }) => authorization === 'AWS_IAM');
  const [signed, setSigned] = useState(true);
  const what = 'Sends a request to the API, and shows what comes back.';
  return (
    <TryRequest
      door="execute-api"
      host={hostOf(id)}
      description={
        stages.some(({ name }) => name === DEFAULT_STAGE) ? what : `${what} The path begins with the name of a stage.`
      }
      load
      added={() =>
        asksForSignature && signed
          ? { authorization: unverifiedSignature(new Date(accountNow()), REGION_ID, 'execute-api') }
          : {}
      }
      further={
        asksForSignature && (
          <Checkbox
            checked={signed}
            description="As the account’s root user. The signature is not verified here."
            onChange={({ detail }) => setSigned(detail.checked)}
          >
            Sign the request
          </Checkbox>
        )
      }
    />
  );
}

function Details({ api: { id, type, description } }: { api: ApiPicture }) {
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={180}
        items={[
          { label: 'API ID', value: id },
          { label: 'Protocol', value: type },
          { label: 'Description', value: description || '-' },
          {
            label: 'Address, for programs on this computer',
            value: <span className="api-text">{`http://${hostOf(id)}/`}</span>,
          },
        ]}
      />
    </Container>
  );
}

interface TableProps {
  api: ApiPicture;
  onOpen: (dialog: Dialog) => void;
}

const routeId = ({ id, key }: ApiRoute) => `${id} ${key}`;

function RoutesTable({ api: { type, routes }, onOpen }: TableProps) {
  const title = type === 'HTTP' ? 'Routes' : 'Methods';
  const kind = type === 'HTTP' ? 'route' : 'method';
  const [chosen, setChosen] = useState<string>();
  const selected = routes.find((route) => routeId(route) === chosen);
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${routes.length})`}
          actions={
            <RowActions
              of={kind}
              onEdit={selected && (() => onOpen({ type: 'route', route: selected }))}
              onDelete={selected && (() => onOpen({ type: 'delete-route', route: selected }))}
              onCreate={() => onOpen({ type: 'route' })}
            />
          }
        >
          {title}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'key',
          header: type === 'HTTP' ? 'Route' : 'Method',
          isRowHeader: true,
          minWidth: 180,
          cell: ({ key }) => <span className="api-text">{key}</span>,
        },
        {
          id: 'target',
          header: 'Lambda function',
          minWidth: 220,
          cell: ({ functionArn }) => <Target functionArn={functionArn} />,
        },
        {
          id: 'qualifier',
          header: 'Qualifier',
          minWidth: 200,
          cell: ({ functionArn }) => <span className="api-text">{qualifierOf(functionArn)}</span>,
        },
        { id: 'authorization', header: 'Authorization', cell: ({ authorization }) => authorization },
        { id: 'format', header: 'Payload format', cell: ({ payloadFormatVersion }) => payloadFormatVersion || '-' },
      ]}
      items={routes}
      trackBy={routeId}
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0] && routeId(detail.selectedItems[0]))}
      onRowClick={({ detail }) => setChosen(routeId(detail.item))}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: `${title} selection`,
        itemSelectionLabel: (_selection, { key }) => `Select ${key}`,
      }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>Nothing is routed</b>
        </Box>
      }
    />
  );
}

interface RowActionsProps {
  of: string;
  /** Undefined while none is chosen. */
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
  onCreate: () => void;
}

function RowActions({ of, onEdit, onDelete, onCreate }: RowActionsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!onEdit} ariaLabel={`Edit ${of}`} {...(onEdit && { onClick: onEdit })}>
        Edit
      </Button>
      <Button disabled={!onDelete} ariaLabel={`Delete ${of}`} {...(onDelete && { onClick: onDelete })}>
        Delete
      </Button>
      <Button onClick={onCreate}>Create {of}</Button>
    </SpaceBetween>
  );
}

function Target({ functionArn }: { functionArn: string | undefined }) {
  if (functionArn === undefined) return <StatusIndicator type="warning">No integration</StatusIndicator>;
  // what a variable stands for is the stage's to say
  if (hasStageVariables(functionArn)) {
    const [, name = ''] = /:function:(.*?)(?::(?=\$\{)|$)/.exec(functionArn) ?? [];
    return hasStageVariables(name) ? <span className="api-text">{name}</span> : <FunctionLink functionName={name} />;
  }
  const { functionName, qualifier } = parseFunctionName(functionArn);
  return <FunctionLink functionName={functionName} qualifier={qualifier} />;
}

const FunctionLink = ({
  functionName,
  qualifier = '$LATEST',
}: {
  functionName: string;
  qualifier?: string | undefined;
}) => <Link href={`#${qualifierPath(functionName, qualifier)}`}>{functionName}</Link>;

/** What stands behind the function's name; without it, what is being edited is called. */
function qualifierOf(functionArn = ''): string {
  const [, qualifier] = /:function:[^:]+:(.+)$/.exec(functionArn) ?? [];
  if (qualifier !== undefined) return qualifier;
  return functionArn === '' ? '-' : 'None: $LATEST is called';
}

function StagesTable({ api: { id, stages }, onOpen }: TableProps) {
  const [chosen, setChosen] = useState<string>();
  const selected = stages.find(({ name }) => name === chosen);
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${stages.length})`}
          actions={
            <RowActions
              of="stage"
              onEdit={selected && (() => onOpen({ type: 'stage', stage: selected }))}
              onDelete={selected && (() => onOpen({ type: 'delete-stage', stage: selected }))}
              onCreate={() => onOpen({ type: 'stage' })}
            />
          }
        >
          Stages
        </Header>
      }
      columnDefinitions={[
        { id: 'name', header: 'Stage', isRowHeader: true, cell: ({ name }) => name },
        {
          id: 'url',
          header: 'Invoke URL',
          minWidth: 240,
          cell: (stage) => <span className="api-text">{invokeUrl(id, stage)}</span>,
        },
        {
          id: 'deployment',
          header: 'Deployment',
          cell: ({ deploymentId, autoDeploy }) =>
            deploymentId === '' ? (
              <StatusIndicator type="warning">Nothing deployed</StatusIndicator>
            ) : (
              `${deploymentId}${autoDeploy ? ' (automatic)' : ''}`
            ),
        },
        { id: 'variables', header: 'Stage variables', minWidth: 180, cell: Variables },
      ]}
      items={stages}
      trackBy="name"
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.name)}
      onRowClick={({ detail }) => setChosen(detail.item.name)}
      ariaLabels={{
        tableLabel: 'Stages',
        selectionGroupLabel: 'Stage selection',
        itemSelectionLabel: (_selection, { name }) => `Select ${name}`,
      }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>No stages</b>
          <Box color="inherit">Without a stage, the API answers nobody.</Box>
        </Box>
      }
    />
  );
}

const invokeUrl = (apiId: string, { name }: ApiStage) =>
  `http://${hostOf(apiId)}/${name === DEFAULT_STAGE ? '' : name}`;

function Variables({ variables }: ApiStage) {
  const entries = Object.entries(variables);
  if (entries.length === 0) return '-';
  return entries.map(([name, value]) => (
    <div key={name} className="api-text">
      {name} = {value}
    </div>
  ));
}
