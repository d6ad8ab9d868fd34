/**
 * Inputs and outputs of Sns's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/sns/latest/api/API_Operations.html
 */

export interface AddPermissionInput {
  TopicArn: string;
  Label: string;
  AWSAccountId: string[];
  ActionName: string[];
}

export interface BatchResultErrorEntry {
  Id: string;
  Code: string;
  Message?: string | undefined;
  SenderFault: boolean;
}

export interface ConfirmSubscriptionInput {
  TopicArn: string;
  Token: string;
  AuthenticateOnUnsubscribe?: string | undefined;
}

export interface ConfirmSubscriptionResponse {
  SubscriptionArn?: string | undefined;
}

export interface CreateTopicInput {
  Name: string;
  Attributes?: Record<string, string> | undefined;
  Tags?: Tag[] | undefined;
  DataProtectionPolicy?: string | undefined;
}

export interface CreateTopicResponse {
  TopicArn?: string | undefined;
}

export interface DeleteTopicInput {
  TopicArn: string;
}

export interface GetSubscriptionAttributesInput {
  SubscriptionArn: string;
}

export interface GetSubscriptionAttributesResponse {
  Attributes?: Record<string, string> | undefined;
}

export interface GetTopicAttributesInput {
  TopicArn: string;
}

export interface GetTopicAttributesResponse {
  Attributes?: Record<string, string> | undefined;
}

export interface ListSubscriptionsByTopicInput {
  TopicArn: string;
  NextToken?: string | undefined;
}

export interface ListSubscriptionsByTopicResponse {
  Subscriptions?: Subscription[] | undefined;
  NextToken?: string | undefined;
}

export interface ListSubscriptionsInput {
  NextToken?: string | undefined;
}

export interface ListSubscriptionsResponse {
  Subscriptions?: Subscription[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  ResourceArn: string;
}

export interface ListTagsForResourceResponse {
  Tags?: Tag[] | undefined;
}

export interface ListTopicsInput {
  NextToken?: string | undefined;
}

export interface ListTopicsResponse {
  Topics?: Topic[] | undefined;
  NextToken?: string | undefined;
}

export interface MessageAttributeValue {
  DataType: string;
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
}

export interface PublishBatchInput {
  TopicArn: string;
  PublishBatchRequestEntries: PublishBatchRequestEntry[];
}

export interface PublishBatchRequestEntry {
  Id: string;
  Message: string;
  Subject?: string | undefined;
  MessageStructure?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}

export interface PublishBatchResponse {
  Successful?: PublishBatchResultEntry[] | undefined;
  Failed?: BatchResultErrorEntry[] | undefined;
}

export interface PublishBatchResultEntry {
  Id?: string | undefined;
  MessageId?: string | undefined;
  SequenceNumber?: string | undefined;
}

export interface PublishInput {
  TopicArn?: string | undefined;
  TargetArn?: string | undefined;
  PhoneNumber?: string | undefined;
  Message: string;
  Subject?: string | undefined;
  MessageStructure?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}

export interface PublishResponse {
  MessageId?: string | undefined;
  SequenceNumber?: string | undefined;
}

export interface RemovePermissionInput {
  TopicArn: string;
  Label: string;
}

export interface SetSubscriptionAttributesInput {
  SubscriptionArn: string;
  AttributeName: string;
  AttributeValue?: string | undefined;
}

export interface SetTopicAttributesInput {
  TopicArn: string;
  AttributeName: string;
  AttributeValue?: string | undefined;
}

export interface SubscribeInput {
  TopicArn: string;
  Protocol: string;
  Endpoint?: string | undefined;
  Attributes?: Record<string, string> | undefined;
  ReturnSubscriptionArn?: boolean | undefined;
}

export interface SubscribeResponse {
  SubscriptionArn?: string | undefined;
}

export interface Subscription {
  SubscriptionArn?: string | undefined;
  Owner?: string | undefined;
  Protocol?: string | undefined;
  Endpoint?: string | undefined;
  TopicArn?: string | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface TagResourceRequest {
  ResourceArn: string;
  Tags: Tag[];
}

export type TagResourceResponse = Record<string, never>;

export interface Topic {
  TopicArn?: string | undefined;
}

export interface UnsubscribeInput {
  SubscriptionArn: string;
}

export interface UntagResourceRequest {
  ResourceArn: string;
  TagKeys: string[];
}

export type UntagResourceResponse = Record<string, never>;

/** Every operation, by name. */
export interface SnsOperations {
  AddPermission: { input: AddPermissionInput; output: Record<string, never> };
  ConfirmSubscription: { input: ConfirmSubscriptionInput; output: ConfirmSubscriptionResponse };
  CreateTopic: { input: CreateTopicInput; output: CreateTopicResponse };
  DeleteTopic: { input: DeleteTopicInput; output: Record<string, never> };
  GetSubscriptionAttributes: { input: GetSubscriptionAttributesInput; output: GetSubscriptionAttributesResponse };
  GetTopicAttributes: { input: GetTopicAttributesInput; output: GetTopicAttributesResponse };
  ListSubscriptions: { input: ListSubscriptionsInput; output: ListSubscriptionsResponse };
  ListSubscriptionsByTopic: { input: ListSubscriptionsByTopicInput; output: ListSubscriptionsByTopicResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTopics: { input: ListTopicsInput; output: ListTopicsResponse };
  Publish: { input: PublishInput; output: PublishResponse };
  PublishBatch: { input: PublishBatchInput; output: PublishBatchResponse };
  RemovePermission: { input: RemovePermissionInput; output: Record<string, never> };
  SetSubscriptionAttributes: { input: SetSubscriptionAttributesInput; output: Record<string, never> };
  SetTopicAttributes: { input: SetTopicAttributesInput; output: Record<string, never> };
  Subscribe: { input: SubscribeInput; output: SubscribeResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  Unsubscribe: { input: UnsubscribeInput; output: Record<string, never> };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
}

export type SnsOperation = keyof SnsOperations;
