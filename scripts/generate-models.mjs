/**
 * Writes src/api/models/<service>.json (routes, shapes, constraints, errors) and src/api/models/<service>-types.ts from
 * botocore's service models, without their documentation and pruned to what Coldspark speaks.
 *
 *   npm run model            finds botocore with python3, or where Debian's python3-botocore puts it
 *   BOTOCORE_DATA=<dir>      the `data` directory of a botocore, in place of that
 *
 * Where answers recorded from AWS differ from the model, the recorded answer wins: see LAMBDA_CORRECTIONS.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** What of a member says how it travels. */
const MEMBER_TRAITS = /** @type {const} */ ([
  ...['location', 'locationName', 'queryName', 'eventpayload', 'timestampFormat'],
  ...['xmlAttribute', 'xmlNamespace', 'idempotencyToken', 'formName'],
]);

/** And of a shape. */
const SHAPE_TRAITS = /** @type {const} */ ([
  ...['flattened', 'timestampFormat', 'union', 'locationName', 'xmlNamespace'],
]);

/**
 * @typedef {{ shape: string } & { [trait in typeof MEMBER_TRAITS[number]]?: unknown }} MemberRef
 * @typedef {{
 *   type: string, members?: Record<string, MemberRef>, member?: MemberRef, key?: MemberRef, value?: MemberRef,
 *   required?: string[], payload?: string, pattern?: string | undefined,
 *   acceptedPattern?: string | undefined, min?: number, max?: number, enum?: string[],
 *   sensitive?: boolean, error?: { code?: string, httpStatusCode?: number, senderFault?: boolean }, exception?: boolean,
 *   fault?: boolean | string, streaming?: boolean, eventstream?: boolean, event?: boolean, plainMember?: boolean,
 *   silentOnNull?: boolean, shownBesides?: string[],
 * } & { [trait in typeof SHAPE_TRAITS[number]]?: unknown }} Shape
 * @typedef {{
 *   http: { method: string, requestUri: string, responseCode?: number }, input?: MemberRef, output?: MemberRef,
 *   errors?: MemberRef[],
 * }} Operation
 * @typedef {{
 *   apiVersion: string, protocol: string, protocols?: string[], targetPrefix?: string, jsonVersion?: string,
 *   xmlNamespace?: string, bareErrors?: true, endpointPrefix: string, signingName?: string, serviceFullName: string,
 * }} Metadata
 * @typedef {{
 *   input_token: string | string[], output_token: string | string[], limit_key?: string, result_key: string | string[],
 *   more_results?: string,
 * }} Pagination
 * @typedef {{ operation: string, delay: number, maxAttempts: number, acceptors: object[] }} WaiterConfig
 * @typedef {{ metadata: Metadata, operations: Record<string, Operation>, shapes: Record<string, Shape> }} Service
 * @typedef {{
 *   name: string, version: string, title: string, operations: string[], documentation: string, command?: string,
 *   corrections: ((service: Service) => void)[],
 * }} Source
 */

const MODELS = fileURLToPath(new URL('../src/api/models/', import.meta.url));
const DEBIAN_DATA = '/usr/lib/python3/dist-packages/botocore/data';

/** Operations of Lambda that Coldspark speaks: everything about zip functions. */
const LAMBDA_OPERATIONS = [
  ...['CreateFunction', 'GetFunction', 'GetFunctionConfiguration', 'ListFunctions', 'DeleteFunction'],
  ...['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'GetAccountSettings'],
  ...['PublishVersion', 'ListVersionsByFunction'],
  ...['CreateAlias', 'GetAlias', 'ListAliases', 'UpdateAlias', 'DeleteAlias'],
  ...['Invoke', 'InvokeAsync', 'InvokeWithResponseStream'],
  ...['PutFunctionConcurrency', 'GetFunctionConcurrency', 'DeleteFunctionConcurrency'],
  ...['PutProvisionedConcurrencyConfig', 'GetProvisionedConcurrencyConfig', 'DeleteProvisionedConcurrencyConfig'],
  'ListProvisionedConcurrencyConfigs',
  ...['PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig', 'GetFunctionEventInvokeConfig'],
  ...['DeleteFunctionEventInvokeConfig', 'ListFunctionEventInvokeConfigs'],
  ...['TagResource', 'UntagResource', 'ListTags'],
  ...['PublishLayerVersion', 'GetLayerVersion', 'GetLayerVersionByArn', 'DeleteLayerVersion', 'ListLayers'],
  ...['ListLayerVersions', 'AddLayerVersionPermission', 'GetLayerVersionPolicy', 'RemoveLayerVersionPermission'],
  ...['AddPermission', 'GetPolicy', 'RemovePermission'],
  ...['CreateFunctionUrlConfig', 'GetFunctionUrlConfig', 'UpdateFunctionUrlConfig', 'DeleteFunctionUrlConfig'],
  'ListFunctionUrlConfigs',
  ...['CreateEventSourceMapping', 'GetEventSourceMapping', 'UpdateEventSourceMapping', 'DeleteEventSourceMapping'],
  'ListEventSourceMappings',
  ...['CreateCodeSigningConfig', 'GetCodeSigningConfig', 'UpdateCodeSigningConfig', 'DeleteCodeSigningConfig'],
  ...['ListCodeSigningConfigs', 'PutFunctionCodeSigningConfig', 'GetFunctionCodeSigningConfig'],
  ...['DeleteFunctionCodeSigningConfig', 'ListFunctionsByCodeSigningConfig'],
  ...['PutFunctionRecursionConfig', 'GetFunctionRecursionConfig'],
  ...['PutRuntimeManagementConfig', 'GetRuntimeManagementConfig'],
];

/** Members that belong to durable functions, managed instances and tenant isolation. */
const DROPPED_MEMBERS = new Set([
  ...['CapacityProviderConfig', 'PublishTo', 'DurableConfig', 'DurableExecutionName', 'DurableExecutionArn'],
  ...['TenancyConfig', 'TenantId', 'ConfigSha256'],
]);

/** Errors of the same. */
const DROPPED_ERRORS = new Set([
  'FunctionVersionsPerCapacityProviderLimitExceededException',
  'DurableExecutionAlreadyStartedException',
]);

/** What AWS's recorded answers (2025-11 to 2026-03) say differently from the model.
 * @type {((service: Service) => void)[]} */
const LAMBDA_CORRECTIONS = [
  // Every region in a pattern admits the European Sovereign Cloud's.
  ({ shapes }) => {
    for (const shape of Object.values(shapes))
      shape.pattern = shape.pattern?.replaceAll(
        '[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-',
        '(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-',
      );
  },
  // Layers can be tagged.
  ({ shapes }) => {
    const taggable = shapeOf(shapes, 'TaggableResource');
    taggable.pattern = taggable.pattern?.replace(
      '|code-signing-config:',
      '|layer:([a-zA-Z0-9-_]+)|code-signing-config:',
    );
    // and of an event source mapping the first group of its id will do, although refusals name the whole
    taggable.acceptedPattern = taggable.pattern?.replace(
      '|event-source-mapping:',
      '|event-source-mapping:[0-9a-fA-F]{8}|event-source-mapping:',
    );
  },
  // A function without a code signing configuration is answered with nothing.
  ({ shapes }) => {
    delete shapeOf(shapes, 'GetFunctionCodeSigningConfigResponse').required;
  },
  // A function's layers may be AWS's own, without account and version; up to 2,048 characters.
  ({ shapes }) => {
    shapes.LayerReferenceArn = {
      type: 'string',
      max: 2048,
      min: 1,
      pattern:
        '(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:' +
        '[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)',
    };
    shapeOf(shapes, 'LayerList').member = { shape: 'LayerReferenceArn' };
  },
  // A function's unknown runtime is refused by the operation, as InvalidParameterValueException, not by validation.
  ({ shapes }) => {
    shapes.FunctionRuntime = { type: 'string' };
    for (const name of ['CreateFunctionRequest', 'UpdateFunctionConfigurationRequest', 'FunctionConfiguration'])
      members(shapes, name).Runtime = { shape: 'FunctionRuntime' };
  },
  // CompatibleRuntimes alone among the lists is told of its member's constraint without the list around it.
  ({ shapes }) => {
    shapeOf(shapes, 'CompatibleRuntimes').plainMember = true;
  },
  // What a function names of a VPC has a form, too; null is not among what is said of it.
  ({ shapes }) => {
    Object.assign(shapeOf(shapes, 'SubnetId'), { min: 0, max: 1024, pattern: '^subnet-[0-9a-z]*$' });
    Object.assign(shapeOf(shapes, 'SecurityGroupId'), { min: 0, max: 1024, pattern: '^sg-[0-9a-zA-Z]*$' });
    for (const name of ['SubnetIds', 'SecurityGroupIds']) shapeOf(shapes, name).silentOnNull = true;
  },
  // Refusals name the values of RecursiveLoop in this order.
  ({ shapes }) => {
    shapeOf(shapes, 'RecursiveLoop').enum = ['Terminate', 'Allow'];
  },
  // The model shows the limits of managed instances; a standard function has 900 s and 10,240 MB.
  ({ shapes }) => {
    shapeOf(shapes, 'Timeout').max = 900;
    shapeOf(shapes, 'MemorySize').max = 10_240;
  },
  // A running update has the same reason code as a creation.
  ({ shapes }) => {
    shapeOf(shapes, 'LastUpdateStatusReasonCode').enum?.push('Creating');
  },
  // Functions are deleted without a body.
  ({ operations }) => {
    const { DeleteFunction } = operations;
    if (!DeleteFunction) throw new Error('This botocore does not know DeleteFunction.');
    DeleteFunction.http.responseCode = 204;
    delete DeleteFunction.output;
  },
];

/** Operations of SQS: all there are. */
const SQS_OPERATIONS = [
  ...['CreateQueue', 'DeleteQueue', 'GetQueueUrl', 'ListQueues', 'GetQueueAttributes', 'SetQueueAttributes'],
  ...['TagQueue', 'UntagQueue', 'ListQueueTags', 'AddPermission', 'RemovePermission', 'PurgeQueue'],
  ...['SendMessage', 'SendMessageBatch', 'ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch'],
  ...['ChangeMessageVisibility', 'ChangeMessageVisibilityBatch', 'ListDeadLetterSourceQueues'],
  ...['StartMessageMoveTask', 'ListMessageMoveTasks', 'CancelMessageMoveTask'],
];

/** Codes that SQS's errors have in AWS Query, and in `x-amzn-query-error`, with their status when it is not 400. The last
 * three are no service's own.
 * @type {Record<string, [code: string, status?: number]>} */
const SQS_QUERY_CODES = {
  BatchEntryIdsNotDistinct: ['AWS.SimpleQueueService.BatchEntryIdsNotDistinct'],
  BatchRequestTooLong: ['AWS.SimpleQueueService.BatchRequestTooLong'],
  EmptyBatchRequest: ['AWS.SimpleQueueService.EmptyBatchRequest'],
  InvalidAddress: ['InvalidAddress', 404],
  InvalidAttributeName: ['InvalidAttributeName'],
  InvalidAttributeValue: ['InvalidAttributeValue'],
  InvalidBatchEntryId: ['AWS.SimpleQueueService.InvalidBatchEntryId'],
  InvalidMessageContents: ['InvalidMessageContents'],
  InvalidSecurity: ['InvalidSecurity', 403],
  MessageNotInflight: ['AWS.SimpleQueueService.MessageNotInflight'],
  OverLimit: ['OverLimit', 403],
  PurgeQueueInProgress: ['AWS.SimpleQueueService.PurgeQueueInProgress', 403],
  QueueDeletedRecently: ['AWS.SimpleQueueService.QueueDeletedRecently'],
  QueueDoesNotExist: ['AWS.SimpleQueueService.NonExistentQueue'],
  QueueNameExists: ['QueueAlreadyExists'],
  ReceiptHandleIsInvalid: ['ReceiptHandleIsInvalid', 404],
  RequestThrottled: ['RequestThrottled', 403],
  ResourceNotFoundException: ['ResourceNotFoundException', 404],
  TooManyEntriesInBatchRequest: ['AWS.SimpleQueueService.TooManyEntriesInBatchRequest'],
  UnsupportedOperation: ['AWS.SimpleQueueService.UnsupportedOperation'],
  AccessDeniedException: ['AccessDenied', 403],
  InvalidParameterValueException: ['InvalidParameterValue'],
  MissingRequiredParameterException: ['MissingParameter'],
};

/** What a list's items, and a map's entries, are called in SQS's forms and XML. botocore 1.31 was the last to know.
 * @type {Record<string, string>} */
const SQS_ITEM_NAMES = {
  AWSAccountIdList: 'AWSAccountId',
  ActionNameList: 'ActionName',
  AttributeNameList: 'AttributeName',
  BatchResultErrorEntryList: 'BatchResultErrorEntry',
  BinaryList: 'BinaryListValue',
  ChangeMessageVisibilityBatchRequestEntryList: 'ChangeMessageVisibilityBatchRequestEntry',
  ChangeMessageVisibilityBatchResultEntryList: 'ChangeMessageVisibilityBatchResultEntry',
  DeleteMessageBatchRequestEntryList: 'DeleteMessageBatchRequestEntry',
  DeleteMessageBatchResultEntryList: 'DeleteMessageBatchResultEntry',
  ListMessageMoveTasksResultEntryList: 'ListMessageMoveTasksResultEntry',
  MessageAttributeNameList: 'MessageAttributeName',
  MessageList: 'Message',
  MessageSystemAttributeList: 'MessageSystemAttributeName',
  QueueUrlList: 'QueueUrl',
  SendMessageBatchRequestEntryList: 'SendMessageBatchRequestEntry',
  SendMessageBatchResultEntryList: 'SendMessageBatchResultEntry',
  StringList: 'StringListValue',
  TagKeyList: 'TagKey',
  MessageBodyAttributeMap: 'MessageAttribute',
  MessageBodySystemAttributeMap: 'MessageSystemAttribute',
  MessageSystemAttributeMap: 'Attribute',
  QueueAttributeMap: 'Attribute',
  TagMap: 'Tag',
};

/** SQS spoke AWS Query first, and still does. @type {((service: Service) => void)[]} */
const SQS_CORRECTIONS = [
  ({ metadata }) => {
    metadata.protocols = ['json', 'query'];
    metadata.xmlNamespace = 'http://queue.amazonaws.com/doc/2012-11-05/';
  },
  ({ shapes }) => {
    for (const shape of Object.values(shapes))
      for (const member of Object.values(shape.members ?? {}))
        if (shapeOf(shapes, member.shape).type === 'map') member.formName = SQS_ITEM_NAMES[member.shape];
    for (const [name, itemName] of Object.entries(SQS_ITEM_NAMES)) {
      const shape = shapeOf(shapes, name);
      shape.flattened = true;
      if (shape.member) shape.member.locationName = itemName;
      const [key, value] = name === 'TagMap' ? ['Key', 'Value'] : ['Name', 'Value'];
      if (shape.key) shape.key.locationName = key;
      if (shape.value) shape.value.locationName = value;
    }
  },
  ({ shapes, operations }) => {
    for (const [name, [code, httpStatusCode = 400]] of Object.entries(SQS_QUERY_CODES)) {
      shapes[name] ??= { type: 'structure', members: { message: { shape: 'ExceptionMessage' } }, exception: true };
      shapeOf(shapes, name).error = { code, httpStatusCode, senderFault: true };
    }
    for (const operation of Object.values(operations))
      for (const shape of Object.keys(SQS_QUERY_CODES).slice(-3)) operation.errors?.push({ shape });
  },
  // What is no attribute is refused by the operation, in words of its own.
  ({ shapes }) => {
    for (const name of ['QueueAttributeName', 'MessageSystemAttributeName', 'MessageSystemAttributeNameForSends'])
      delete shapeOf(shapes, name).enum;
  },
];

/** What S3 calls its answers. */
const S3_ROOTS = {
  ListBucketsOutput: 'ListAllMyBucketsResult',
  GetBucketLocationOutput: 'LocationConstraint',
  GetBucketAclOutput: 'AccessControlPolicy',
  GetObjectAclOutput: 'AccessControlPolicy',
  GetBucketVersioningOutput: 'VersioningConfiguration',
  GetBucketTaggingOutput: 'Tagging',
  GetObjectTaggingOutput: 'Tagging',
  NotificationConfiguration: 'NotificationConfiguration',
  DeleteObjectsOutput: 'DeleteResult',
  GetObjectAttributesOutput: 'GetObjectAttributesResponse',
  ListObjectsOutput: 'ListBucketResult',
  ListObjectsV2Output: 'ListBucketResult',
  ListObjectVersionsOutput: 'ListVersionsResult',
  CreateMultipartUploadOutput: 'InitiateMultipartUploadResult',
  CompleteMultipartUploadOutput: 'CompleteMultipartUploadResult',
  ListMultipartUploadsOutput: 'ListMultipartUploadsResult',
  ListPartsOutput: 'ListPartsResult',
};

/** What Java's regular expressions say otherwise: characters beyond the first plane, and those that can be printed. */
const JAVA_PATTERNS = { '\\uD800\\uDC00-\\uDBFF\\uDFFF': '\\uD800-\\uDFFF', '\\p{Print}': '[ -~]' };

/** @type {Source[]} */
const SOURCES = [
  {
    name: 'lambda',
    version: '2015-03-31',
    title: 'Lambda',
    operations: LAMBDA_OPERATIONS,
    documentation: 'https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html',
    corrections: LAMBDA_CORRECTIONS,
  },
  {
    name: 'cloudwatch',
    version: '2010-08-01',
    title: 'CloudWatch',
    operations: [
      ...['GetMetricData', 'GetMetricStatistics', 'ListMetrics'],
      ...['PutMetricAlarm', 'DescribeAlarms', 'DescribeAlarmsForMetric', 'DescribeAlarmHistory', 'SetAlarmState'],
      ...['EnableAlarmActions', 'DisableAlarmActions', 'DeleteAlarms'],
    ],
    documentation: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html',
    corrections: [],
  },
  {
    name: 'logs',
    version: '2014-03-28',
    title: 'Logs',
    operations: [
      ...['CreateLogGroup', 'DeleteLogGroup', 'DescribeLogGroups', 'CreateLogStream', 'DescribeLogStreams'],
      ...['FilterLogEvents', 'GetLogEvents'],
      ...['ListTagsForResource', 'TagResource', 'UntagResource', 'ListTagsLogGroup', 'TagLogGroup', 'UntagLogGroup'],
    ],
    documentation: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html',
    // a name that is too long is refused in words of its own
    corrections: [
      ({ shapes }) => {
        for (const name of ['LogGroupName', 'LogStreamName']) delete shapes[name]?.max;
      },
    ],
  },
  {
    name: 'iam',
    version: '2010-05-08',
    title: 'Iam',
    operations: [
      ...['CreateRole', 'DeleteRole', 'GetRole', 'ListRoles'],
      ...['PutRolePolicy', 'GetRolePolicy', 'ListRolePolicies', 'DeleteRolePolicy'],
      ...['AttachRolePolicy', 'ListAttachedRolePolicies', 'DetachRolePolicy'],
      ...['UpdateAssumeRolePolicy', 'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'],
      ...['CreatePolicy', 'GetPolicy', 'GetPolicyVersion', 'ListPolicies', 'DeletePolicy'],
      ...['SimulateCustomPolicy', 'SimulatePrincipalPolicy'],
    ],
    documentation: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html',
    corrections: [],
  },
  {
    name: 'kms',
    version: '2014-11-01',
    title: 'Kms',
    operations: [
      ...['CreateKey', 'DescribeKey', 'ListKeys', 'EnableKey', 'DisableKey', 'UpdateKeyDescription'],
      ...['ScheduleKeyDeletion', 'CancelKeyDeletion'],
      ...['CreateAlias', 'UpdateAlias', 'DeleteAlias', 'ListAliases'],
      ...['GetKeyPolicy', 'PutKeyPolicy', 'ListKeyPolicies'],
      ...['CreateGrant', 'ListGrants', 'ListRetirableGrants', 'RetireGrant', 'RevokeGrant'],
      ...['Encrypt', 'Decrypt', 'ReEncrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateRandom'],
      ...['GenerateMac', 'VerifyMac'],
      ...['EnableKeyRotation', 'DisableKeyRotation', 'GetKeyRotationStatus', 'RotateKeyOnDemand', 'ListKeyRotations'],
      ...['TagResource', 'UntagResource', 'ListResourceTags'],
    ],
    documentation: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html',
    corrections: [
      // Refusals name the algorithms in this order.
      ({ shapes }) => {
        shapeOf(shapes, 'MacAlgorithmSpec').enum = ['HMAC_SHA_384', 'HMAC_SHA_256', 'HMAC_SHA_224', 'HMAC_SHA_512'];
      },
    ],
  },
  {
    name: 'sts',
    version: '2011-06-15',
    title: 'Sts',
    operations: ['AssumeRole', 'GetCallerIdentity'],
    documentation: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html',
    corrections: [],
  },
  {
    name: 's3',
    version: '2006-03-01',
    title: 'S3',
    operations: [
      ...['CreateBucket', 'DeleteBucket', 'HeadBucket', 'ListBuckets', 'GetBucketLocation', 'GetBucketAcl'],
      ...['GetBucketVersioning', 'PutBucketVersioning', 'GetBucketEncryption'],
      ...['GetBucketTagging', 'PutBucketTagging', 'DeleteBucketTagging'],
      ...['GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucketPolicy', 'GetBucketPolicyStatus'],
      ...['GetPublicAccessBlock', 'PutPublicAccessBlock', 'DeletePublicAccessBlock'],
      ...['GetBucketOwnershipControls', 'PutBucketOwnershipControls', 'DeleteBucketOwnershipControls'],
      ...['GetBucketNotificationConfiguration', 'PutBucketNotificationConfiguration'],
      ...['PutObject', 'GetObject', 'HeadObject', 'CopyObject', 'DeleteObject', 'DeleteObjects', 'GetObjectAttributes'],
      ...['GetObjectAcl', 'GetObjectTagging', 'PutObjectTagging', 'DeleteObjectTagging'],
      ...['ListObjects', 'ListObjectsV2', 'ListObjectVersions'],
      ...['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload', 'AbortMultipartUpload'],
      ...['ListMultipartUploads', 'ListParts'],
    ],
    documentation: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html',
    command: 's3api',
    corrections: [
      // What clients do not need to know: the names of answers, and that errors stand alone.
      ({ shapes, metadata }) => {
        metadata.xmlNamespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
        metadata.bareErrors = true;
        for (const [name, root] of Object.entries(S3_ROOTS)) shapeOf(shapes, name).locationName = root;
      },
      // Refused by the operation in words of its own, where the model would only say that the document is malformed.
      ({ shapes }) => {
        for (const name of [
          'Event',
          'FilterRuleName',
          'BucketLocationConstraint',
          'StorageClass',
          'ObjectStorageClass',
        ])
          delete shapeOf(shapes, name).enum;
        delete shapeOf(shapes, 'CopySource').pattern;
        delete shapeOf(shapes, 'MaxBuckets').max;
      },
    ],
  },
  {
    name: 'service-quotas',
    version: '2019-06-24',
    title: 'ServiceQuotas',
    operations: [
      ...['GetServiceQuota', 'ListServiceQuotas', 'GetAWSDefaultServiceQuota', 'ListAWSDefaultServiceQuotas'],
      ...['RequestServiceQuotaIncrease', 'GetRequestedServiceQuotaChange', 'ListServices'],
      ...['ListRequestedServiceQuotaChangeHistory', 'ListRequestedServiceQuotaChangeHistoryByQuota'],
    ],
    documentation: 'https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_Operations.html',
    corrections: [],
  },
  {
    name: 'events',
    version: '2015-10-07',
    title: 'EventBridge',
    operations: [
      ...['CreateEventBus', 'DescribeEventBus', 'UpdateEventBus', 'ListEventBuses', 'DeleteEventBus'],
      ...['PutRule', 'DescribeRule', 'ListRules', 'EnableRule', 'DisableRule', 'DeleteRule', 'ListRuleNamesByTarget'],
      ...['PutTargets', 'ListTargetsByRule', 'RemoveTargets', 'PutEvents', 'TestEventPattern'],
      ...['PutPermission', 'RemovePermission', 'TagResource', 'UntagResource', 'ListTagsForResource'],
    ],
    documentation: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html',
    corrections: [
      // Targets are functions, queues, topics and event buses.
      ({ shapes }) => {
        const target = members(shapes, 'Target');
        for (const name of ['Kinesis', 'RunCommand', 'Ecs', 'Batch', 'Http', 'RedshiftData', 'SageMakerPipeline'])
          delete target[`${name}Parameters`];
        delete target.AppSyncParameters;
      },
      // Refusals show an entry with members that nobody can send.
      ({ shapes }) => {
        shapeOf(shapes, 'PutEventsRequestEntry').shownBesides = ['kmsKeyIdentifier', 'internalMetadata'];
      },
    ],
  },
  {
    name: 'application-autoscaling',
    version: '2016-02-06',
    title: 'ApplicationAutoScaling',
    operations: [
      ...['RegisterScalableTarget', 'DescribeScalableTargets', 'DeregisterScalableTarget'],
      ...['PutScalingPolicy', 'DescribeScalingPolicies', 'DeleteScalingPolicy'],
      ...['PutScheduledAction', 'DescribeScheduledActions', 'DeleteScheduledAction'],
      ...['DescribeScalingActivities', 'TagResource', 'UntagResource', 'ListTagsForResource'],
    ],
    documentation: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_Operations.html',
    corrections: [
      // Predictive scaling is for ECS alone.
      ({ shapes }) => {
        for (const name of ['PutScalingPolicyRequest', 'ScalingPolicy'])
          delete members(shapes, name).PredictiveScalingPolicyConfiguration;
      },
      // In Java's words.
      ({ shapes }) => {
        for (const shape of Object.values(shapes))
          for (const [java, ours] of Object.entries(JAVA_PATTERNS))
            if (shape.pattern?.includes(java)) shape.acceptedPattern = shape.pattern.replace(java, ours);
      },
    ],
  },
  {
    name: 'sqs',
    version: '2012-11-05',
    title: 'Sqs',
    operations: SQS_OPERATIONS,
    documentation: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html',
    corrections: SQS_CORRECTIONS,
  },
  {
    name: 'sns',
    version: '2010-03-31',
    title: 'Sns',
    operations: [
      ...['CreateTopic', 'DeleteTopic', 'ListTopics', 'GetTopicAttributes', 'SetTopicAttributes'],
      ...['Subscribe', 'ConfirmSubscription', 'Unsubscribe', 'ListSubscriptions', 'ListSubscriptionsByTopic'],
      ...['GetSubscriptionAttributes', 'SetSubscriptionAttributes', 'Publish', 'PublishBatch'],
      ...['AddPermission', 'RemovePermission', 'TagResource', 'UntagResource', 'ListTagsForResource'],
    ],
    documentation: 'https://docs.aws.amazon.com/sns/latest/api/API_Operations.html',
    corrections: [],
  },
  {
    name: 'elbv2',
    version: '2015-12-01',
    title: 'LoadBalancing',
    operations: [
      ...['CreateLoadBalancer', 'DescribeLoadBalancers', 'DeleteLoadBalancer'],
      ...['CreateTargetGroup', 'DescribeTargetGroups', 'ModifyTargetGroup', 'DeleteTargetGroup'],
      ...['DescribeTargetGroupAttributes', 'ModifyTargetGroupAttributes'],
      ...['RegisterTargets', 'DeregisterTargets', 'DescribeTargetHealth'],
      ...['CreateListener', 'DescribeListeners', 'ModifyListener', 'DeleteListener'],
      ...['CreateRule', 'DescribeRules', 'ModifyRule', 'DeleteRule', 'SetRulePriorities'],
      ...['AddTags', 'DescribeTags', 'RemoveTags'],
    ],
    documentation: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html',
    corrections: [
      // Actions that ask who somebody is are refused by their type.
      ({ shapes }) => {
        const action = members(shapes, 'Action');
        for (const name of ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig', 'JwtValidationConfig'])
          delete action[name];
      },
    ],
  },
  {
    name: 'apigateway',
    version: '2015-07-09',
    title: 'ApiGateway',
    operations: [
      ...['CreateRestApi', 'GetRestApi', 'GetRestApis', 'DeleteRestApi'],
      ...['CreateResource', 'GetResource', 'GetResources', 'DeleteResource'],
      ...['PutMethod', 'GetMethod', 'DeleteMethod', 'PutMethodResponse', 'PutIntegration', 'GetIntegration'],
      ...['DeleteIntegration', 'PutIntegrationResponse', 'TestInvokeMethod'],
      ...['CreateDeployment', 'GetDeployment', 'GetDeployments', 'DeleteDeployment'],
      ...['CreateStage', 'GetStage', 'GetStages', 'UpdateStage', 'DeleteStage'],
    ],
    documentation: 'https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html',
    corrections: [],
  },
  {
    name: 'apigatewayv2',
    version: '2018-11-29',
    title: 'ApiGatewayV2',
    operations: [
      ...['CreateApi', 'GetApi', 'GetApis', 'UpdateApi', 'DeleteApi', 'DeleteCorsConfiguration'],
      ...['CreateIntegration', 'GetIntegration', 'GetIntegrations', 'UpdateIntegration', 'DeleteIntegration'],
      ...['CreateRoute', 'GetRoute', 'GetRoutes', 'UpdateRoute', 'DeleteRoute'],
      ...['CreateDeployment', 'GetDeployment', 'GetDeployments', 'DeleteDeployment'],
      ...['CreateStage', 'GetStage', 'GetStages', 'UpdateStage', 'DeleteStage'],
    ],
    documentation: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html',
    corrections: [
      // Both API Gateways are signed for alike; the bridge tells them apart by their paths.
      ({ metadata }) => {
        metadata.signingName = 'apigatewayv2';
      },
      // Errors spell their message so.
      ({ shapes }) => {
        for (const { exception, members: own } of Object.values(shapes))
          if (exception && own?.Message) {
            own.message = own.Message;
            delete own.Message;
          }
      },
    ],
  },
];

/** @param {Record<string, Shape>} shapes @param {string} name */
function shapeOf(shapes, name) {
  const shape = shapes[name];
  if (!shape) throw new Error(`There is no shape ${name}.`);
  return shape;
}

/** @param {Record<string, Shape>} shapes @param {string} name */
function members(shapes, name) {
  const { members: found } = shapeOf(shapes, name);
  if (!found) throw new Error(`Shape ${name} has no members.`);
  return found;
}

function botocoreData() {
  if (process.env.BOTOCORE_DATA) return process.env.BOTOCORE_DATA;
  const print = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))';
  try {
    return execFileSync('python3', ['-c', print], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if (existsSync(DEBIAN_DATA)) return DEBIAN_DATA;
    throw new Error('No botocore found: install python3-botocore, or set BOTOCORE_DATA.', { cause: error });
  }
}

/** A file of the service, or undefined when it has none. @param {Source} source @param {string} name */
function readData({ name: service, version }, name) {
  const file = join(botocoreData(), service, version, name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return existsSync(`${file}.gz`) ? JSON.parse(gunzipSync(readFileSync(`${file}.gz`)).toString('utf8')) : undefined;
}

/** How the lists are paged. @param {Source} source */
function paginatorsOf(source) {
  const { pagination = {} } = /** @type {{ pagination?: Record<string, Pagination> }} */ (
    readData(source, 'paginators-1.json') ?? {}
  );
  const spoken = Object.entries(pagination)
    .filter(([name]) => source.operations.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    spoken.map(([name, { input_token, output_token, limit_key, result_key, more_results }]) => [
      name,
      {
        inputTokens: [input_token].flat(),
        outputTokens: [output_token].flat(),
        ...(limit_key && { limitKey: limit_key }),
        resultKeys: [result_key].flat(),
        ...(more_results && { moreResults: more_results }),
      },
    ]),
  );
}

/** What can be waited for. @param {Source} source */
function waitersOf(source) {
  const { waiters = {} } = /** @type {{ waiters?: Record<string, WaiterConfig> }} */ (
    readData(source, 'waiters-2.json') ?? {}
  );
  const spoken = Object.entries(waiters)
    .filter(([, { operation }]) => source.operations.includes(operation))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    spoken.map(([name, { operation, delay, maxAttempts, acceptors }]) => [
      name,
      { operation, delaySeconds: delay, maxAttempts, acceptors },
    ]),
  );
}

/** What of a shape the contract needs. @param {Shape} shape @returns {Shape} */
function withoutDocumentation(shape) {
  const { type, members: all, member, key, value, payload, pattern, min, max, sensitive } = shape;
  /** @param {MemberRef} ref */
  const bare = (ref) => ({ shape: ref.shape, ...traitsOf(ref, MEMBER_TRAITS) });
  return {
    type,
    ...(all && {
      members: Object.fromEntries(
        Object.entries(all)
          .filter(([name]) => !DROPPED_MEMBERS.has(name))
          .map(([name, ref]) => [name, bare(ref)]),
      ),
    }),
    ...(shape.required?.length && { required: shape.required }),
    ...(member && { member: bare(member) }),
    ...(key && { key: bare(key) }),
    ...(value && { value: bare(value) }),
    ...(payload && { payload }),
    ...traitsOf(shape, SHAPE_TRAITS),
    ...(pattern && { pattern }),
    ...(shape.acceptedPattern && { acceptedPattern: shape.acceptedPattern }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(shape.enum && { enum: shape.enum }),
    ...(sensitive && { sensitive }),
    ...(shape.plainMember && { plainMember: true }),
    ...(shape.silentOnNull && { silentOnNull: true }),
    ...(shape.shownBesides && { shownBesides: shape.shownBesides }),
    ...(shape.eventstream && { eventstream: true }),
    ...(shape.exception && errorOf(shape)),
  };
}

/** Those that are set. @template {string} T @param {{ [trait in T]?: unknown }} source @param {readonly T[]} names */
function traitsOf(source, names) {
  return Object.fromEntries(names.filter((name) => source[name]).map((name) => [name, source[name]]));
}

/** Shapes of the JSON protocols say nothing of status: what is no fault of the service is the caller's. @param {Shape} shape */
function errorOf({ error, fault }) {
  const sender = error ? error.senderFault : !fault;
  return {
    status: error?.httpStatusCode ?? (fault ? 500 : 400),
    fault: sender ? 'User' : 'Service',
    ...(error?.code && { queryCode: error.code }),
  };
}

/** Of an input that is a whole XML document. @param {MemberRef} ref */
const rootOf = ({ locationName, xmlNamespace }) => ({ name: locationName, ...(xmlNamespace ? { xmlNamespace } : {}) });

/** @param {Source} source @param {Service} service */
function prune(source, { operations, shapes, metadata }) {
  /** @type {Map<string, Shape>} */
  const kept = new Map();
  /** @param {MemberRef | undefined} ref */
  const keep = (ref) => {
    if (!ref || kept.has(ref.shape)) return;
    const shape = withoutDocumentation(shapeOf(shapes, ref.shape));
    kept.set(ref.shape, shape);
    for (const member of Object.values(shape.members ?? {})) keep(member);
    keep(shape.member);
    keep(shape.key);
    keep(shape.value);
  };
  const spoken = [...source.operations].sort().map((name) => {
    const operation = operations[name];
    if (!operation) throw new Error(`This botocore does not know ${name}; take a newer one.`);
    const errors = (operation.errors ?? []).filter(({ shape }) => !DROPPED_ERRORS.has(shape));
    for (const ref of [operation.input, operation.output, ...errors]) keep(ref);
    const { method, requestUri, responseCode = 200 } = operation.http;
    return /** @type {const} */ ([
      name,
      {
        method,
        uri: requestUri,
        status: responseCode,
        ...(operation.input && { input: operation.input.shape }),
        ...(operation.input?.locationName ? { inputRoot: rootOf(operation.input) } : {}),
        ...(operation.output && { output: operation.output.shape }),
        errors: errors.map(({ shape }) => shape).sort(),
      },
    ]);
  });
  const { protocol, protocols = [protocol], endpointPrefix, signingName = endpointPrefix } = metadata;
  return {
    signingName,
    command: source.command ?? source.name,
    title: metadata.serviceFullName,
    apiVersion: metadata.apiVersion,
    protocols,
    ...(metadata.targetPrefix && { targetPrefix: metadata.targetPrefix, jsonVersion: metadata.jsonVersion }),
    ...(metadata.xmlNamespace && { xmlNamespace: metadata.xmlNamespace }),
    ...(metadata.bareErrors && { bareErrors: true }),
    operations: Object.fromEntries(spoken),
    paginators: paginatorsOf(source),
    waiters: waitersOf(source),
    shapes: Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** JSON with one operation or shape a line, so that a change of the model reads as one.
 * @param {ReturnType<typeof prune>} model */
function toJson({ operations, paginators, waiters, shapes, ...head }) {
  /** @param {Record<string, object>} sections */
  const lines = (sections) =>
    Object.entries(sections)
      .filter(([, entries]) => Object.keys(entries).length > 0)
      .map(([title, entries]) => {
        const each = Object.entries(entries).map(
          ([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`,
        );
        return `  "${title}": {\n${each.join(',\n')}\n  }`;
      });
  const headLines = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${[...headLines, ...lines({ operations, paginators, waiters, shapes })].join(',\n')}\n}\n`;
}

/** @param {Source} source @param {ReturnType<typeof prune>} model */
function toTypes({ title, documentation }, { operations, shapes }) {
  /** @param {string} name @returns {string} */
  const typeOf = (name) => {
    const shape = shapeOf(shapes, name);
    switch (shape.type) {
      case 'structure':
        return shape.eventstream ? `${name}[]` : name;
      case 'list': {
        const item = typeOf(shape.member?.shape ?? '');
        return item.includes(' ') ? `(${item})[]` : `${item}[]`;
      }
      case 'map':
        return `Record<string, ${typeOf(shape.value?.shape ?? '')}>`;
      case 'string':
        // AWS adds runtimes faster than models are read
        return shape.enum && name !== 'Runtime' ? shape.enum.map((value) => `'${value}'`).join(' | ') : 'string';
      case 'boolean':
        return 'boolean';
      case 'blob':
        return 'Uint8Array';
      // on the wire: seconds since 1970
      default:
        return 'number';
    }
  };
  const interfaces = Object.entries(shapes)
    .filter(([, shape]) => shape.type === 'structure' && !('status' in shape))
    .map(([name, shape]) => {
      const fields = Object.entries(shape.members ?? {}).map(([member, ref]) => {
        const type = member === 'ZipFile' ? 'ZipFile' : ref.shape === 'Body' ? 'ContentBody' : typeOf(ref.shape);
        return shape.required?.includes(member) ? `  ${member}: ${type};` : `  ${member}?: ${type} | undefined;`;
      });
      return fields.length
        ? `export interface ${name} {\n${fields.join('\n')}\n}\n`
        : `export type ${name} = Record<string, never>;\n`;
    });
  const spoken = Object.entries(operations).map(
    ([name, { input, output }]) =>
      `  ${name}: { input: ${input ?? 'Record<string, never>'}; output: ${output ?? 'Record<string, never>'} };`,
  );
  return [
    '/**',
    ` * Inputs and outputs of ${title}'s operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see`,
    ' * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the',
    ' * model says string, else seconds since 1970.',
    ` * ${documentation}`,
    ' */',
    ...('ZipFile' in (shapes.FunctionCode?.members ?? {}) ? ["import type { ZipFile } from '../package.ts';"] : []),
    ...('Body' in shapes ? ["import type { ContentBody } from '../stored-content.ts';"] : []),
    '',
    ...interfaces,
    '/** Every operation, by name. */',
    `export interface ${title}Operations {`,
    ...spoken,
    '}',
    '',
    `export type ${title}Operation = keyof ${title}Operations;`,
    '',
  ].join('\n');
}

for (const source of SOURCES) {
  const service = /** @type {Service} */ (readData(source, 'service-2.json'));
  for (const correct of source.corrections) correct(service);
  const model = prune(source, service);
  const types = join(MODELS, `${source.name}-types.ts`);
  writeFileSync(join(MODELS, `${source.name}.json`), toJson(model));
  writeFileSync(types, toTypes(source, model));
  execFileSync('npx', ['biome', 'format', '--write', types], { stdio: 'inherit' });
}
