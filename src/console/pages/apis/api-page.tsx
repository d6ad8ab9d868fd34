/** One API: its routes and what they call, its stages with their variables, and what comes back. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { parseFunctionName } from '../../../api/arn.ts';
import { localHost } from '../../../api/front-door.ts';
import { errorMessage } from '../../errors.ts';
import { qualifierPath } from '../../paths.ts';
import { type ApiPicture, type ApiStage, useApi } from '../../queries/apis.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { TryRequest } from '../../widgets/try-request/try-request.tsx';
import './apis.css';

const hostOf = (apiId: string) => localHost('execute-api', apiId, location.host);

export function ApiPage({ apiId }: { apiId: string }) {
  const { data: api, error } = useApi(apiId);
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="apis" />}>
          {api?.name ?? apiId}
        </Header>
      }
    >
      {error && !api ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : api ? (
        <SpaceBetween size="l">
          <Details api={api} />
          <RoutesTable api={api} />
          <StagesTable api={api} />
          <TryRequest
            key={apiId}
            door="execute-api"
            host={hostOf(apiId)}
            description={
              api.stages.some(({ name }) => name === '$default')
                ? 'Sends a request to the API, and shows what comes back.'
                : 'Sends a request to the API, and shows what comes back. The path begins with the name of a stage.'
            }
          />
        </SpaceBetween>
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
    </ContentLayout>
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

function RoutesTable({ api: { type, routes } }: { api: ApiPicture }) {
  const title = type === 'HTTP' ? 'Routes' : 'Methods';
  return (
    <DataTable
      header={
        <Header variant="h2" counter={`(${routes.length})`}>
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
        { id: 'format', header: 'Payload format', cell: ({ payloadFormatVersion }) => payloadFormatVersion || '-' },
      ]}
      items={routes}
      trackBy="key"
      ariaLabels={{ tableLabel: title }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>Nothing is routed</b>
        </Box>
      }
    />
  );
}

const STAGE_VARIABLE = /\$\{stageVariables\.\w+\}/;

function Target({ functionArn }: { functionArn: string | undefined }) {
  if (functionArn === undefined) return <StatusIndicator type="warning">No integration</StatusIndicator>;
  // what a variable stands for is the stage's to say
  if (STAGE_VARIABLE.test(functionArn)) {
    const [, name = ''] = /:function:(.*?)(?::(?=\$\{)|$)/.exec(functionArn) ?? [];
    return STAGE_VARIABLE.test(name) ? <span className="api-text">{name}</span> : <FunctionLink functionName={name} />;
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

function StagesTable({ api: { id, stages } }: { api: ApiPicture }) {
  return (
    <DataTable
      header={
        <Header variant="h2" counter={`(${stages.length})`}>
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
      ariaLabels={{ tableLabel: 'Stages' }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>No stages</b>
          <Box color="inherit">Without a stage, the API answers nobody.</Box>
        </Box>
      }
    />
  );
}

const invokeUrl = (apiId: string, { name }: ApiStage) => `http://${hostOf(apiId)}/${name === '$default' ? '' : name}`;

function Variables({ variables }: ApiStage) {
  const entries = Object.entries(variables);
  if (entries.length === 0) return '-';
  return entries.map(([name, value]) => (
    <div key={name} className="api-text">
      {name} = {value}
    </div>
  ));
}
