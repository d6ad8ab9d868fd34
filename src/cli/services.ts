/**
 * The services that the terminal reaches, as botocore describes them to the CLI: the model of each, and beside it how its
 * lists are paged and what can be waited for.
 */
import type { ServiceName } from '../api/http.ts';
import { lambdaModel } from '../api/lambda-model.ts';
import { type ServiceModel, serviceModel } from '../api/model.ts';
import cloudWatchJson from '../api/models/cloudwatch.json' with { type: 'json' };
import iamJson from '../api/models/iam.json' with { type: 'json' };
import logsJson from '../api/models/logs.json' with { type: 'json' };
import stsJson from '../api/models/sts.json' with { type: 'json' };
import { awsJson } from '../api/protocols/aws-json.ts';
import { awsQuery } from '../api/protocols/aws-query.ts';
import type { Protocol } from '../api/protocols/protocol.ts';
import { restJson } from '../api/protocols/rest-json.ts';

export interface Paginator {
  inputToken: string;
  outputToken: string;
  limitKey: string | undefined;
  resultKeys: readonly [string, ...string[]];
  /** Member that says whether there is more; without it, the token does. */
  moreResults: string | undefined;
}

export interface Acceptor {
  /** JMESPath into the output, or none: then `expected` is an error's code, or false for no error at all. */
  path?: string;
  expected: string | false;
  state: 'success' | 'failure' | 'retry';
}

export interface Waiter {
  /** As AWS names it: `FunctionActiveV2`. */
  name: string;
  operation: string;
  description: string;
  delaySeconds: number;
  maxAttempts: number;
  acceptors: readonly Acceptor[];
}

export interface CliService {
  /** Where its requests go. */
  name: ServiceName;
  /** What the CLI calls it. */
  command: string;
  title: string;
  model: ServiceModel;
  protocol: Protocol;
  /** By operation. */
  paginators: ReadonlyMap<string, Paginator>;
  waiters: readonly Waiter[];
}

const markerPage = (resultKey: string): Paginator => ({
  inputToken: 'Marker',
  outputToken: 'NextMarker',
  limitKey: 'MaxItems',
  resultKeys: [resultKey],
  moreResults: undefined,
});

const logsPage = (...resultKeys: [string, ...string[]]): Paginator => ({
  inputToken: 'nextToken',
  outputToken: 'nextToken',
  limitKey: 'limit',
  resultKeys,
  moreResults: undefined,
});

/** Waits until the member at the path says what is hoped for, and no longer when it says that it failed. */
function stateWaiter(
  name: string,
  operation: string,
  path: string,
  [success, failure, retry]: [string, string, string],
  delaySeconds: number,
  maxAttempts: number,
  description: string,
): Waiter {
  return {
    name,
    operation,
    description,
    delaySeconds,
    maxAttempts,
    acceptors: [
      { path, expected: success, state: 'success' },
      { path, expected: failure, state: 'failure' },
      { path, expected: retry, state: 'retry' },
    ],
  };
}

const STATE: [string, string, string] = ['Active', 'Failed', 'Pending'];
const UPDATE: [string, string, string] = ['Successful', 'Failed', 'InProgress'];

const LAMBDA_WAITERS: readonly Waiter[] = [
  stateWaiter('FunctionActive', 'GetFunctionConfiguration', 'State', STATE, 5, 60, 'the State of a function is Active'),
  stateWaiter(
    'FunctionActiveV2',
    'GetFunction',
    'Configuration.State',
    STATE,
    1,
    300,
    'the State of a function is Active',
  ),
  {
    name: 'FunctionExists',
    operation: 'GetFunction',
    description: 'a function exists',
    delaySeconds: 1,
    maxAttempts: 20,
    acceptors: [
      { expected: false, state: 'success' },
      { expected: 'ResourceNotFoundException', state: 'retry' },
    ],
  },
  stateWaiter(
    'FunctionUpdated',
    'GetFunctionConfiguration',
    'LastUpdateStatus',
    UPDATE,
    5,
    60,
    'the LastUpdateStatus of a function is Successful',
  ),
  stateWaiter(
    'FunctionUpdatedV2',
    'GetFunction',
    'Configuration.LastUpdateStatus',
    UPDATE,
    1,
    300,
    'the LastUpdateStatus of a function is Successful',
  ),
  stateWaiter(
    'PublishedVersionActive',
    'GetFunctionConfiguration',
    'State',
    STATE,
    5,
    312,
    'the State of a published version is Active',
  ),
];

const NO_PAGES: ReadonlyMap<string, Paginator> = new Map();

export const CLI_SERVICES: readonly CliService[] = [
  {
    name: 'lambda',
    command: 'lambda',
    title: 'AWS Lambda',
    model: lambdaModel,
    protocol: restJson,
    paginators: new Map([
      ['ListAliases', markerPage('Aliases')],
      ['ListCodeSigningConfigs', markerPage('CodeSigningConfigs')],
      ['ListEventSourceMappings', markerPage('EventSourceMappings')],
      ['ListFunctionEventInvokeConfigs', markerPage('FunctionEventInvokeConfigs')],
      ['ListFunctionUrlConfigs', markerPage('FunctionUrlConfigs')],
      ['ListFunctions', markerPage('Functions')],
      ['ListFunctionsByCodeSigningConfig', markerPage('FunctionArns')],
      ['ListLayerVersions', markerPage('LayerVersions')],
      ['ListLayers', markerPage('Layers')],
      ['ListProvisionedConcurrencyConfigs', markerPage('ProvisionedConcurrencyConfigs')],
      ['ListVersionsByFunction', markerPage('Versions')],
    ]),
    waiters: LAMBDA_WAITERS,
  },
  {
    name: 'logs',
    command: 'logs',
    title: 'Amazon CloudWatch Logs',
    model: serviceModel(logsJson),
    protocol: awsJson,
    paginators: new Map([
      ['DescribeLogGroups', logsPage('logGroups')],
      ['DescribeLogStreams', logsPage('logStreams')],
      ['FilterLogEvents', logsPage('events', 'searchedLogStreams')],
    ]),
    waiters: [],
  },
  {
    name: 'monitoring',
    command: 'cloudwatch',
    title: 'Amazon CloudWatch',
    model: serviceModel(cloudWatchJson),
    protocol: awsJson,
    paginators: new Map<string, Paginator>([
      [
        'ListMetrics',
        {
          inputToken: 'NextToken',
          outputToken: 'NextToken',
          limitKey: undefined,
          resultKeys: ['Metrics', 'OwningAccounts'],
          moreResults: undefined,
        },
      ],
      [
        'GetMetricData',
        {
          inputToken: 'NextToken',
          outputToken: 'NextToken',
          limitKey: 'MaxDatapoints',
          resultKeys: ['MetricDataResults', 'Messages'],
          moreResults: undefined,
        },
      ],
    ]),
    waiters: [],
  },
  {
    name: 'iam',
    command: 'iam',
    title: 'AWS Identity and Access Management',
    model: serviceModel(iamJson),
    protocol: awsQuery,
    paginators: new Map<string, Paginator>([
      [
        'ListRoles',
        {
          inputToken: 'Marker',
          outputToken: 'Marker',
          limitKey: 'MaxItems',
          resultKeys: ['Roles'],
          moreResults: 'IsTruncated',
        },
      ],
    ]),
    waiters: [
      {
        name: 'RoleExists',
        operation: 'GetRole',
        description: 'a role exists',
        delaySeconds: 1,
        maxAttempts: 20,
        acceptors: [
          { expected: false, state: 'success' },
          { expected: 'NoSuchEntity', state: 'retry' },
        ],
      },
    ],
  },
  {
    name: 'sts',
    command: 'sts',
    title: 'AWS Security Token Service',
    model: serviceModel(stsJson),
    protocol: awsQuery,
    paginators: NO_PAGES,
    waiters: [],
  },
];

/** Answers in a stream of events, which the CLI does not offer. */
const NOT_COMMANDS = new Set(['InvokeWithResponseStream']);

export const operationsOf = ({ model }: CliService) =>
  [...model.operations.values()].filter(({ name }) => !NOT_COMMANDS.has(name));
