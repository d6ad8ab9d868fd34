/**
 * The contract: every operation with every way it can refuse, and every way an invocation can fail, as AWS words it
 * (codes, statuses, messages). Each row has one case of the same name in cases/, and each case one row: contract.test.ts
 * fails otherwise. GetAccountSettings takes nothing and refuses nothing.
 *
 * What a handler's language makes of an error (stack traces, import errors) is the contract of the runtimes, not this.
 */
import {
  ALIAS_NAME,
  atLeast,
  atMost,
  BAD_NAME,
  BAD_NAMESPACED_NAME,
  BAD_QUALIFIER,
  CODE_STORAGE_FULL,
  type ContractRow,
  conflict,
  ENVIRONMENT,
  FUNCTION_ARN,
  FUNCTIONS_ONLY,
  invalid,
  LONG_QUALIFIER,
  length,
  MISSING_ARN,
  NO_SUCH_FUNCTION,
  NOT_A_ZIP,
  notFound,
  OTHER_ACCOUNT,
  OTHER_REGION,
  oneOf,
  PENDING,
  pattern,
  QUALIFIERS_DIFFER,
  type Refusal,
  refusal,
  requestTooLarge,
  rows,
  STALE_REVISION,
  throttled,
  UNKNOWN_RUNTIME,
  UPDATE_IN_PROGRESS,
  violation,
  WEIGHT_RANGE,
  ZIP_TOO_LARGE,
} from './refusals.ts';
import { ATTACHMENT_ROWS } from './rows/attachments.ts';
import { EVENT_SOURCE_AND_SIGNING_ROWS } from './rows/event-sources-and-signing.ts';
import { LAYER_ROWS } from './rows/layers.ts';
import { POLICY_AND_TAG_ROWS } from './rows/policies-and-tags.ts';

/** Of the members that a create and an update of the configuration have in common. */
const CONFIGURATION: Readonly<Record<string, Refusal>> = {
  'description of 257 characters': violation(`'${'d'.repeat(257)}' `, 'description', length(256)),
  'handler with a space': violation("'a handler' ", 'handler', pattern('[^\\s]+')),
  'handler of 129 characters': violation(`'${'h'.repeat(129)}' `, 'handler', length(128)),
  'memory of 127 MB': violation("'127' ", 'memorySize', atLeast('128')),
  'memory of 10,241 MB': violation("'10241' ", 'memorySize', atMost('10240')),
  'timeout of 0 s': violation("'0' ", 'timeout', atLeast('1')),
  'timeout of 901 s': violation("'901' ", 'timeout', atMost('900')),
  '/tmp of 511 MB': violation("'511' ", 'ephemeralStorage.size', atLeast('512')),
  '/tmp of 10,241 MB': violation("'10241' ", 'ephemeralStorage.size', atMost('10240')),
  'role that is no ARN': violation(
    "'r1' ",
    'role',
    pattern('arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+'),
  ),
  'KMS key that is no ARN': violation("'key' ", 'kMSKeyArn', pattern('(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()')),
  'tracing mode that is none': violation("'Sometimes' ", 'tracingConfig.mode', oneOf('Active', 'PassThrough')),
  'log format that is none': violation("'XML' ", 'loggingConfig.logFormat', oneOf('JSON', 'Text')),
  'log group with a space': violation("'a group' ", 'loggingConfig.logGroup', pattern('[\\.\\-_/#A-Za-z0-9]+')),
  'dead-letter queue that is missing': invalid(
    'Error occurred while SendMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
  ),
  'two file systems': violation(
    "'[FileSystemConfig(arn=arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0, localMountPath=/mnt/a), FileSystemConfig(arn=arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0, localMountPath=/mnt/a)]' ",
    'fileSystemConfigs',
    length(1),
  ),
  'mount path outside /mnt': violation(
    "'/data' ",
    'fileSystemConfigs.1.member.localMountPath',
    pattern('/mnt/[a-zA-Z0-9-_.]+'),
  ),
  'file system without a VPC': invalid(
    'Function must be configured to execute in a VPC to reference access point arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0.',
  ),
  'subnet that is none': violation(
    "'[net-1]' ",
    'vpcConfig.subnetIds',
    `Member must satisfy constraint: [${length(1024)}, Member must have length greater than or equal to 0, ${pattern('^subnet-[0-9a-z]*$')}]`,
  ),
  'subnet without a security group': invalid('SubnetIds and SecurityIds must coexist or be both empty list.'),
  'subnet that does not exist': invalid(
    "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-1' does not exist",
  ),
  'six layers': invalid('Cannot reference more than 5 layers.'),
  'environment variable of one letter': violation(
    '',
    'environment.variables',
    `Map keys must satisfy constraint: [${pattern('[a-zA-Z]([a-zA-Z0-9_])+')}]`,
  ),
  'reserved environment variables': invalid(
    `${ENVIRONMENT} provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION, LAMBDA_TASK_ROOT`,
  ),
  'environment variables over 4 KB': invalid(
    `${ENVIRONMENT} provided exceeded the 4KB limit. String measured: {"LARGE":"${'x'.repeat(4085)}"}`,
  ),
  'unknown runtime': UNKNOWN_RUNTIME,
  'runtime that AWS no longer takes': invalid(
    'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
  ),
};

export const CONTRACT: readonly ContractRow[] = [
  ...rows('CreateFunction', {
    'bad name': BAD_NAME,
    'name of 65 characters': invalid(
      `1 validation error detected: Value '${'f'.repeat(65)}' at 'functionName' failed to satisfy constraint: ${length(64)}`,
    ),
    'name of 141 characters': violation(`'${'f'.repeat(141)}' `, 'functionName', length(140)),
    'name with a qualifier': FUNCTIONS_ONLY,
    'function of another region': OTHER_REGION,
    'function of another account': OTHER_ACCOUNT,
    'name that is taken': conflict('Function already exist: f'),
    'no role': violation('null ', 'role', 'Member must not be null'),
    'no code': violation('null ', 'code', 'Member must not be null'),
    'no source of the code': invalid('Please provide a source for function code.'),
    'no runtime': invalid(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    ),
    'unknown architecture': violation(
      "'[mips]' ",
      'architectures',
      `Member must satisfy constraint: [${oneOf('x86_64', 'arm64')}, Member must not be null]`,
    ),
    'two architectures': violation("'[x86_64, arm64]' ", 'architectures', length(1)),
    'package type that is none': violation("'Jar' ", 'packageType', oneOf('Zip', 'Image')),
    'image with a handler': invalid(
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    ),
    'package that is no zip': NOT_A_ZIP,
    'package over 50 MB': ZIP_TOO_LARGE,
    'request over 70,167,211 bytes': requestTooLarge('CreateFunction'),
    'code storage is full': CODE_STORAGE_FULL,
    'more than 50 tags': invalid('Number of tags exceeds resource tag limit.'),
    ...CONFIGURATION,
  }),
  ...rows('UpdateFunctionConfiguration', {
    'bad name': BAD_NAME,
    'missing function': NO_SUCH_FUNCTION,
    'function of another region': OTHER_REGION,
    'a version': FUNCTIONS_ONLY,
    'stale revision': STALE_REVISION,
    'function is Pending': PENDING,
    'update in progress': UPDATE_IN_PROGRESS,
    ...CONFIGURATION,
  }),
  ...rows('UpdateFunctionCode', {
    'bad name': BAD_NAME,
    'missing function': NO_SUCH_FUNCTION,
    'a version': FUNCTIONS_ONLY,
    'stale revision': STALE_REVISION,
    'function is Pending': PENDING,
    'update in progress': UPDATE_IN_PROGRESS,
    'no source of the code': invalid('Please provide a source for function code.'),
    'an image': invalid("Please don't provide ImageUri when updating a function with packageType Zip."),
    'package that is no zip': NOT_A_ZIP,
    'package over 50 MB': ZIP_TOO_LARGE,
    'request over 70,167,211 bytes': requestTooLarge('UpdateFunctionCode'),
    'code storage is full': CODE_STORAGE_FULL,
    'two architectures': violation("'[x86_64, arm64]' ", 'architectures', length(1)),
  }),
  ...(['GetFunction', 'GetFunctionConfiguration'] as const).flatMap((operation) =>
    rows(operation, {
      'bad name': BAD_NAMESPACED_NAME,
      'bad qualifier': BAD_QUALIFIER,
      'qualifier of 129 characters': LONG_QUALIFIER,
      'missing function': NO_SUCH_FUNCTION,
      'missing version': notFound(`Function not found: ${FUNCTION_ARN}:9`),
      'missing alias': notFound(`Function not found: ${FUNCTION_ARN}:nowhere`),
      'name and qualifier differ': QUALIFIERS_DIFFER,
      'function of another region': OTHER_REGION,
      'function of another account': OTHER_ACCOUNT,
    }),
  ),
  ...rows('ListFunctions', {
    'no items to a page': violation("'0' ", 'maxItems', atLeast('1')),
    'too many items to a page': violation("'10001' ", 'maxItems', atMost('10000')),
    'function version that is none': violation("'SOME' ", 'functionVersion', oneOf('ALL')),
  }),
  ...rows('DeleteFunction', {
    'bad name': BAD_NAMESPACED_NAME,
    'bad qualifier': BAD_QUALIFIER,
    'missing function': NO_SUCH_FUNCTION,
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'version that an alias points to': conflict(
      'Unable to delete version because the following aliases reference it: [live]',
    ),
    'version that an alias gives a weight': conflict(
      'Unable to delete version because the following aliases reference it: [live]',
    ),
    $LATEST: invalid('$LATEST version cannot be deleted without deleting the function.'),
    '$LATEST of a missing function': invalid('$LATEST version cannot be deleted without deleting the function.'),
    'an alias': invalid('Deletion of aliases is not currently supported.'),
  }),
  ...rows('PublishVersion', {
    'bad name': BAD_NAME,
    'missing function': NO_SUCH_FUNCTION,
    'a version': FUNCTIONS_ONLY,
    'description of 257 characters': violation(`'${'d'.repeat(257)}' `, 'description', length(256)),
    'other code': invalid(
      'CodeSHA256 (b3RoZXI=) is different from current CodeSHA256 in $LATEST (<sha256>). Please try again with the CodeSHA256 in $LATEST.',
    ),
    'stale revision': STALE_REVISION,
    'function is Pending': PENDING,
    'update in progress': UPDATE_IN_PROGRESS,
    'code storage is full': CODE_STORAGE_FULL,
  }),
  ...rows('ListVersionsByFunction', {
    'bad name': BAD_NAMESPACED_NAME,
    'missing function': NO_SUCH_FUNCTION,
    'no items to a page': violation("'0' ", 'maxItems', atLeast('1')),
  }),
  ...rows('CreateAlias', {
    'bad name of the function': BAD_NAME,
    'missing function': notFound(`Function not found: ${MISSING_ARN}:1`),
    'name of digits only': violation("'2024' ", 'name', pattern(ALIAS_NAME)),
    'name that is $LATEST': violation("'$LATEST' ", 'name', pattern(ALIAS_NAME)),
    'name of 129 characters': violation(`'${'a'.repeat(129)}' `, 'name', length(128)),
    'name that is taken': conflict(`Alias already exists: ${FUNCTION_ARN}:live`),
    'description of 257 characters': violation(`'${'d'.repeat(257)}' `, 'description', length(256)),
    'version that is an alias': violation("'live' ", 'functionVersion', pattern('(\\$LATEST(\\.PUBLISHED)?|[0-9]+)')),
    'missing version': notFound(`Function not found: ${FUNCTION_ARN}:10`),
    'two additional versions': invalid('Number of items in AdditionalVersionWeights cannot be greater than 1'),
    'weight over 1': violation("'{2=2.0}' ", 'routingConfig.additionalVersionWeights', WEIGHT_RANGE),
    'weight under 0': violation("'{2=-0.1}' ", 'routingConfig.additionalVersionWeights', WEIGHT_RANGE),
    'same version twice': invalid(
      'Invalid function version 1. Function version 1 is already included in routing configuration.',
    ),
    'weights beside $LATEST': invalid('$LATEST is not supported for an alias pointing to more than 1 version'),
    'missing additional version': notFound(`Function not found: ${FUNCTION_ARN}:10`),
    'additional version with another role': invalid(
      'Versions of an alias with weights must have the same execution role',
    ),
    'additional version with another dead-letter queue': invalid(
      'Versions of an alias with weights must have the same dead-letter queue configuration',
    ),
  }),
  ...rows('UpdateAlias', {
    'missing alias': notFound(`Alias not found: ${FUNCTION_ARN}:nowhere`),
    'stale revision': STALE_REVISION,
    'missing version': notFound(`Function not found: ${FUNCTION_ARN}:10`),
    'two additional versions': invalid('Number of items in AdditionalVersionWeights cannot be greater than 1'),
    'weight over 1': violation("'{2=1.5}' ", 'routingConfig.additionalVersionWeights', WEIGHT_RANGE),
    'same version twice': invalid(
      'Invalid function version 1. Function version 1 is already included in routing configuration.',
    ),
    'to $LATEST while it has weights': invalid('$LATEST is not supported for an alias pointing to more than 1 version'),
    'missing additional version': notFound(`Function not found: ${FUNCTION_ARN}:10`),
  }),
  ...rows('GetAlias', {
    'missing function': NO_SUCH_FUNCTION,
    'missing alias': notFound(`Cannot find alias arn: ${FUNCTION_ARN}:nowhere`),
    'name of digits only': violation("'2024' ", 'name', pattern(ALIAS_NAME)),
  }),
  ...rows('ListAliases', {
    'bad name of the function': BAD_NAME,
    'missing function': NO_SUCH_FUNCTION,
    'version that is an alias': violation("'live' ", 'functionVersion', pattern('(\\$LATEST(\\.PUBLISHED)?|[0-9]+)')),
  }),
  ...rows('DeleteAlias', {
    'name of digits only': violation("'2024' ", 'name', pattern(ALIAS_NAME)),
    'missing function': NO_SUCH_FUNCTION,
  }),
  ...rows('Invoke', {
    'bad name': BAD_NAMESPACED_NAME,
    'bad qualifier': BAD_QUALIFIER,
    'missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'missing version': notFound(`Function not found: ${FUNCTION_ARN}:9`),
    'missing alias': notFound(`Function not found: ${FUNCTION_ARN}:nowhere`),
    'missing function, dry run': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'name and qualifier differ': QUALIFIERS_DIFFER,
    'function of another region': OTHER_REGION,
    'function of another account': OTHER_ACCOUNT,
    'invocation type that is none': violation(
      "'Later' ",
      'invocationType',
      oneOf('Event', 'RequestResponse', 'DryRun'),
    ),
    'log type that is none': violation("'Head' ", 'logType', oneOf('None', 'Tail')),
    'function is Pending': PENDING,
    'function is Pending, dry run': PENDING,
    'event that is not JSON': refusal(
      'InvalidRequestContentException',
      400,
    )(
      "Could not parse request body into json: Could not parse payload into json: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 6]",
    ),
    'event over 6 MB': refusal(
      'RequestEntityTooLargeException',
      413,
    )('Request must be smaller than 6291456 bytes for the InvokeFunction operation'),
    'client context that is not JSON': refusal(
      'InvalidRequestContentException',
      400,
    )('Client context must be a valid Base64-encoded JSON object.'),
    'asynchronous, missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'asynchronous, function is Pending': PENDING,
    'asynchronous, event over 1 MB': refusal(
      'RequestEntityTooLargeException',
      413,
    )('1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)'),
    'reserved concurrency is 0': throttled('ReservedFunctionConcurrentInvocationLimitExceeded'),
    'reserved concurrency is used up': throttled('ReservedFunctionConcurrentInvocationLimitExceeded'),
    'unreserved concurrency is used up': throttled('ConcurrentInvocationLimitExceeded'),
    'too many new environments': throttled('ConcurrentInvocationLimitExceeded'),
    'ten times the reservation in a second': throttled('ReservedFunctionInvocationRateLimitExceeded'),
    "ten times the account's concurrency in a second": throttled('FunctionInvocationRateLimitExceeded'),
    'handler raises': { errorType: 'ValueError', errorMessage: 'boom' },
    'module raises': { errorType: 'ValueError', errorMessage: 'no module' },
    'handler runs longer than the timeout': {
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: <id> Error: Task timed out after 3.00 seconds',
    },
    'handler ends the process': {
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: <id> Error: Runtime exited without providing a reason',
    },
    'handler ends the process with a status': {
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: <id> Error: Runtime exited with error: exit status 1',
    },
    'memory runs out': {
      errorType: 'Runtime.OutOfMemory',
      errorMessage: 'RequestId: <id> Error: Runtime exited with error: signal: killed',
    },
    'module ends the process': {
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: <id> Error: Runtime exited without providing a reason',
    },
    'answer over 6 MB': {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    },
  }),
  ...rows('InvokeWithResponseStream', {
    'missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    asynchronous: violation("'Event' ", 'invocationType', oneOf('RequestResponse', 'DryRun')),
    'reserved concurrency is 0': throttled('ReservedFunctionConcurrentInvocationLimitExceeded'),
  }),
  ...rows('InvokeAsync', {
    'missing function': notFound(`Function not found: ${MISSING_ARN}:$LATEST`),
    'function is Pending': PENDING,
  }),
  ...rows('PutFunctionConcurrency', {
    'less than what is provisioned': invalid(
      " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
    ),
    'missing function': NO_SUCH_FUNCTION,
    'an alias': FUNCTIONS_ONLY,
    'negative reservation': violation("'-1' ", 'reservedConcurrentExecutions', atLeast('0')),
    'less than 100 unreserved left': invalid(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    ),
  }),
  ...rows('GetFunctionConcurrency', { 'missing function': NO_SUCH_FUNCTION, 'an alias': FUNCTIONS_ONLY }),
  ...rows('DeleteFunctionConcurrency', { 'missing function': NO_SUCH_FUNCTION, 'an alias': FUNCTIONS_ONLY }),
  ...POLICY_AND_TAG_ROWS,
  ...LAYER_ROWS,
  ...ATTACHMENT_ROWS,
  ...EVENT_SOURCE_AND_SIGNING_ROWS,
];
