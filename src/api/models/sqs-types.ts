/**
 * Inputs and outputs of Sqs's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */

export interface AddPermissionRequest {
  QueueUrl: string;
  Label: string;
  AWSAccountIds: string[];
  Actions: string[];
}

export interface BatchResultErrorEntry {
  Id: string;
  SenderFault: boolean;
  Code: string;
  Message?: string | undefined;
}

export interface CancelMessageMoveTaskRequest {
  TaskHandle: string;
}

export interface CancelMessageMoveTaskResult {
  ApproximateNumberOfMessagesMoved?: number | undefined;
}

export interface ChangeMessageVisibilityBatchRequest {
  QueueUrl: string;
  Entries: ChangeMessageVisibilityBatchRequestEntry[];
}

export interface ChangeMessageVisibilityBatchRequestEntry {
  Id: string;
  ReceiptHandle: string;
  VisibilityTimeout?: number | undefined;
}

export interface ChangeMessageVisibilityBatchResult {
  Successful: ChangeMessageVisibilityBatchResultEntry[];
  Failed: BatchResultErrorEntry[];
}

export interface ChangeMessageVisibilityBatchResultEntry {
  Id: string;
}

export interface ChangeMessageVisibilityRequest {
  QueueUrl: string;
  ReceiptHandle: string;
  VisibilityTimeout: number;
}

export interface CreateQueueRequest {
  QueueName: string;
  Attributes?: Record<string, string> | undefined;
  tags?: Record<string, string> | undefined;
}

export interface CreateQueueResult {
  QueueUrl?: string | undefined;
}

export interface DeleteMessageBatchRequest {
  QueueUrl: string;
  Entries: DeleteMessageBatchRequestEntry[];
}

export interface DeleteMessageBatchRequestEntry {
  Id: string;
  ReceiptHandle: string;
}

export interface DeleteMessageBatchResult {
  Successful: DeleteMessageBatchResultEntry[];
  Failed: BatchResultErrorEntry[];
}

export interface DeleteMessageBatchResultEntry {
  Id: string;
}

export interface DeleteMessageRequest {
  QueueUrl: string;
  ReceiptHandle: string;
}

export interface DeleteQueueRequest {
  QueueUrl: string;
}

export interface GetQueueAttributesRequest {
  QueueUrl: string;
  AttributeNames?: string[] | undefined;
}

export interface GetQueueAttributesResult {
  Attributes?: Record<string, string> | undefined;
}

export interface GetQueueUrlRequest {
  QueueName: string;
  QueueOwnerAWSAccountId?: string | undefined;
}

export interface GetQueueUrlResult {
  QueueUrl?: string | undefined;
}

export interface ListDeadLetterSourceQueuesRequest {
  QueueUrl: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListDeadLetterSourceQueuesResult {
  queueUrls: string[];
  NextToken?: string | undefined;
}

export interface ListMessageMoveTasksRequest {
  SourceArn: string;
  MaxResults?: number | undefined;
}

export interface ListMessageMoveTasksResult {
  Results?: ListMessageMoveTasksResultEntry[] | undefined;
}

export interface ListMessageMoveTasksResultEntry {
  TaskHandle?: string | undefined;
  Status?: string | undefined;
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
  MaxNumberOfMessagesPerSecond?: number | undefined;
  ApproximateNumberOfMessagesMoved?: number | undefined;
  ApproximateNumberOfMessagesToMove?: number | undefined;
  FailureReason?: string | undefined;
  StartedTimestamp?: number | undefined;
}

export interface ListQueueTagsRequest {
  QueueUrl: string;
}

export interface ListQueueTagsResult {
  Tags?: Record<string, string> | undefined;
}

export interface ListQueuesRequest {
  QueueNamePrefix?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListQueuesResult {
  QueueUrls?: string[] | undefined;
  NextToken?: string | undefined;
}

export interface Message {
  MessageId?: string | undefined;
  ReceiptHandle?: string | undefined;
  MD5OfBody?: string | undefined;
  Body?: string | undefined;
  Attributes?: Record<string, string> | undefined;
  MD5OfMessageAttributes?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
}

export interface MessageAttributeValue {
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
  StringListValues?: string[] | undefined;
  BinaryListValues?: Uint8Array[] | undefined;
  DataType: string;
}

export interface MessageSystemAttributeValue {
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
  StringListValues?: string[] | undefined;
  BinaryListValues?: Uint8Array[] | undefined;
  DataType: string;
}

export interface PurgeQueueRequest {
  QueueUrl: string;
}

export interface ReceiveMessageRequest {
  QueueUrl: string;
  AttributeNames?: string[] | undefined;
  MessageSystemAttributeNames?: string[] | undefined;
  MessageAttributeNames?: string[] | undefined;
  MaxNumberOfMessages?: number | undefined;
  VisibilityTimeout?: number | undefined;
  WaitTimeSeconds?: number | undefined;
  ReceiveRequestAttemptId?: string | undefined;
}

export interface ReceiveMessageResult {
  Messages?: Message[] | undefined;
}

export interface RemovePermissionRequest {
  QueueUrl: string;
  Label: string;
}

export interface SendMessageBatchRequest {
  QueueUrl: string;
  Entries: SendMessageBatchRequestEntry[];
}

export interface SendMessageBatchRequestEntry {
  Id: string;
  MessageBody: string;
  DelaySeconds?: number | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageSystemAttributes?: Record<string, MessageSystemAttributeValue> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}

export interface SendMessageBatchResult {
  Successful: SendMessageBatchResultEntry[];
  Failed: BatchResultErrorEntry[];
}

export interface SendMessageBatchResultEntry {
  Id: string;
  MessageId: string;
  MD5OfMessageBody: string;
  MD5OfMessageAttributes?: string | undefined;
  MD5OfMessageSystemAttributes?: string | undefined;
  SequenceNumber?: string | undefined;
}

export interface SendMessageRequest {
  QueueUrl: string;
  MessageBody: string;
  DelaySeconds?: number | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageSystemAttributes?: Record<string, MessageSystemAttributeValue> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}

export interface SendMessageResult {
  MD5OfMessageBody?: string | undefined;
  MD5OfMessageAttributes?: string | undefined;
  MD5OfMessageSystemAttributes?: string | undefined;
  MessageId?: string | undefined;
  SequenceNumber?: string | undefined;
}

export interface SetQueueAttributesRequest {
  QueueUrl: string;
  Attributes: Record<string, string>;
}

export interface StartMessageMoveTaskRequest {
  SourceArn: string;
  DestinationArn?: string | undefined;
  MaxNumberOfMessagesPerSecond?: number | undefined;
}

export interface StartMessageMoveTaskResult {
  TaskHandle?: string | undefined;
}

export interface TagQueueRequest {
  QueueUrl: string;
  Tags: Record<string, string>;
}

export interface UntagQueueRequest {
  QueueUrl: string;
  TagKeys: string[];
}

/** Every operation, by name. */
export interface SqsOperations {
  AddPermission: { input: AddPermissionRequest; output: Record<string, never> };
  CancelMessageMoveTask: { input: CancelMessageMoveTaskRequest; output: CancelMessageMoveTaskResult };
  ChangeMessageVisibility: { input: ChangeMessageVisibilityRequest; output: Record<string, never> };
  ChangeMessageVisibilityBatch: {
    input: ChangeMessageVisibilityBatchRequest;
    output: ChangeMessageVisibilityBatchResult;
  };
  CreateQueue: { input: CreateQueueRequest; output: CreateQueueResult };
  DeleteMessage: { input: DeleteMessageRequest; output: Record<string, never> };
  DeleteMessageBatch: { input: DeleteMessageBatchRequest; output: DeleteMessageBatchResult };
  DeleteQueue: { input: DeleteQueueRequest; output: Record<string, never> };
  GetQueueAttributes: { input: GetQueueAttributesRequest; output: GetQueueAttributesResult };
  GetQueueUrl: { input: GetQueueUrlRequest; output: GetQueueUrlResult };
  ListDeadLetterSourceQueues: { input: ListDeadLetterSourceQueuesRequest; output: ListDeadLetterSourceQueuesResult };
  ListMessageMoveTasks: { input: ListMessageMoveTasksRequest; output: ListMessageMoveTasksResult };
  ListQueueTags: { input: ListQueueTagsRequest; output: ListQueueTagsResult };
  ListQueues: { input: ListQueuesRequest; output: ListQueuesResult };
  PurgeQueue: { input: PurgeQueueRequest; output: Record<string, never> };
  ReceiveMessage: { input: ReceiveMessageRequest; output: ReceiveMessageResult };
  RemovePermission: { input: RemovePermissionRequest; output: Record<string, never> };
  SendMessage: { input: SendMessageRequest; output: SendMessageResult };
  SendMessageBatch: { input: SendMessageBatchRequest; output: SendMessageBatchResult };
  SetQueueAttributes: { input: SetQueueAttributesRequest; output: Record<string, never> };
  StartMessageMoveTask: { input: StartMessageMoveTaskRequest; output: StartMessageMoveTaskResult };
  TagQueue: { input: TagQueueRequest; output: Record<string, never> };
  UntagQueue: { input: UntagQueueRequest; output: Record<string, never> };
}

export type SqsOperation = keyof SqsOperations;
