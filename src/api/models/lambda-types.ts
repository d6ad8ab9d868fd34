/**
 * Inputs and outputs of Lambda's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
 */
import type { ZipFile } from '../package.ts';

export interface AccountLimit {
  TotalCodeSize?: number | undefined;
  CodeSizeUnzipped?: number | undefined;
  CodeSizeZipped?: number | undefined;
  ConcurrentExecutions?: number | undefined;
  UnreservedConcurrentExecutions?: number | undefined;
}

export interface AccountUsage {
  TotalCodeSize?: number | undefined;
  FunctionCount?: number | undefined;
}

export interface AddLayerVersionPermissionRequest {
  LayerName: string;
  VersionNumber: number;
  StatementId: string;
  Action: string;
  Principal: string;
  OrganizationId?: string | undefined;
  RevisionId?: string | undefined;
}

export interface AddLayerVersionPermissionResponse {
  Statement?: string | undefined;
  RevisionId?: string | undefined;
}

export interface AddPermissionRequest {
  FunctionName: string;
  StatementId: string;
  Action: string;
  Principal: string;
  SourceArn?: string | undefined;
  SourceAccount?: string | undefined;
  EventSourceToken?: string | undefined;
  Qualifier?: string | undefined;
  RevisionId?: string | undefined;
  PrincipalOrgID?: string | undefined;
  FunctionUrlAuthType?: 'NONE' | 'AWS_IAM' | undefined;
  InvokedViaFunctionUrl?: boolean | undefined;
}

export interface AddPermissionResponse {
  Statement?: string | undefined;
}

export interface AliasConfiguration {
  AliasArn?: string | undefined;
  Name?: string | undefined;
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
  RevisionId?: string | undefined;
}

export interface AliasRoutingConfiguration {
  AdditionalVersionWeights?: Record<string, number> | undefined;
}

export interface AllowedPublishers {
  SigningProfileVersionArns: string[];
}

export interface AmazonManagedKafkaEventSourceConfig {
  ConsumerGroupId?: string | undefined;
  SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
}

export interface CodeSigningConfig {
  CodeSigningConfigId: string;
  CodeSigningConfigArn: string;
  Description?: string | undefined;
  AllowedPublishers: AllowedPublishers;
  CodeSigningPolicies: CodeSigningPolicies;
  LastModified: string;
}

export interface CodeSigningPolicies {
  UntrustedArtifactOnDeployment?: 'Warn' | 'Enforce' | undefined;
}

export interface Concurrency {
  ReservedConcurrentExecutions?: number | undefined;
}

export interface Cors {
  AllowCredentials?: boolean | undefined;
  AllowHeaders?: string[] | undefined;
  AllowMethods?: string[] | undefined;
  AllowOrigins?: string[] | undefined;
  ExposeHeaders?: string[] | undefined;
  MaxAge?: number | undefined;
}

export interface CreateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion: string;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
}

export interface CreateCodeSigningConfigRequest {
  Description?: string | undefined;
  AllowedPublishers: AllowedPublishers;
  CodeSigningPolicies?: CodeSigningPolicies | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface CreateCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface CreateEventSourceMappingRequest {
  EventSourceArn?: string | undefined;
  FunctionName: string;
  Enabled?: boolean | undefined;
  BatchSize?: number | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  StartingPosition?: 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP' | undefined;
  StartingPositionTimestamp?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  Tags?: Record<string, string> | undefined;
  TumblingWindowInSeconds?: number | undefined;
  Topics?: string[] | undefined;
  Queues?: string[] | undefined;
  SourceAccessConfigurations?: SourceAccessConfiguration[] | undefined;
  SelfManagedEventSource?: SelfManagedEventSource | undefined;
  FunctionResponseTypes?: 'ReportBatchItemFailures'[] | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  KMSKeyArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface CreateFunctionRequest {
  FunctionName: string;
  Runtime?: string | undefined;
  Role: string;
  Handler?: string | undefined;
  Code: FunctionCode;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  Publish?: boolean | undefined;
  VpcConfig?: VpcConfig | undefined;
  PackageType?: 'Zip' | 'Image' | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Environment?: Environment | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfig | undefined;
  Tags?: Record<string, string> | undefined;
  Layers?: string[] | undefined;
  FileSystemConfigs?: FileSystemConfig[] | undefined;
  ImageConfig?: ImageConfig | undefined;
  CodeSigningConfigArn?: string | undefined;
  Architectures?: ('x86_64' | 'arm64')[] | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStart | undefined;
  LoggingConfig?: LoggingConfig | undefined;
}

export interface CreateFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  AuthType: 'NONE' | 'AWS_IAM';
  Cors?: Cors | undefined;
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export interface CreateFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: 'NONE' | 'AWS_IAM';
  Cors?: Cors | undefined;
  CreationTime: string;
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export interface DeadLetterConfig {
  TargetArn?: string | undefined;
}

export interface DeleteAliasRequest {
  FunctionName: string;
  Name: string;
}

export interface DeleteCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
}

export type DeleteCodeSigningConfigResponse = Record<string, never>;

export interface DeleteEventSourceMappingRequest {
  UUID: string;
}

export interface DeleteFunctionCodeSigningConfigRequest {
  FunctionName: string;
}

export interface DeleteFunctionConcurrencyRequest {
  FunctionName: string;
}

export interface DeleteFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteFunctionRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface DeleteLayerVersionRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface DeleteProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export interface DestinationConfig {
  OnSuccess?: OnSuccess | undefined;
  OnFailure?: OnFailure | undefined;
}

export interface DocumentDBEventSourceConfig {
  DatabaseName?: string | undefined;
  CollectionName?: string | undefined;
  FullDocument?: 'UpdateLookup' | 'Default' | undefined;
}

export interface Environment {
  Variables?: Record<string, string> | undefined;
}

export interface EnvironmentError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface EnvironmentResponse {
  Variables?: Record<string, string> | undefined;
  Error?: EnvironmentError | undefined;
}

export interface EphemeralStorage {
  Size: number;
}

export interface EventSourceMappingConfiguration {
  UUID?: string | undefined;
  StartingPosition?: 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP' | undefined;
  StartingPositionTimestamp?: number | undefined;
  BatchSize?: number | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  ParallelizationFactor?: number | undefined;
  EventSourceArn?: string | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  FunctionArn?: string | undefined;
  LastModified?: number | undefined;
  LastProcessingResult?: string | undefined;
  State?: string | undefined;
  StateTransitionReason?: string | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  Topics?: string[] | undefined;
  Queues?: string[] | undefined;
  SourceAccessConfigurations?: SourceAccessConfiguration[] | undefined;
  SelfManagedEventSource?: SelfManagedEventSource | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  TumblingWindowInSeconds?: number | undefined;
  FunctionResponseTypes?: 'ReportBatchItemFailures'[] | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  KMSKeyArn?: string | undefined;
  FilterCriteriaError?: FilterCriteriaError | undefined;
  EventSourceMappingArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface EventSourceMappingLoggingConfig {
  SystemLogLevel?: 'DEBUG' | 'INFO' | 'WARN' | undefined;
}

export interface EventSourceMappingMetricsConfig {
  Metrics?: ('EventCount' | 'ErrorCount' | 'KafkaMetrics')[] | undefined;
}

export interface FileSystemConfig {
  Arn: string;
  LocalMountPath: string;
}

export interface Filter {
  Pattern?: string | undefined;
}

export interface FilterCriteria {
  Filters?: Filter[] | undefined;
}

export interface FilterCriteriaError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface FunctionCode {
  ZipFile?: ZipFile | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  ImageUri?: string | undefined;
  SourceKMSKeyArn?: string | undefined;
}

export interface FunctionCodeLocation {
  RepositoryType?: string | undefined;
  Location?: string | undefined;
  ImageUri?: string | undefined;
  ResolvedImageUri?: string | undefined;
  SourceKMSKeyArn?: string | undefined;
}

export interface FunctionConfiguration {
  FunctionName?: string | undefined;
  FunctionArn?: string | undefined;
  Runtime?: string | undefined;
  Role?: string | undefined;
  Handler?: string | undefined;
  CodeSize?: number | undefined;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  LastModified?: string | undefined;
  CodeSha256?: string | undefined;
  Version?: string | undefined;
  VpcConfig?: VpcConfigResponse | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Environment?: EnvironmentResponse | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfigResponse | undefined;
  MasterArn?: string | undefined;
  RevisionId?: string | undefined;
  Layers?: Layer[] | undefined;
  State?:
    | 'Pending'
    | 'Active'
    | 'Inactive'
    | 'Failed'
    | 'Deactivating'
    | 'Deactivated'
    | 'ActiveNonInvocable'
    | 'Deleting'
    | undefined;
  StateReason?: string | undefined;
  StateReasonCode?:
    | 'Idle'
    | 'Creating'
    | 'Restoring'
    | 'EniLimitExceeded'
    | 'InsufficientRolePermissions'
    | 'InvalidConfiguration'
    | 'InternalError'
    | 'SubnetOutOfIPAddresses'
    | 'InvalidSubnet'
    | 'InvalidSecurityGroup'
    | 'ImageDeleted'
    | 'ImageAccessDenied'
    | 'InvalidImage'
    | 'KMSKeyAccessDenied'
    | 'KMSKeyNotFound'
    | 'InvalidStateKMSKey'
    | 'DisabledKMSKey'
    | 'EFSIOError'
    | 'EFSMountConnectivityError'
    | 'EFSMountFailure'
    | 'EFSMountTimeout'
    | 'InvalidRuntime'
    | 'InvalidZipFileException'
    | 'FunctionError'
    | 'DrainingDurableExecutions'
    | 'VcpuLimitExceeded'
    | 'CapacityProviderScalingLimitExceeded'
    | 'InsufficientCapacity'
    | 'EC2RequestLimitExceeded'
    | 'FunctionError.InitTimeout'
    | 'FunctionError.RuntimeInitError'
    | 'FunctionError.ExtensionInitError'
    | 'FunctionError.InvalidEntryPoint'
    | 'FunctionError.InvalidWorkingDirectory'
    | 'FunctionError.PermissionDenied'
    | 'FunctionError.TooManyExtensions'
    | 'FunctionError.InitResourceExhausted'
    | 'DisallowedByVpcEncryptionControl'
    | undefined;
  LastUpdateStatus?: 'Successful' | 'Failed' | 'InProgress' | undefined;
  LastUpdateStatusReason?: string | undefined;
  LastUpdateStatusReasonCode?:
    | 'EniLimitExceeded'
    | 'InsufficientRolePermissions'
    | 'InvalidConfiguration'
    | 'InternalError'
    | 'SubnetOutOfIPAddresses'
    | 'InvalidSubnet'
    | 'InvalidSecurityGroup'
    | 'ImageDeleted'
    | 'ImageAccessDenied'
    | 'InvalidImage'
    | 'KMSKeyAccessDenied'
    | 'KMSKeyNotFound'
    | 'InvalidStateKMSKey'
    | 'DisabledKMSKey'
    | 'EFSIOError'
    | 'EFSMountConnectivityError'
    | 'EFSMountFailure'
    | 'EFSMountTimeout'
    | 'InvalidRuntime'
    | 'InvalidZipFileException'
    | 'FunctionError'
    | 'VcpuLimitExceeded'
    | 'CapacityProviderScalingLimitExceeded'
    | 'InsufficientCapacity'
    | 'EC2RequestLimitExceeded'
    | 'FunctionError.InitTimeout'
    | 'FunctionError.RuntimeInitError'
    | 'FunctionError.ExtensionInitError'
    | 'FunctionError.InvalidEntryPoint'
    | 'FunctionError.InvalidWorkingDirectory'
    | 'FunctionError.PermissionDenied'
    | 'FunctionError.TooManyExtensions'
    | 'FunctionError.InitResourceExhausted'
    | 'DisallowedByVpcEncryptionControl'
    | 'Creating'
    | undefined;
  FileSystemConfigs?: FileSystemConfig[] | undefined;
  PackageType?: 'Zip' | 'Image' | undefined;
  ImageConfigResponse?: ImageConfigResponse | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
  Architectures?: ('x86_64' | 'arm64')[] | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStartResponse | undefined;
  RuntimeVersionConfig?: RuntimeVersionConfig | undefined;
  LoggingConfig?: LoggingConfig | undefined;
}

export interface FunctionEventInvokeConfig {
  LastModified?: number | undefined;
  FunctionArn?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface FunctionUrlConfig {
  FunctionUrl: string;
  FunctionArn: string;
  CreationTime: string;
  LastModifiedTime: string;
  Cors?: Cors | undefined;
  AuthType: 'NONE' | 'AWS_IAM';
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export type GetAccountSettingsRequest = Record<string, never>;

export interface GetAccountSettingsResponse {
  AccountLimit?: AccountLimit | undefined;
  AccountUsage?: AccountUsage | undefined;
}

export interface GetAliasRequest {
  FunctionName: string;
  Name: string;
}

export interface GetCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
}

export interface GetCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface GetEventSourceMappingRequest {
  UUID: string;
}

export interface GetFunctionCodeSigningConfigRequest {
  FunctionName: string;
}

export interface GetFunctionCodeSigningConfigResponse {
  CodeSigningConfigArn?: string | undefined;
  FunctionName?: string | undefined;
}

export interface GetFunctionConcurrencyRequest {
  FunctionName: string;
}

export interface GetFunctionConcurrencyResponse {
  ReservedConcurrentExecutions?: number | undefined;
}

export interface GetFunctionConfigurationRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionRecursionConfigRequest {
  FunctionName: string;
}

export interface GetFunctionRecursionConfigResponse {
  RecursiveLoop?: 'Terminate' | 'Allow' | undefined;
}

export interface GetFunctionRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionResponse {
  Configuration?: FunctionConfiguration | undefined;
  Code?: FunctionCodeLocation | undefined;
  Tags?: Record<string, string> | undefined;
  TagsError?: TagsError | undefined;
  Concurrency?: Concurrency | undefined;
}

export interface GetFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: 'NONE' | 'AWS_IAM';
  Cors?: Cors | undefined;
  CreationTime: string;
  LastModifiedTime: string;
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export interface GetLayerVersionByArnRequest {
  Arn: string;
}

export interface GetLayerVersionPolicyRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface GetLayerVersionPolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetLayerVersionRequest {
  LayerName: string;
  VersionNumber: number;
}

export interface GetLayerVersionResponse {
  Content?: LayerVersionContentOutput | undefined;
  LayerArn?: string | undefined;
  LayerVersionArn?: string | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  Version?: number | undefined;
  CompatibleRuntimes?: string[] | undefined;
  LicenseInfo?: string | undefined;
  CompatibleArchitectures?: ('x86_64' | 'arm64')[] | undefined;
}

export interface GetPolicyRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetPolicyResponse {
  Policy?: string | undefined;
  RevisionId?: string | undefined;
}

export interface GetProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export interface GetProvisionedConcurrencyConfigResponse {
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  Status?: 'IN_PROGRESS' | 'READY' | 'FAILED' | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface GetRuntimeManagementConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
}

export interface GetRuntimeManagementConfigResponse {
  UpdateRuntimeOn?: 'Auto' | 'Manual' | 'FunctionUpdate' | undefined;
  RuntimeVersionArn?: string | undefined;
  FunctionArn?: string | undefined;
}

export interface ImageConfig {
  EntryPoint?: string[] | undefined;
  Command?: string[] | undefined;
  WorkingDirectory?: string | undefined;
}

export interface ImageConfigError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface ImageConfigResponse {
  ImageConfig?: ImageConfig | undefined;
  Error?: ImageConfigError | undefined;
}

export interface InvocationRequest {
  FunctionName: string;
  InvocationType?: 'Event' | 'RequestResponse' | 'DryRun' | undefined;
  LogType?: 'None' | 'Tail' | undefined;
  ClientContext?: string | undefined;
  Payload?: Uint8Array | undefined;
  Qualifier?: string | undefined;
}

export interface InvocationResponse {
  StatusCode?: number | undefined;
  FunctionError?: string | undefined;
  LogResult?: string | undefined;
  Payload?: Uint8Array | undefined;
  ExecutedVersion?: string | undefined;
}

export interface InvokeAsyncRequest {
  FunctionName: string;
  InvokeArgs: Uint8Array;
}

export interface InvokeAsyncResponse {
  Status?: number | undefined;
}

export interface InvokeResponseStreamUpdate {
  Payload?: Uint8Array | undefined;
}

export interface InvokeWithResponseStreamCompleteEvent {
  ErrorCode?: string | undefined;
  ErrorDetails?: string | undefined;
  LogResult?: string | undefined;
}

export interface InvokeWithResponseStreamRequest {
  FunctionName: string;
  InvocationType?: 'RequestResponse' | 'DryRun' | undefined;
  LogType?: 'None' | 'Tail' | undefined;
  ClientContext?: string | undefined;
  Qualifier?: string | undefined;
  Payload?: Uint8Array | undefined;
}

export interface InvokeWithResponseStreamResponse {
  StatusCode?: number | undefined;
  ExecutedVersion?: string | undefined;
  EventStream?: InvokeWithResponseStreamResponseEvent[] | undefined;
  ResponseStreamContentType?: string | undefined;
}

export interface InvokeWithResponseStreamResponseEvent {
  PayloadChunk?: InvokeResponseStreamUpdate | undefined;
  InvokeComplete?: InvokeWithResponseStreamCompleteEvent | undefined;
}

export interface KafkaSchemaRegistryAccessConfig {
  Type?: 'BASIC_AUTH' | 'CLIENT_CERTIFICATE_TLS_AUTH' | 'SERVER_ROOT_CA_CERTIFICATE' | undefined;
  URI?: string | undefined;
}

export interface KafkaSchemaRegistryConfig {
  SchemaRegistryURI?: string | undefined;
  EventRecordFormat?: 'JSON' | 'SOURCE' | undefined;
  AccessConfigs?: KafkaSchemaRegistryAccessConfig[] | undefined;
  SchemaValidationConfigs?: KafkaSchemaValidationConfig[] | undefined;
}

export interface KafkaSchemaValidationConfig {
  Attribute?: 'KEY' | 'VALUE' | undefined;
}

export interface Layer {
  Arn?: string | undefined;
  CodeSize?: number | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
}

export interface LayerVersionContentInput {
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  ZipFile?: ZipFile | undefined;
}

export interface LayerVersionContentOutput {
  Location?: string | undefined;
  CodeSha256?: string | undefined;
  CodeSize?: number | undefined;
  SigningProfileVersionArn?: string | undefined;
  SigningJobArn?: string | undefined;
}

export interface LayerVersionsListItem {
  LayerVersionArn?: string | undefined;
  Version?: number | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  CompatibleRuntimes?: string[] | undefined;
  LicenseInfo?: string | undefined;
  CompatibleArchitectures?: ('x86_64' | 'arm64')[] | undefined;
}

export interface LayersListItem {
  LayerName?: string | undefined;
  LayerArn?: string | undefined;
  LatestMatchingVersion?: LayerVersionsListItem | undefined;
}

export interface ListAliasesRequest {
  FunctionName: string;
  FunctionVersion?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListAliasesResponse {
  NextMarker?: string | undefined;
  Aliases?: AliasConfiguration[] | undefined;
}

export interface ListCodeSigningConfigsRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListCodeSigningConfigsResponse {
  NextMarker?: string | undefined;
  CodeSigningConfigs?: CodeSigningConfig[] | undefined;
}

export interface ListEventSourceMappingsRequest {
  EventSourceArn?: string | undefined;
  FunctionName?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListEventSourceMappingsResponse {
  NextMarker?: string | undefined;
  EventSourceMappings?: EventSourceMappingConfiguration[] | undefined;
}

export interface ListFunctionEventInvokeConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionEventInvokeConfigsResponse {
  FunctionEventInvokeConfigs?: FunctionEventInvokeConfig[] | undefined;
  NextMarker?: string | undefined;
}

export interface ListFunctionUrlConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionUrlConfigsResponse {
  FunctionUrlConfigs: FunctionUrlConfig[];
  NextMarker?: string | undefined;
}

export interface ListFunctionsByCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionsByCodeSigningConfigResponse {
  NextMarker?: string | undefined;
  FunctionArns?: string[] | undefined;
}

export interface ListFunctionsRequest {
  MasterRegion?: string | undefined;
  FunctionVersion?: 'ALL' | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListFunctionsResponse {
  NextMarker?: string | undefined;
  Functions?: FunctionConfiguration[] | undefined;
}

export interface ListLayerVersionsRequest {
  CompatibleRuntime?: string | undefined;
  LayerName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
  CompatibleArchitecture?: 'x86_64' | 'arm64' | undefined;
}

export interface ListLayerVersionsResponse {
  NextMarker?: string | undefined;
  LayerVersions?: LayerVersionsListItem[] | undefined;
}

export interface ListLayersRequest {
  CompatibleRuntime?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
  CompatibleArchitecture?: 'x86_64' | 'arm64' | undefined;
}

export interface ListLayersResponse {
  NextMarker?: string | undefined;
  Layers?: LayersListItem[] | undefined;
}

export interface ListProvisionedConcurrencyConfigsRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListProvisionedConcurrencyConfigsResponse {
  ProvisionedConcurrencyConfigs?: ProvisionedConcurrencyConfigListItem[] | undefined;
  NextMarker?: string | undefined;
}

export interface ListTagsRequest {
  Resource: string;
}

export interface ListTagsResponse {
  Tags?: Record<string, string> | undefined;
}

export interface ListVersionsByFunctionRequest {
  FunctionName: string;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListVersionsByFunctionResponse {
  NextMarker?: string | undefined;
  Versions?: FunctionConfiguration[] | undefined;
}

export interface LoggingConfig {
  LogFormat?: 'JSON' | 'Text' | undefined;
  ApplicationLogLevel?: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL' | undefined;
  SystemLogLevel?: 'DEBUG' | 'INFO' | 'WARN' | undefined;
  LogGroup?: string | undefined;
}

export interface OnFailure {
  Destination?: string | undefined;
}

export interface OnSuccess {
  Destination?: string | undefined;
}

export interface ProvisionedConcurrencyConfigListItem {
  FunctionArn?: string | undefined;
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  Status?: 'IN_PROGRESS' | 'READY' | 'FAILED' | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface ProvisionedPollerConfig {
  MinimumPollers?: number | undefined;
  MaximumPollers?: number | undefined;
  PollerGroupName?: string | undefined;
}

export interface PublishLayerVersionRequest {
  LayerName: string;
  Description?: string | undefined;
  Content: LayerVersionContentInput;
  CompatibleRuntimes?: string[] | undefined;
  LicenseInfo?: string | undefined;
  CompatibleArchitectures?: ('x86_64' | 'arm64')[] | undefined;
}

export interface PublishLayerVersionResponse {
  Content?: LayerVersionContentOutput | undefined;
  LayerArn?: string | undefined;
  LayerVersionArn?: string | undefined;
  Description?: string | undefined;
  CreatedDate?: string | undefined;
  Version?: number | undefined;
  CompatibleRuntimes?: string[] | undefined;
  LicenseInfo?: string | undefined;
  CompatibleArchitectures?: ('x86_64' | 'arm64')[] | undefined;
}

export interface PublishVersionRequest {
  FunctionName: string;
  CodeSha256?: string | undefined;
  Description?: string | undefined;
  RevisionId?: string | undefined;
}

export interface PutFunctionCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  FunctionName: string;
}

export interface PutFunctionCodeSigningConfigResponse {
  CodeSigningConfigArn: string;
  FunctionName: string;
}

export interface PutFunctionConcurrencyRequest {
  FunctionName: string;
  ReservedConcurrentExecutions: number;
}

export interface PutFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface PutFunctionRecursionConfigRequest {
  FunctionName: string;
  RecursiveLoop: 'Terminate' | 'Allow';
}

export interface PutFunctionRecursionConfigResponse {
  RecursiveLoop?: 'Terminate' | 'Allow' | undefined;
}

export interface PutProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
  ProvisionedConcurrentExecutions: number;
}

export interface PutProvisionedConcurrencyConfigResponse {
  RequestedProvisionedConcurrentExecutions?: number | undefined;
  AvailableProvisionedConcurrentExecutions?: number | undefined;
  AllocatedProvisionedConcurrentExecutions?: number | undefined;
  Status?: 'IN_PROGRESS' | 'READY' | 'FAILED' | undefined;
  StatusReason?: string | undefined;
  LastModified?: string | undefined;
}

export interface PutRuntimeManagementConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  UpdateRuntimeOn: 'Auto' | 'Manual' | 'FunctionUpdate';
  RuntimeVersionArn?: string | undefined;
}

export interface PutRuntimeManagementConfigResponse {
  UpdateRuntimeOn: 'Auto' | 'Manual' | 'FunctionUpdate';
  FunctionArn: string;
  RuntimeVersionArn?: string | undefined;
}

export interface RemoveLayerVersionPermissionRequest {
  LayerName: string;
  VersionNumber: number;
  StatementId: string;
  RevisionId?: string | undefined;
}

export interface RemovePermissionRequest {
  FunctionName: string;
  StatementId: string;
  Qualifier?: string | undefined;
  RevisionId?: string | undefined;
}

export interface RuntimeVersionConfig {
  RuntimeVersionArn?: string | undefined;
  Error?: RuntimeVersionError | undefined;
}

export interface RuntimeVersionError {
  ErrorCode?: string | undefined;
  Message?: string | undefined;
}

export interface ScalingConfig {
  MaximumConcurrency?: number | undefined;
}

export interface SelfManagedEventSource {
  Endpoints?: Record<string, string[]> | undefined;
}

export interface SelfManagedKafkaEventSourceConfig {
  ConsumerGroupId?: string | undefined;
  SchemaRegistryConfig?: KafkaSchemaRegistryConfig | undefined;
}

export interface SnapStart {
  ApplyOn?: 'PublishedVersions' | 'None' | undefined;
}

export interface SnapStartResponse {
  ApplyOn?: 'PublishedVersions' | 'None' | undefined;
  OptimizationStatus?: 'On' | 'Off' | undefined;
}

export interface SourceAccessConfiguration {
  Type?:
    | 'BASIC_AUTH'
    | 'VPC_SUBNET'
    | 'VPC_SECURITY_GROUP'
    | 'SASL_SCRAM_512_AUTH'
    | 'SASL_SCRAM_256_AUTH'
    | 'VIRTUAL_HOST'
    | 'CLIENT_CERTIFICATE_TLS_AUTH'
    | 'SERVER_ROOT_CA_CERTIFICATE'
    | undefined;
  URI?: string | undefined;
}

export interface TagResourceRequest {
  Resource: string;
  Tags: Record<string, string>;
}

export interface TagsError {
  ErrorCode: string;
  Message: string;
}

export interface TracingConfig {
  Mode?: 'Active' | 'PassThrough' | undefined;
}

export interface TracingConfigResponse {
  Mode?: 'Active' | 'PassThrough' | undefined;
}

export interface UntagResourceRequest {
  Resource: string;
  TagKeys: string[];
}

export interface UpdateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion?: string | undefined;
  Description?: string | undefined;
  RoutingConfig?: AliasRoutingConfiguration | undefined;
  RevisionId?: string | undefined;
}

export interface UpdateCodeSigningConfigRequest {
  CodeSigningConfigArn: string;
  Description?: string | undefined;
  AllowedPublishers?: AllowedPublishers | undefined;
  CodeSigningPolicies?: CodeSigningPolicies | undefined;
}

export interface UpdateCodeSigningConfigResponse {
  CodeSigningConfig: CodeSigningConfig;
}

export interface UpdateEventSourceMappingRequest {
  UUID: string;
  FunctionName?: string | undefined;
  Enabled?: boolean | undefined;
  BatchSize?: number | undefined;
  FilterCriteria?: FilterCriteria | undefined;
  MaximumBatchingWindowInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  MaximumRecordAgeInSeconds?: number | undefined;
  BisectBatchOnFunctionError?: boolean | undefined;
  MaximumRetryAttempts?: number | undefined;
  ParallelizationFactor?: number | undefined;
  SourceAccessConfigurations?: SourceAccessConfiguration[] | undefined;
  TumblingWindowInSeconds?: number | undefined;
  FunctionResponseTypes?: 'ReportBatchItemFailures'[] | undefined;
  ScalingConfig?: ScalingConfig | undefined;
  AmazonManagedKafkaEventSourceConfig?: AmazonManagedKafkaEventSourceConfig | undefined;
  SelfManagedKafkaEventSourceConfig?: SelfManagedKafkaEventSourceConfig | undefined;
  DocumentDBEventSourceConfig?: DocumentDBEventSourceConfig | undefined;
  KMSKeyArn?: string | undefined;
  MetricsConfig?: EventSourceMappingMetricsConfig | undefined;
  LoggingConfig?: EventSourceMappingLoggingConfig | undefined;
  ProvisionedPollerConfig?: ProvisionedPollerConfig | undefined;
}

export interface UpdateFunctionCodeRequest {
  FunctionName: string;
  ZipFile?: ZipFile | undefined;
  S3Bucket?: string | undefined;
  S3Key?: string | undefined;
  S3ObjectVersion?: string | undefined;
  ImageUri?: string | undefined;
  Publish?: boolean | undefined;
  DryRun?: boolean | undefined;
  RevisionId?: string | undefined;
  Architectures?: ('x86_64' | 'arm64')[] | undefined;
  SourceKMSKeyArn?: string | undefined;
}

export interface UpdateFunctionConfigurationRequest {
  FunctionName: string;
  Role?: string | undefined;
  Handler?: string | undefined;
  Description?: string | undefined;
  Timeout?: number | undefined;
  MemorySize?: number | undefined;
  VpcConfig?: VpcConfig | undefined;
  Environment?: Environment | undefined;
  Runtime?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  KMSKeyArn?: string | undefined;
  TracingConfig?: TracingConfig | undefined;
  RevisionId?: string | undefined;
  Layers?: string[] | undefined;
  FileSystemConfigs?: FileSystemConfig[] | undefined;
  ImageConfig?: ImageConfig | undefined;
  EphemeralStorage?: EphemeralStorage | undefined;
  SnapStart?: SnapStart | undefined;
  LoggingConfig?: LoggingConfig | undefined;
}

export interface UpdateFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
  DestinationConfig?: DestinationConfig | undefined;
}

export interface UpdateFunctionUrlConfigRequest {
  FunctionName: string;
  Qualifier?: string | undefined;
  AuthType?: 'NONE' | 'AWS_IAM' | undefined;
  Cors?: Cors | undefined;
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export interface UpdateFunctionUrlConfigResponse {
  FunctionUrl: string;
  FunctionArn: string;
  AuthType: 'NONE' | 'AWS_IAM';
  Cors?: Cors | undefined;
  CreationTime: string;
  LastModifiedTime: string;
  InvokeMode?: 'BUFFERED' | 'RESPONSE_STREAM' | undefined;
}

export interface VpcConfig {
  SubnetIds?: string[] | undefined;
  SecurityGroupIds?: string[] | undefined;
  Ipv6AllowedForDualStack?: boolean | undefined;
}

export interface VpcConfigResponse {
  SubnetIds?: string[] | undefined;
  SecurityGroupIds?: string[] | undefined;
  VpcId?: string | undefined;
  Ipv6AllowedForDualStack?: boolean | undefined;
}

/** Every operation, by name. */
export interface LambdaOperations {
  AddLayerVersionPermission: { input: AddLayerVersionPermissionRequest; output: AddLayerVersionPermissionResponse };
  AddPermission: { input: AddPermissionRequest; output: AddPermissionResponse };
  CreateAlias: { input: CreateAliasRequest; output: AliasConfiguration };
  CreateCodeSigningConfig: { input: CreateCodeSigningConfigRequest; output: CreateCodeSigningConfigResponse };
  CreateEventSourceMapping: { input: CreateEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  CreateFunction: { input: CreateFunctionRequest; output: FunctionConfiguration };
  CreateFunctionUrlConfig: { input: CreateFunctionUrlConfigRequest; output: CreateFunctionUrlConfigResponse };
  DeleteAlias: { input: DeleteAliasRequest; output: Record<string, never> };
  DeleteCodeSigningConfig: { input: DeleteCodeSigningConfigRequest; output: DeleteCodeSigningConfigResponse };
  DeleteEventSourceMapping: { input: DeleteEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  DeleteFunction: { input: DeleteFunctionRequest; output: Record<string, never> };
  DeleteFunctionCodeSigningConfig: { input: DeleteFunctionCodeSigningConfigRequest; output: Record<string, never> };
  DeleteFunctionConcurrency: { input: DeleteFunctionConcurrencyRequest; output: Record<string, never> };
  DeleteFunctionEventInvokeConfig: { input: DeleteFunctionEventInvokeConfigRequest; output: Record<string, never> };
  DeleteFunctionUrlConfig: { input: DeleteFunctionUrlConfigRequest; output: Record<string, never> };
  DeleteLayerVersion: { input: DeleteLayerVersionRequest; output: Record<string, never> };
  DeleteProvisionedConcurrencyConfig: {
    input: DeleteProvisionedConcurrencyConfigRequest;
    output: Record<string, never>;
  };
  GetAccountSettings: { input: GetAccountSettingsRequest; output: GetAccountSettingsResponse };
  GetAlias: { input: GetAliasRequest; output: AliasConfiguration };
  GetCodeSigningConfig: { input: GetCodeSigningConfigRequest; output: GetCodeSigningConfigResponse };
  GetEventSourceMapping: { input: GetEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  GetFunction: { input: GetFunctionRequest; output: GetFunctionResponse };
  GetFunctionCodeSigningConfig: {
    input: GetFunctionCodeSigningConfigRequest;
    output: GetFunctionCodeSigningConfigResponse;
  };
  GetFunctionConcurrency: { input: GetFunctionConcurrencyRequest; output: GetFunctionConcurrencyResponse };
  GetFunctionConfiguration: { input: GetFunctionConfigurationRequest; output: FunctionConfiguration };
  GetFunctionEventInvokeConfig: { input: GetFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  GetFunctionRecursionConfig: { input: GetFunctionRecursionConfigRequest; output: GetFunctionRecursionConfigResponse };
  GetFunctionUrlConfig: { input: GetFunctionUrlConfigRequest; output: GetFunctionUrlConfigResponse };
  GetLayerVersion: { input: GetLayerVersionRequest; output: GetLayerVersionResponse };
  GetLayerVersionByArn: { input: GetLayerVersionByArnRequest; output: GetLayerVersionResponse };
  GetLayerVersionPolicy: { input: GetLayerVersionPolicyRequest; output: GetLayerVersionPolicyResponse };
  GetPolicy: { input: GetPolicyRequest; output: GetPolicyResponse };
  GetProvisionedConcurrencyConfig: {
    input: GetProvisionedConcurrencyConfigRequest;
    output: GetProvisionedConcurrencyConfigResponse;
  };
  GetRuntimeManagementConfig: { input: GetRuntimeManagementConfigRequest; output: GetRuntimeManagementConfigResponse };
  Invoke: { input: InvocationRequest; output: InvocationResponse };
  InvokeAsync: { input: InvokeAsyncRequest; output: InvokeAsyncResponse };
  InvokeWithResponseStream: { input: InvokeWithResponseStreamRequest; output: InvokeWithResponseStreamResponse };
  ListAliases: { input: ListAliasesRequest; output: ListAliasesResponse };
  ListCodeSigningConfigs: { input: ListCodeSigningConfigsRequest; output: ListCodeSigningConfigsResponse };
  ListEventSourceMappings: { input: ListEventSourceMappingsRequest; output: ListEventSourceMappingsResponse };
  ListFunctionEventInvokeConfigs: {
    input: ListFunctionEventInvokeConfigsRequest;
    output: ListFunctionEventInvokeConfigsResponse;
  };
  ListFunctionUrlConfigs: { input: ListFunctionUrlConfigsRequest; output: ListFunctionUrlConfigsResponse };
  ListFunctions: { input: ListFunctionsRequest; output: ListFunctionsResponse };
  ListFunctionsByCodeSigningConfig: {
    input: ListFunctionsByCodeSigningConfigRequest;
    output: ListFunctionsByCodeSigningConfigResponse;
  };
  ListLayerVersions: { input: ListLayerVersionsRequest; output: ListLayerVersionsResponse };
  ListLayers: { input: ListLayersRequest; output: ListLayersResponse };
  ListProvisionedConcurrencyConfigs: {
    input: ListProvisionedConcurrencyConfigsRequest;
    output: ListProvisionedConcurrencyConfigsResponse;
  };
  ListTags: { input: ListTagsRequest; output: ListTagsResponse };
  ListVersionsByFunction: { input: ListVersionsByFunctionRequest; output: ListVersionsByFunctionResponse };
  PublishLayerVersion: { input: PublishLayerVersionRequest; output: PublishLayerVersionResponse };
  PublishVersion: { input: PublishVersionRequest; output: FunctionConfiguration };
  PutFunctionCodeSigningConfig: {
    input: PutFunctionCodeSigningConfigRequest;
    output: PutFunctionCodeSigningConfigResponse;
  };
  PutFunctionConcurrency: { input: PutFunctionConcurrencyRequest; output: Concurrency };
  PutFunctionEventInvokeConfig: { input: PutFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  PutFunctionRecursionConfig: { input: PutFunctionRecursionConfigRequest; output: PutFunctionRecursionConfigResponse };
  PutProvisionedConcurrencyConfig: {
    input: PutProvisionedConcurrencyConfigRequest;
    output: PutProvisionedConcurrencyConfigResponse;
  };
  PutRuntimeManagementConfig: { input: PutRuntimeManagementConfigRequest; output: PutRuntimeManagementConfigResponse };
  RemoveLayerVersionPermission: { input: RemoveLayerVersionPermissionRequest; output: Record<string, never> };
  RemovePermission: { input: RemovePermissionRequest; output: Record<string, never> };
  TagResource: { input: TagResourceRequest; output: Record<string, never> };
  UntagResource: { input: UntagResourceRequest; output: Record<string, never> };
  UpdateAlias: { input: UpdateAliasRequest; output: AliasConfiguration };
  UpdateCodeSigningConfig: { input: UpdateCodeSigningConfigRequest; output: UpdateCodeSigningConfigResponse };
  UpdateEventSourceMapping: { input: UpdateEventSourceMappingRequest; output: EventSourceMappingConfiguration };
  UpdateFunctionCode: { input: UpdateFunctionCodeRequest; output: FunctionConfiguration };
  UpdateFunctionConfiguration: { input: UpdateFunctionConfigurationRequest; output: FunctionConfiguration };
  UpdateFunctionEventInvokeConfig: { input: UpdateFunctionEventInvokeConfigRequest; output: FunctionEventInvokeConfig };
  UpdateFunctionUrlConfig: { input: UpdateFunctionUrlConfigRequest; output: UpdateFunctionUrlConfigResponse };
}

export type LambdaOperation = keyof LambdaOperations;
