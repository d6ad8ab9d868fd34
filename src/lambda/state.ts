/** The records that Lambda keeps of one account and Region. Timers and environments are derived from them, never stored. */

import type { Cors, EventSourceMappingConfiguration, LoggingConfig } from '../api/models/lambda-types.ts';
import type { DeploymentPackage } from '../api/package.ts';
import type { Lineage } from '../kernel/caller.ts';

/** What belongs to the function as a whole and is not frozen by a version. */
export interface FunctionRecord {
  functionName: string;
  tags: Record<string, string>;
  /** Absent: the function shares the account's unreserved concurrency. */
  reservedConcurrentExecutions?: number;
  /** True when an update succeeded since the last published version (or none was published): publishing makes a
   * new version. FACTS A3. */
  updatedSincePublish: boolean;
  /** Latest published version that may still be answered by a publish without an update. */
  lastPublishedVersion?: string;
  codeSigningConfigArn?: string;
  /** Absent: `Terminate`. */
  recursiveLoop?: 'Allow' | 'Terminate';
}

export type FunctionState = 'Pending' | 'Active' | 'Inactive' | 'Failed';
export type LastUpdateStatus = 'Successful' | 'InProgress' | 'Failed';

/** Code and configuration: of `$LATEST`, where they change, or of a published version, where they never do. */
export interface FunctionVersion {
  functionName: string;
  /** `$LATEST` or a number from 1. */
  version: string;
  description: string;
  runtime: string;
  role: string;
  handler: string;
  code: DeploymentPackage;
  timeoutSeconds: number;
  memorySizeMb: number;
  ephemeralStorageMb: number;
  architecture: 'x86_64' | 'arm64';
  /** Undefined when never set: AWS then leaves Environment out of the answer. */
  environment: Record<string, string> | undefined;
  kmsKeyArn: string;
  deadLetterTargetArn: string;
  tracingMode: 'PassThrough' | 'Active';
  logFormat: 'Text' | 'JSON';
  logGroup: string;
  /** Of the JSON format only. */
  applicationLogLevel?: LoggingConfig['ApplicationLogLevel'];
  systemLogLevel?: LoggingConfig['SystemLogLevel'];
  snapStartApplyOn: 'None' | 'PublishedVersions';
  /** In merge order. What they hold stays with the version when the layer is deleted. */
  layers: FunctionLayer[];
  revisionId: string;
  /** Milliseconds since 1970. */
  lastModifiedMs: number;
  state: FunctionState;
  /** Absent while the version is Pending for the first time. */
  lastUpdateStatus?: LastUpdateStatus;
  /** When the running create or update completes. Restored timers come from here. */
  settlesAtMs?: number;
}

export interface FunctionLayer {
  arn: string;
  codeSizeBytes: number;
  unzippedBytes: number;
  /** Of its package, as CodeSha256 has it. */
  sha256: string;
}

export interface Alias {
  functionName: string;
  name: string;
  functionVersion: string;
  description: string;
  /** The additional version and its share, 0 to 1. AWS allows one. */
  routing?: { version: string; weight: number };
  revisionId: string;
}

/** Survives the function: version numbers are never used again under its name. */
export interface VersionCounter {
  last: number;
}

/** Who may do what with one resource. https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Principal: '*' | { Service: string } | { AWS: string };
  Action: string;
  Resource: string;
  Condition?: Record<string, Record<string, string>>;
}

/** Of the unqualified function (`$LATEST`), of a version or of an alias; there is none without statements. */
export interface FunctionPolicy {
  functionName: string;
  qualifier: string;
  statements: PolicyStatement[];
}

/** A layer as a whole; it survives its versions, for their numbers are never used again. */
export interface LayerRecord {
  layerName: string;
  lastVersion: number;
  tags: Record<string, string>;
}

export interface LayerVersion {
  layerName: string;
  version: number;
  description: string;
  content: DeploymentPackage;
  /** Undefined when not given: AWS then leaves them out of the answer. */
  compatibleRuntimes: string[] | undefined;
  compatibleArchitectures: ('x86_64' | 'arm64')[] | undefined;
  licenseInfo: string | undefined;
  createdAtMs: number;
  policy?: { revisionId: string; statements: PolicyStatement[] };
}

/** How asynchronous invocations of one qualifier are handled. */
export interface EventInvokeConfig {
  functionName: string;
  qualifier: string;
  maximumRetryAttempts?: number;
  maximumEventAgeSeconds?: number;
  onSuccessDestination?: string;
  onFailureDestination?: string;
  lastModifiedMs: number;
}

/** Of a published version or an alias. */
export type ProvisionedConcurrencyConfig = {
  functionName: string;
  qualifier: string;
  requested: number;
  lastModifiedMs: number;
} & Allocation;

/** In AWS's words. */
export type Allocation =
  /** Until then. `ready`: how many serve meanwhile, from before; `allocatesAtMs`: when the first further one is there. */
  | { status: 'IN_PROGRESS'; settlesAtMs: number; ready?: number; allocatesAtMs?: number }
  | { status: 'READY'; settlesAtMs?: never }
  /** An environment could not be initialized. */
  | { status: 'FAILED'; settlesAtMs?: never };

/** How many of a configuration serve now. */
export function readyOf(config: Readonly<ProvisionedConcurrencyConfig>): number {
  if (config.status === 'READY') return config.requested;
  return config.status === 'IN_PROGRESS' ? (config.ready ?? 0) : 0;
}

export interface FunctionUrl {
  functionName: string;
  /** An alias, or `$LATEST` for the unqualified function. */
  qualifier: string;
  urlId: string;
  authType: 'NONE' | 'AWS_IAM';
  /** Undefined when never given: AWS then says BUFFERED in lists only. */
  invokeMode: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
  cors: Cors | undefined;
  createdAtMs: number;
  lastModifiedMs: number;
}

export type EventSourceMappingState =
  | 'Creating'
  | 'Enabling'
  | 'Enabled'
  | 'Disabling'
  | 'Disabled'
  | 'Updating'
  | 'Deleting';

export interface EventSourceMapping {
  uuid: string;
  functionName: string;
  functionArn: string;
  /** The members of the answer that a request sets or AWS gives a default. */
  settings: EventSourceMappingSettings;
  enabled: boolean;
  state: EventSourceMappingState;
  tags: Record<string, string>;
  lastModifiedMs: number;
  settlesAtMs?: number;
}

export type EventSourceMappingSettings = Omit<
  EventSourceMappingConfiguration,
  'UUID' | 'FunctionArn' | 'State' | 'LastModified' | 'EventSourceMappingArn'
>;

export interface CodeSigningConfigRecord {
  /** `csc-` and 17 characters. */
  id: string;
  arn: string;
  description: string;
  signingProfileVersionArns: string[];
  untrustedArtifactOnDeployment: 'Warn' | 'Enforce';
  tags: Record<string, string>;
  lastModifiedMs: number;
}

/** When a version takes runtime updates. */
export interface RuntimeManagementConfig {
  updateRuntimeOn: 'Auto' | 'Manual' | 'FunctionUpdate';
  runtimeVersionArn?: string;
}

/** An accepted asynchronous invocation that has not ended yet. */
export interface AsyncEvent {
  /** The same for all its tries. */
  requestId: string;
  functionName: string;
  qualifier?: string;
  /** JSON text. */
  payload: string;
  /** Base64, as the header brought it. */
  clientContext?: string;
  acceptedAtMs: number;
  /** Counts the account's events in the order in which they came. Absent in old backups. */
  sequence?: number;
  /** Tries that ran. */
  invocations: number;
  nextAttemptAtMs: number;
  /** When an invocation led to it: the chain so far, this function's run counted. */
  lineage?: Lineage;
}

/** Ours: the next tries of a function's asynchronous events end in an error of Lambda's own. */
export interface FailingTries {
  functionName: string;
  /** How many are left. */
  tries: number;
}

export const LATEST = '$LATEST';

/** Key of a version or an alias in its table. */
export const qualifiedKey = (functionName: string, qualifier: string) => `${functionName}:${qualifier}`;

/** As people call it: `f`, `f:2`. */
export const versionName = ({ functionName, version }: Pick<FunctionVersion, 'functionName' | 'version'>) =>
  version === LATEST ? functionName : qualifiedKey(functionName, version);
