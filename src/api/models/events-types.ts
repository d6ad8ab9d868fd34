/**
 * Inputs and outputs of EventBridge's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html
 */

export interface Condition {
  Type: string;
  Key: string;
  Value: string;
}

export interface CreateEventBusRequest {
  Name: string;
  EventSourceName?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
  Tags?: Tag[] | undefined;
}

export interface CreateEventBusResponse {
  EventBusArn?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

export interface DeadLetterConfig {
  Arn?: string | undefined;
}

export interface DeleteEventBusRequest {
  Name: string;
}

export interface DeleteRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
  Force?: boolean | undefined;
}

export interface DescribeEventBusRequest {
  Name?: string | undefined;
}

export interface DescribeEventBusResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  Policy?: string | undefined;
  LogConfig?: LogConfig | undefined;
  CreationTime?: number | undefined;
  LastModifiedTime?: number | undefined;
}

export interface DescribeRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface DescribeRuleResponse {
  Name?: string | undefined;
  Arn?: string | undefined;
  EventPattern?: string | undefined;
  ScheduleExpression?: string | undefined;
  State?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' | undefined;
  Description?: string | undefined;
  RoleArn?: string | undefined;
  ManagedBy?: string | undefined;
  EventBusName?: string | undefined;
  CreatedBy?: string | undefined;
}

export interface DisableRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface EnableRuleRequest {
  Name: string;
  EventBusName?: string | undefined;
}

export interface EventBus {
  Name?: string | undefined;
  Arn?: string | undefined;
  Description?: string | undefined;
  Policy?: string | undefined;
  CreationTime?: number | undefined;
  LastModifiedTime?: number | undefined;
}

export interface InputTransformer {
  InputPathsMap?: Record<string, string> | undefined;
  InputTemplate: string;
}

export interface ListEventBusesRequest {
  NamePrefix?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListEventBusesResponse {
  EventBuses?: EventBus[] | undefined;
  NextToken?: string | undefined;
}

export interface ListRuleNamesByTargetRequest {
  TargetArn: string;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListRuleNamesByTargetResponse {
  RuleNames?: string[] | undefined;
  NextToken?: string | undefined;
}

export interface ListRulesRequest {
  NamePrefix?: string | undefined;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListRulesResponse {
  Rules?: Rule[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  Tags?: Tag[] | undefined;
}

export interface ListTargetsByRuleRequest {
  Rule: string;
  EventBusName?: string | undefined;
  NextToken?: string | undefined;
  Limit?: number | undefined;
}

export interface ListTargetsByRuleResponse {
  Targets?: Target[] | undefined;
  NextToken?: string | undefined;
}

export interface LogConfig {
  IncludeDetail?: 'NONE' | 'FULL' | undefined;
  Level?: 'OFF' | 'ERROR' | 'INFO' | 'TRACE' | undefined;
}

export interface PutEventsRequest {
  Entries: PutEventsRequestEntry[];
  EndpointId?: string | undefined;
}

export interface PutEventsRequestEntry {
  Time?: number | undefined;
  Source?: string | undefined;
  Resources?: string[] | undefined;
  DetailType?: string | undefined;
  Detail?: string | undefined;
  EventBusName?: string | undefined;
  TraceHeader?: string | undefined;
}

export interface PutEventsResponse {
  FailedEntryCount?: number | undefined;
  Entries?: PutEventsResultEntry[] | undefined;
}

export interface PutEventsResultEntry {
  EventId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface PutPermissionRequest {
  EventBusName?: string | undefined;
  Action?: string | undefined;
  Principal?: string | undefined;
  StatementId?: string | undefined;
  Condition?: Condition | undefined;
  Policy?: string | undefined;
}

export interface PutRuleRequest {
  Name: string;
  ScheduleExpression?: string | undefined;
  EventPattern?: string | undefined;
  State?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' | undefined;
  Description?: string | undefined;
  RoleArn?: string | undefined;
  Tags?: Tag[] | undefined;
  EventBusName?: string | undefined;
}

export interface PutRuleResponse {
  RuleArn?: string | undefined;
}

export interface PutTargetsRequest {
  Rule: string;
  EventBusName?: string | undefined;
  Targets: Target[];
}

export interface PutTargetsResponse {
  FailedEntryCount?: number | undefined;
  FailedEntries?: PutTargetsResultEntry[] | undefined;
}

export interface PutTargetsResultEntry {
  TargetId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface RemovePermissionRequest {
  StatementId?: string | undefined;
  RemoveAllPermissions?: boolean | undefined;
  EventBusName?: string | undefined;
}

export interface RemoveTargetsRequest {
  Rule: string;
  EventBusName?: string | undefined;
  Ids: string[];
  Force?: boolean | undefined;
}

export interface RemoveTargetsResponse {
  FailedEntryCount?: number | undefined;
  FailedEntries?: RemoveTargetsResultEntry[] | undefined;
}

export interface RemoveTargetsResultEntry {
  TargetId?: string | undefined;
  ErrorCode?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface RetryPolicy {
  MaximumRetryAttempts?: number | undefined;
  MaximumEventAgeInSeconds?: number | undefined;
}

export interface Rule {
  Name?: string | undefined;
  Arn?: string | undefined;
  EventPattern?: string | undefined;
  State?: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' | undefined;
  Description?: string | undefined;
  ScheduleExpression?: string | undefined;
  RoleArn?: string | undefined;
  ManagedBy?: string | undefined;
  EventBusName?: string | undefined;
}

export interface SqsParameters {
  MessageGroupId?: string | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface TagResourceRequest {
  ResourceARN: string;
  Tags: Tag[];
}

export type TagResourceResponse = Record<string, never>;

export interface Target {
  Id: string;
  Arn: string;
  RoleArn?: string | undefined;
  Input?: string | undefined;
  InputPath?: string | undefined;
  InputTransformer?: InputTransformer | undefined;
  SqsParameters?: SqsParameters | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  RetryPolicy?: RetryPolicy | undefined;
}

export interface TestEventPatternRequest {
  EventPattern: string;
  Event: string;
}

export interface TestEventPatternResponse {
  Result?: boolean | undefined;
}

export interface UntagResourceRequest {
  ResourceARN: string;
  TagKeys: string[];
}

export type UntagResourceResponse = Record<string, never>;

export interface UpdateEventBusRequest {
  Name?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  Description?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

export interface UpdateEventBusResponse {
  Arn?: string | undefined;
  Name?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  Description?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
}

/** Every operation, by name. */
export interface EventBridgeOperations {
  CreateEventBus: { input: CreateEventBusRequest; output: CreateEventBusResponse };
  DeleteEventBus: { input: DeleteEventBusRequest; output: Record<string, never> };
  DeleteRule: { input: DeleteRuleRequest; output: Record<string, never> };
  DescribeEventBus: { input: DescribeEventBusRequest; output: DescribeEventBusResponse };
  DescribeRule: { input: DescribeRuleRequest; output: DescribeRuleResponse };
  DisableRule: { input: DisableRuleRequest; output: Record<string, never> };
  EnableRule: { input: EnableRuleRequest; output: Record<string, never> };
  ListEventBuses: { input: ListEventBusesRequest; output: ListEventBusesResponse };
  ListRuleNamesByTarget: { input: ListRuleNamesByTargetRequest; output: ListRuleNamesByTargetResponse };
  ListRules: { input: ListRulesRequest; output: ListRulesResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTargetsByRule: { input: ListTargetsByRuleRequest; output: ListTargetsByRuleResponse };
  PutEvents: { input: PutEventsRequest; output: PutEventsResponse };
  PutPermission: { input: PutPermissionRequest; output: Record<string, never> };
  PutRule: { input: PutRuleRequest; output: PutRuleResponse };
  PutTargets: { input: PutTargetsRequest; output: PutTargetsResponse };
  RemovePermission: { input: RemovePermissionRequest; output: Record<string, never> };
  RemoveTargets: { input: RemoveTargetsRequest; output: RemoveTargetsResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  TestEventPattern: { input: TestEventPatternRequest; output: TestEventPatternResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
  UpdateEventBus: { input: UpdateEventBusRequest; output: UpdateEventBusResponse };
}

export type EventBridgeOperation = keyof EventBridgeOperations;
