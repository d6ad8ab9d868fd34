/** Lambda's tables, each as what it is: which changes are announced to whom, which packages and records it names. */
import { serviceOfArn, servicesOf } from '../api/arn.ts';
import {
  ACCOUNT,
  asyncEventsTopic,
  CODE_SIGNING_CONFIGS,
  FUNCTIONS,
  functionTopic,
  LAYERS,
  queueTopic,
} from '../api/topics.ts';
import type { TableDeclaration, TableIndex, TablesOf } from '../kernel/table.ts';
import {
  type Alias,
  type AsyncEvent,
  type CodeSigningConfigRecord,
  type EventInvokeConfig,
  type EventSourceMapping,
  type FailingTries,
  type FunctionPolicy,
  type FunctionRecord,
  type FunctionUrl,
  type FunctionVersion,
  LATEST,
  type LayerRecord,
  type LayerVersion,
  type ProvisionedConcurrencyConfig,
  qualifiedKey,
  type RuntimeManagementConfig,
  type VersionCounter,
} from './state.ts';

/** Of one function and nothing that lists or counts. */
const ofFunction = ({ functionName }: { functionName: string }) => [functionTopic(functionName)];

const functions: TableDeclaration<FunctionRecord> = {
  name: 'functions',
  kind: 'resource',
  topics: ({ functionName }) => [functionTopic(functionName), FUNCTIONS, ACCOUNT],
  references: ({ functionName }) => [{ table: 'versions', key: qualifiedKey(functionName, LATEST) }],
};

/** By `name:version`, `$LATEST` included. */
const versions: TableDeclaration<FunctionVersion> = {
  name: 'versions',
  kind: 'resource',
  topics: ({ functionName, version }) =>
    version === LATEST ? [functionTopic(functionName), FUNCTIONS, ACCOUNT] : [functionTopic(functionName), ACCOUNT],
  blobs: ({ code, layers }) => [code.sha256, ...layers.map(({ sha256 }) => sha256)],
  calls: ({ deadLetterTargetArn }) => servicesOf(deadLetterTargetArn),
  references: ({ functionName }) => [{ table: 'functions', key: functionName }],
};

/** By `name:alias`. */
const aliases: TableDeclaration<Alias> = {
  name: 'aliases',
  kind: 'resource',
  topics: ofFunction,
  references: ({ functionName, functionVersion, routing }) =>
    [functionVersion, ...(routing ? [routing.version] : [])].map((version) => ({
      table: 'versions',
      key: qualifiedKey(functionName, version),
    })),
};

/** By function name. */
const versionCounters: TableDeclaration<VersionCounter> = { name: 'versionCounters', kind: 'resource' };

/** By `name:qualifier`, as all tables up to the runtime management configs. */
const policies: TableDeclaration<FunctionPolicy> = { name: 'policies', kind: 'resource', topics: ofFunction };

const eventInvokeConfigs: TableDeclaration<EventInvokeConfig> = {
  name: 'eventInvokeConfigs',
  kind: 'resource',
  topics: ofFunction,
  calls: ({ onSuccessDestination, onFailureDestination }) => servicesOf(onSuccessDestination, onFailureDestination),
};

const provisionedConcurrencyConfigs: TableDeclaration<ProvisionedConcurrencyConfig> = {
  name: 'provisionedConcurrencyConfigs',
  kind: 'resource',
  topics: ofFunction,
};

const functionUrls: TableDeclaration<FunctionUrl> = { name: 'functionUrls', kind: 'resource', topics: ofFunction };

const runtimeManagementConfigs: TableDeclaration<RuntimeManagementConfig> = {
  name: 'runtimeManagementConfigs',
  kind: 'resource',
  topics: (_, key) => [functionTopic(key.split(':', 1)[0] ?? key)],
};

/** By name. */
const layers: TableDeclaration<LayerRecord> = { name: 'layers', kind: 'resource', topics: () => [LAYERS] };

/** By `name:number`. */
const layerVersions: TableDeclaration<LayerVersion> = {
  name: 'layerVersions',
  kind: 'resource',
  topics: () => [LAYERS, ACCOUNT],
  blobs: ({ content }) => [content.sha256],
  references: ({ layerName }) => [{ table: 'layers', key: layerName }],
};

/** By UUID. */
const eventSourceMappings: TableDeclaration<EventSourceMapping> = {
  name: 'eventSourceMappings',
  kind: 'resource',
  topics: ({ functionName, settings: { EventSourceArn = '' } }) =>
    serviceOfArn(EventSourceArn) === 'sqs'
      ? [functionTopic(functionName), queueTopic(EventSourceArn.split(':').at(-1) ?? '')]
      : [functionTopic(functionName)],
  calls: ({ settings }) => servicesOf(settings.EventSourceArn),
};

/** By ARN. */
const codeSigningConfigs: TableDeclaration<CodeSigningConfigRecord> = {
  name: 'codeSigningConfigs',
  kind: 'resource',
  topics: () => [CODE_SIGNING_CONFIGS],
};

/** By request id. */
const asyncEvents: TableDeclaration<AsyncEvent> = {
  name: 'asyncEvents',
  kind: 'queue',
  topics: ({ functionName }) => [asyncEventsTopic(functionName)],
};

/** By function name. */
const failingTries: TableDeclaration<FailingTries> = { name: 'failingTries', kind: 'resource', topics: ofFunction };

export const LAMBDA_TABLES = {
  functions,
  versions,
  aliases,
  versionCounters,
  policies,
  eventInvokeConfigs,
  provisionedConcurrencyConfigs,
  functionUrls,
  runtimeManagementConfigs,
  layers,
  layerVersions,
  eventSourceMappings,
  codeSigningConfigs,
  asyncEvents,
  failingTries,
};

export type LambdaTables = TablesOf<typeof LAMBDA_TABLES>;

/** All resources of Lambda, a table a kind, and what they are looked up by. */
export interface LambdaState extends LambdaTables {
  /** By function name. */
  readonly versionsByFunction: TableIndex<FunctionVersion>;
  readonly aliasesByFunction: TableIndex<Alias>;
  readonly functionUrlsByFunction: TableIndex<FunctionUrl>;
  readonly functionUrlsById: TableIndex<FunctionUrl>;
}

export function lambdaState(tables: LambdaTables): LambdaState {
  return {
    ...tables,
    versionsByFunction: tables.versions.indexBy(({ functionName }) => functionName),
    aliasesByFunction: tables.aliases.indexBy(({ functionName }) => functionName),
    functionUrlsByFunction: tables.functionUrls.indexBy(({ functionName }) => functionName),
    functionUrlsById: tables.functionUrls.indexBy(({ urlId }) => urlId),
  };
}
